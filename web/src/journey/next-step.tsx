import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { machineQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { intoStage, stageName, t } from '../texts';
import { useOpenCommand } from './command-request';
import { MissingList } from './missing-list';

const comesBack: Record<string, string> = {
  paused: 'ResumeJourney',
  notNow: 'ResumeConversation',
  stoodDown: 'Reinstate',
};

/** The step that leads on: the return for someone who rests, else the move to the next stage. */
export function leadingOffer(journey: Journey, offers: Offer[]): Offer | undefined {
  const back = comesBack[journey.standing];
  if (journey.stage === 'closed') return offers.find(({ type }) => type === 'RecordFollowUp');
  return back ? offers.find(({ type }) => type === back) : moveOn(journey, offers);
}

const moveOn = (journey: Journey, offers: Offer[]): Offer | undefined =>
  offers.find(({ type }) => type === journey.nextMove) ?? offers.find(({ primary }) => primary);

/** The page's one primary button, while its step is open. When it is not, the first remedy takes its place. */
export function PrimaryButton({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const offer = leadingOffer(journey, offers);
  if (!offer?.allowed) return null;
  return (
    <Button size="md" onClick={() => open({ journeyId: journey.id, person: journey.person, type: offer.type })}>
      {t.commands[offer.type]?.button ?? offer.label ?? offer.type}
    </Button>
  );
}

/** What stands before the next stage, or the word that nothing does; over it the standing, where it is not the usual one. */
export function NextStep({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const { data: machine } = useQuery(machineQuery(journey.track));
  const name = journey.person.givenName;
  const words = t.journey;
  if (journey.stage === 'closed') return <Closed journey={journey} />;

  const type = journey.nextMove ?? undefined;
  const to = machine?.edges.find((edge) => edge.from === journey.stage && edge.command === type)?.to ?? '';
  const rests = journey.standing in comesBack;
  const allowed = offers.some((offer) => offer.type === type && offer.allowed);
  return (
    <>
      <StandingWords journey={journey} />
      {journey.missing.length > 0 && (
        <Section title={words.missingBefore(intoStage(to), journey.missing.length)}>
          <MissingList
            missing={journey.missing}
            journeyId={journey.id}
            person={journey.person}
            leads={!rests && journey.decisions.length === 0}
          />
        </Section>
      )}
      {journey.missing.length === 0 && allowed && (
        <Told
          title={
            to === 'closed'
              ? words.nothingMissingToClose(name)
              : words.nothingMissing(name, stageName(to).toLowerCase())
          }
        />
      )}
      {!type && !rests && <Told title={words.goesWell(name, intoStage(journey.stage))}>{words.goesWellBody}</Told>}
    </>
  );
}

/** A pause, a talk put off, a stand-down, a review, a return in steps: said as what it is. */
function StandingWords({ journey }: { journey: Journey }) {
  const dates = useDates();
  const words = t.journey;
  const name = journey.person.givenName;
  const day = journey.reviewAt ? dates.dayAndAway(journey.reviewAt) : '';
  const kept = intoStage(journey.stage);
  switch (journey.standing) {
    case 'paused':
      return <Told title={words.pausedTitle(name)}>{words.pausedBody(kept, day)}</Told>;
    case 'notNow':
      return <Told title={words.notNowTitle(name)}>{words.notNowBody(day)}</Told>;
    case 'stoodDown':
      return <Told title={words.stoodDownTitle(name)}>{words.stoodDownBody(kept)}</Told>;
    case 'underReview':
      return <Told title={words.underReviewTitle(name)}>{words.underReviewBody(day)}</Told>;
    default:
      return <ReturnSteps journey={journey} />;
  }
}

/** The steps that are still ahead, or began in these days. */
function ReturnSteps({ journey }: { journey: Journey }) {
  const dates = useDates();
  const last = journey.returnSteps.at(-1);
  if (!last || dates.daysFromToday(last.on) < -14) return null;
  return (
    <Section title={t.journey.returning(journey.person.givenName)}>
      <ul>
        {journey.returnSteps.map(({ step, on }) => (
          <li key={`${step} ${on}`}>{t.journey.returnStep(t.form.returnSteps[step] ?? step, dates.dayAndAway(on))}</li>
        ))}
      </ul>
    </Section>
  );
}

function Closed({ journey: { person, closedOn, keepUntil, closing } }: { journey: Journey }) {
  const dates = useDates();
  const words = t.journey;
  const said = [
    closedOn && words.closedOn(dates.day(closedOn)),
    closing && words.closing[closing],
    keepUntil && words.keptUntil(dates.day(keepUntil)),
    words.closedBody,
  ];
  return <Told title={words.closedTitle(person.givenName)}>{said.filter(Boolean).join(' ')}</Told>;
}

function Told({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Section title={title}>
      <Text c="dimmed">{children}</Text>
    </Section>
  );
}
