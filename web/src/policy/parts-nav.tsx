import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { t } from '../texts';
import { partName } from './layout';
import { Meter } from './meter';
import classes from './parts-nav.module.css';
import { parts, type Part, type PolicyState } from './policy-types';

/** Every part of the policy with its meter, and which tracks are shut. */
export function PartsNav({ policy, part }: { policy: PolicyState; part: Part }) {
  return (
    <nav aria-label={t.policy.parts} className={classes.nav}>
      {parts.map((one) => (
        <Link
          key={one}
          to="/policy"
          search={(before) => ({ ...before, part: one })}
          className={classes.part}
          data-here={one === part}
          aria-current={one === part ? 'true' : undefined}
          resetScroll={false}
        >
          <span className={classes.name}>
            {partName(one)}
            {one !== 'general' && <Shut shut={!isComplete(policy, one)} />}
          </span>
          <Meter of={filledOf(policy, one)} label={partName(one)} />
          <span className={classes.state}>{stateOf(policy, one)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Shut({ shut }: { shut: boolean }) {
  const Icon = shut ? IconLock : IconLockOpen;
  return <Icon size={16} aria-hidden />;
}

const filledOf = ({ meter }: PolicyState, part: Part) => (part === 'general' ? meter.general : meter.tracks[part]);

const left = (policy: PolicyState, part: Part): number => {
  const { filled, total } = filledOf(policy, part);
  return total - filled;
};

export const isComplete = (policy: PolicyState, part: Part): boolean => left(policy, part) === 0;

function stateOf(policy: PolicyState, part: Part): string {
  const words = t.policy.states;
  if (part === 'general') return words.general(left(policy, part));
  if (left(policy, part) > 0) return words.shut(left(policy, part));
  return policy.meter.tracks[part].open ? words.open : words.ready;
}
