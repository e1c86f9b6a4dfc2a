import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Journey, Machine, Missing, Offer } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { gapName, intoStage, t } from '../texts';
import { OwnRemedy } from './own-remedy';
import { isMine } from './own-remedies';
import classes from './own.module.css';

interface OwnNextStepProps {
  journey: Journey;
  offers: Offer[];
  machine: Machine;
}

/** The one thing to know: what comes next, and why. */
export function OwnNextStep({ journey, offers, machine }: OwnNextStepProps) {
  const rest = useRest(journey);
  const words = t.own;
  if (rest) return rest;
  const edge = machine.edges.find(({ from, command }) => from === journey.stage && command === journey.nextMove);
  if (!edge) return <Card title={words.goesWell(intoStage(journey.stage))}>{<p>{words.goesWellBody}</p>}</Card>;
  const to = intoStage(edge.to);
  const [first] = journey.missing;
  if (!first) return <Card title={edge.to === 'closed' ? words.readyToClose : words.ready(to)} />;
  const gap = journey.missing.find((one) => isMine(one, journey, offers)) ?? first;
  const inMyHands = isMine(gap, journey, offers);
  return (
    <Card label={words.nextStep} title={inMyHands ? mine(gap) : theirs(gap)}>
      <p className={classes.reason}>
        {words.why(to)} <ClauseLink clause={gap.clause} />
      </p>
      {inMyHands ? <OwnRemedy gap={gap} journey={journey} /> : <p>{words.nothingForYou}</p>}
      {journey.missing.length > 1 && <p>{words.more(journey.missing.length - 1)}</p>}
    </Card>
  );
}

const mine = (gap: Missing): string => t.requirements[gap.requirement]?.mine ?? `${gapName(gap)}.`;

/** What the service does next, in the worker's words. */
function theirs(gap: Missing): string {
  if (gap.remedy === 'ConfirmEligibility') return t.own.theirsConfirm(lowered(gapName(gap)));
  return t.requirements[gap.requirement]?.mine ?? t.own.theirs(lowered(gapName(gap)));
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** A closed journey, a break, a talk put off: then nothing comes next for now. */
function useRest(journey: Journey): ReactNode {
  const dates = useDates();
  const words = t.own;
  const kept = intoStage(journey.stage);
  const until = journey.reviewAt ? dates.dayAndAway(journey.reviewAt) : '';
  if (journey.stage === 'closed') return <ClosedCard journey={journey} />;
  switch (journey.standing) {
    case 'paused':
      return (
        <Card title={words.paused}>
          <p>{words.pausedBody(kept)}</p>
          {until && <p>{words.pausedTalk(until)}</p>}
        </Card>
      );
    case 'notNow':
      return <Card title={words.notNow}>{until && <p>{words.notNowBody(until)}</p>}</Card>;
    case 'stoodDown':
      return (
        <Card title={words.stoodDown}>
          <p>{words.stoodDownBody}</p>
        </Card>
      );
    default:
      return undefined;
  }
}

function ClosedCard({ journey: { id } }: { journey: Journey }) {
  return (
    <Card title={t.own.closed}>
      <p>{t.own.closedBody}</p>
      <p>
        <Button component="a" href={`/api/journeys/${id}/exit-pack.pdf`} target="_blank" size="md">
          {t.own.exitPack}
        </Button>
      </p>
    </Card>
  );
}

function Card({ label, title, children }: { label?: string; title: string; children?: ReactNode }) {
  return (
    <section className={classes.next} aria-labelledby="next-step">
      <h2 id="next-step">
        {label && <span className={classes.label}>{label}</span>}
        {title}
      </h2>
      {children}
    </section>
  );
}
