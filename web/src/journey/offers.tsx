import { Button } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { Section } from '../shell/section';
import { gapName, refusalSentence, t, wordsOf } from '../texts';
import { list } from '../texts/plural';
import { isCommand } from './command-fields';
import { useOpenCommand } from './command-request';
import { leadingOffer } from './next-step';
import classes from './offers.module.css';

/** What has a place of its own on the page, or needs to know more than a button does. */
const elsewhere = new Set([
  'FillForm',
  'AgreeTopic',
  'PlanTraining',
  'AddCertificate',
  'WithdrawCertificate',
  'WithdrawExperience',
  'SignContract',
  'SignBoundaryAgreement',
  'AcknowledgePolicy',
  'ChooseBasis',
  'ConfirmEligibility',
  'StateWish',
  'Decide',
  'WaiveRequirement',
  'MoveToPolicy',
]);

/** Asked for now and then: folded away, so that the eye finds what is done every day. */
const rare = new Set([
  'StepBack',
  'StandDown',
  'PlaceUnderReview',
  'LiftReview',
  'RaiseConcern',
  'SetExpectedEnd',
  'GiveNotice',
  'LeaveNow',
  'EndApplication',
  'StartExit',
]);

/** Everything else that may be asked now; and what may not, with its reason. Relations have their own place. */
export function Offers({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const leading = leadingOffer(journey, offers);
  const shown = offers.filter(
    ({ type }) => isCommand(type) && type !== leading?.type && !type.startsWith('Name') && !elsewhere.has(type),
  );
  const allowed = shown.filter((offer) => offer.allowed);
  const shut = journey.stage === 'closed' ? [] : shown.filter(isWorthSaying);
  const paused = journey.standing === 'paused';
  const request = { journeyId: journey.id, person: journey.person, paused };
  const button = ({ type }: Offer) => (
    <Button key={type} variant="default" size="sm" onClick={() => open({ ...request, type })}>
      {wordsOf(type, false, paused)!.button}
    </Button>
  );
  const usual = allowed.filter(({ type }) => !rare.has(type));
  const others = allowed.filter(({ type }) => rare.has(type));
  if (shown.length === 0) return null;
  return (
    <Section title={t.journey.actions}>
      <div className={classes.buttons}>{usual.map(button)}</div>
      {others.length > 0 && (
        <details className={classes.shut}>
          <summary>
            {t.journey.more} ({others.length})
          </summary>
          <div className={classes.buttons}>{others.map(button)}</div>
        </details>
      )}
      {shut.length > 0 && (
        <details className={classes.shut}>
          <summary>
            {t.journey.notNow} ({shut.length})
          </summary>
          <dl>
            {shut.map((offer) => (
              <div key={offer.type}>
                <dt>{t.commands[offer.type]!.button}</dt>
                <dd>
                  {reasonFor(offer, journey.person.givenName)} <ClauseLink clause={offer.refusal!.clause} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}

/** What belongs to another track or standing is no news; what waits for something is. */
const isWorthSaying = ({ allowed, refusal }: Offer): boolean =>
  !allowed &&
  refusal !== undefined &&
  !/^(NOT_ON_THIS_TRACK|NOT_AT_THIS_STAGE|JOURNEY_NOT_|FOLLOW_UP)/.test(refusal.code);

function reasonFor({ refusal }: Offer, name: string): string {
  const missing = refusal?.missing ?? [];
  const what = missing.length > 0 ? `: ${list(missing.map(gapName))}` : '';
  return refusal ? `${refusalSentence(refusal, name).replace(/\.$/, '')}${what}` : '';
}
