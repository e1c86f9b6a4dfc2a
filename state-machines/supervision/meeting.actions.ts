import { dateOf } from '../core/calendar.js';
import { consentEndsAt } from './due.js';
import { calledOff, type Consequence } from './planning.js';
import { governing } from './pattern.js';
import { isWorker } from './sessions.js';
import { doing } from './supervision.setup.js';
import type { SupervisionContext, SupervisionEvent } from './supervision.messages.js';

export const addAgendaItem = doing('AddAgendaItem', (context, input) => {
  const by = isWorker(context, input) ? 'worker' : 'supervisor';
  const { section } = input;
  return {
    remembers: { agenda: [...context.agenda, { item: context.version + 1, section, by }] },
    happened: [{ type: 'AgendaItemAdded', section, by }],
  };
});

export const removeAgendaItem = doing('RemoveAgendaItem', ({ agenda }, { item }) => ({
  remembers: { agenda: agenda.filter((one) => one.item !== item) },
  happened: [{ type: 'AgendaItemRemoved', item }],
}));

/** What is said stays between the two: the journal knows that it was. */
export const answerPulse = doing('AnswerPulse', () => ({ happened: [{ type: 'PulseAnswered' }] }));
export const writeNote = doing('WriteNote', () => ({ happened: [{ type: 'NoteWritten' }] }));

type Consents = SupervisionContext['consents'];

/** Other consents than before: a meeting of three that none of them covers is called off. */
function consenting({ threeWay, zone }: SupervisionContext, consents: Consents, at: number): Consequence {
  if (!threeWay) return { remembers: { consents }, happened: [] };
  const day = dateOf(threeWay.startsAt, zone);
  const isCovered = consents.some(({ scope, until }) => scope === threeWay.scope && day <= until);
  if (isCovered || threeWay.startsAt <= at) return { remembers: { consents }, happened: [] };
  return { remembers: { consents, threeWay: null }, happened: calledOff(threeWay, at) };
}

export const giveConsent = doing('GiveConsent', (context, { scope, until, at }) => {
  const given = [...context.consents.filter((one) => one.scope !== scope), { scope, givenAt: at, until }];
  const { remembers, happened } = consenting(context, given, at);
  return {
    remembers: { ...remembers, consentEndedAt: null },
    happened: [{ type: 'ConsentGiven', scope, until }, ...happened],
  };
});

export const withdrawConsent = doing('WithdrawConsent', (context, { scope, at }) => {
  const left = context.consents.filter((one) => one.scope !== scope);
  const { remembers, happened } = consenting(context, left, at);
  return {
    remembers: { ...remembers, consentEndedAt: at },
    happened: [{ type: 'ConsentWithdrawn', scope, since: at }, ...happened],
  };
});

/** A meeting within the last day of a consent took place under it: nothing is called off. */
export const consentsEnd = doing('ConsentEnded', ({ consents, zone }, { at }) => {
  const isOver = (consent: Consents[number]) => consentEndsAt(consent, zone) <= at;
  return {
    remembers: { consents: consents.filter((one) => !isOver(one)), consentEndedAt: at },
    happened: consents.filter(isOver).map(({ scope }): SupervisionEvent => ({
      ...{ type: 'ConsentRanOut', scope, since: at },
    })),
  };
});

export const planThreeWay = doing('PlanThreeWay', (context, { scope, startsAt, at }) => {
  const slot = {
    uid: `${context.journeys[0]!.journeyId}-three-way-${context.version + 1}`,
    ...{ sequence: 0, startsAt: Date.parse(startsAt), agreed: true },
    minutes: governing(context)?.terms.minutes ?? 60,
  };
  return {
    remembers: { threeWay: { ...slot, scope } },
    happened: [{ type: 'ThreeWayPlanned', scope, slot, since: at }],
  };
});

export const cancelThreeWay = doing('CancelThreeWay', ({ threeWay }, { at }) => ({
  remembers: { threeWay: null },
  happened: [{ type: 'ThreeWayCancelled', slot: threeWay!, since: at }],
}));

export const recordThreeWay = doing('RecordThreeWay', (_, { held }) => ({
  remembers: { threeWay: null },
  happened: [{ type: 'ThreeWayRecorded', held }],
}));
