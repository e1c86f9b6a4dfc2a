import { daysBetween } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { promisedOn, type ObligationRow } from '../obligations/obligation-rows.js';
import type { KeptReading } from './kept-matters.js';

/** What something owed means for whoever looks at it today: the one it is owed to waits, the one who answers for it acts. */
export function obligationMatter(row: ObligationRow, member: Member, now: Instant): KeptReading[] {
  const { stage, what, about, opened_at, state } = row;
  if (stage !== 'open' && stage !== 'overdue') return [];
  const own = row.person_id === member.personId;
  const mine = !own && (row.mine || wasTold(row, member));
  if (!own && !mine) return [];
  const days = stage === 'overdue' ? daysBetween(row.first_promise.getTime(), now, state.context.zone) : 0;
  return [
    {
      matter: own ? 'owed-to-you' : stage === 'overdue' ? 'obligation-overdue' : 'obligation-asked',
      clause: 'TURAS 6.2',
      since: opened_at.getTime(),
      mine,
      action: own ? { type: 'see', href: '/my/owed' } : { type: 'Fulfil', href: hrefOf(row) },
      params: { about: about ?? what, what, until: promisedOn(row), days: Math.max(0, days) },
    },
  ];
}

/** One of the rungs that were climbed told somebody in this role. */
function wasTold({ state: { context } }: ObligationRow, { roles }: Member): boolean {
  return context.terms.ladder.steps.slice(0, context.climbed).some(({ to }) => to.some((role) => roles.includes(role)));
}

const hrefOf = ({ journey_id }: ObligationRow) => (journey_id ? `/journeys/${journey_id}` : '/');
