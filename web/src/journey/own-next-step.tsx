import type { Journey, Machine, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { intoStage, requirementName, t } from '../texts';
import classes from './own-page.module.css';

interface OwnNextStepProps {
  journey: Journey;
  offers: Offer[];
  machine: Machine;
}

/** The one thing to know: what comes next, why, and what after that. */
export function OwnNextStep({ journey, offers, machine }: OwnNextStepProps) {
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

  const next = offers.find(({ primary }) => primary);
  const ahead = machine.edges.find(({ from, to }) => from === journey.stage && to !== 'closed');
  const to =
    machine.edges.find(({ from, command }) => from === journey.stage && command === next?.type)?.to ??
    ahead?.to ??
    'closed';
  const [first, ...then] = next?.refusal?.missing ?? [];
  if (!first) return <Card title={to === 'closed' ? words.readyToClose : words.ready(intoStage(to))} />;
  return (
    <Card label={words.nextStep} title={mine(first.requirement)}>
      <p className={classes.reason}>
        {words.why(intoStage(to))} <span>{first.clause}</span>
      </p>
      {then.length > 0 && (
        <>
          <h3>{words.afterThat}</h3>
          <ul>
            {then.map(({ requirement }) => (
              <li key={requirement}>{mine(requirement)}</li>
            ))}
          </ul>
        </>
      )}
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
