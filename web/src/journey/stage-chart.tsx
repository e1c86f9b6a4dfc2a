import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { CSSProperties } from 'react';

import type { Journey, Machine } from '../api/types';
import { useDates } from '../shell/me';
import type { Dates } from '../texts/dates';
import { intoStage, stageName, t } from '../texts';
import { bypassesOf, pathsTaken, sideWays } from './chart-shape';
import classes from './stage-chart.module.css';

/** The way through the stages, drawn from the machine: where the person was, is, and may go, with every side way. */
export function StageChart({ machine, journey }: { machine: Machine; journey: Journey }) {
  const dates = useDates();
  const stages = machine.stages.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
  const taken = pathsTaken(journey);
  const at = stages.indexOf(journey.stage);
  return (
    <div className={classes.chart}>
      <ol className={classes.stages} style={{ '--stages': stages.length } as CSSProperties}>
        {stages.map((stage, index) => {
          const visit = journey.visited.findLast((one) => one.stage === stage);
          const state = stage === journey.stage ? 'here' : visit ? 'been' : index < at ? 'skipped' : 'ahead';
          const walked = index > 0 && taken.has(`${stages[index - 1]}>${stage}`);
          return (
            <li
              key={stage}
              data-state={state}
              data-walked={walked || undefined}
              data-paused={journey.standing === 'paused' || undefined}
              {...(state === 'here' ? { 'aria-current': 'step' } : {})}
            >
              <span className={classes.dot} aria-hidden>
                {state === 'been' && <IconCheck size={14} stroke={3} />}
              </span>
              <span className={classes.name}>{stageName(stage)}</span>
              <span className={classes.when}>{whenOf(state, visit, dates)}</span>
            </li>
          );
        })}
      </ol>
      <SideWays stages={stages} machine={machine} taken={taken} />
      <VisuallyHidden>
        {sideWays(stages, machine).map(({ from, to }) => (
          <p key={`${from}${to}`}>{t.journey.alsoLeads(stageName(from), intoStage(to))}</p>
        ))}
      </VisuallyHidden>
    </div>
  );
}

function whenOf(state: string, visit: Journey['visited'][number] | undefined, dates: Dates): string {
  if (state === 'here' && visit) return t.journey.hereSince(dates.short(visit.from));
  if (state === 'been' && visit) return t.journey.been(dates.short(visit.from), dates.short(visit.to ?? visit.from));
  return state === 'skipped' ? t.journey.skipped : '';
}

/** Arcs below the line for every edge that skips a stage. */
function SideWays({ stages, machine, taken }: { stages: string[]; machine: Machine; taken: Set<string> }) {
  const arcs = bypassesOf(stages, machine);
  if (arcs.length === 0) return null;
  return (
    <svg className={classes.arcs} viewBox={`0 0 ${stages.length * 100} 44`} preserveAspectRatio="none" aria-hidden>
      {arcs.map(({ from, to, path }) => (
        <path
          key={path}
          d={path}
          data-taken={taken.has(`${from}>${to}`) || undefined}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
