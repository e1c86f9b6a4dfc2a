import type { Journey, Machine, TodayItem } from '../api/types';
import { useDates } from '../shell/me';
import { intoStage, requirementName, t } from '../texts';
import classes from './own-page.module.css';

interface OwnNextStepProps {
  journey: Journey;
  matter: TodayItem | undefined;
  machine: Machine;
}

/** The one thing to know: what comes next, and why. */
export function OwnNextStep({ journey, matter, machine }: OwnNextStepProps) {
  const dates = useDates();
  const words = t.own;
  if (journey.stage === 'closed') return <Card title={words.closed} />;
  if (journey.standing === 'paused')
    return (
      <Card title={words.paused}>
        <p>{words.pausedBody(intoStage(journey.stage))}</p>
        {journey.reviewAt && <p>{words.pausedTalk(dates.dayAndAway(journey.reviewAt))}</p>}
      </Card>
    );

  const edge = machine.edges.find(({ from, to }) => from === journey.stage && to !== 'closed');
  const to = intoStage(edge?.to ?? 'closed');
  const { requirement, clause } = matter?.why.params ?? {};
  if (journey.missing === 0) return <Card title={edge ? words.ready(to) : words.readyToClose} />;
  if (typeof requirement !== 'string') return <Card title={words.missing(journey.missing, to)} />;
  return (
    <Card label={words.nextStep} title={mine(requirement)}>
      <p className={classes.reason}>
        {words.why(to)} <span>{clause}</span>
      </p>
      {journey.missing > 1 && <p>{words.more(journey.missing - 1)}</p>}
    </Card>
  );
}

const mine = (requirement: string): string => t.requirements[requirement]?.mine ?? `${requirementName(requirement)}.`;

function Card({ label, title, children }: { label?: string; title: string; children?: React.ReactNode }) {
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
