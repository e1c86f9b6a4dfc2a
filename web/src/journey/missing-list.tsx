import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { journeyQuery, offersQuery } from '../api/queries';
import type { Missing, NamedPerson, Offer } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { holds, useMe } from '../shell/me';
import { useKeepFocus } from '../shell/use-keep-focus';
import { gapName, t } from '../texts';
import { list } from '../texts/plural';
import { remedyValues } from './remedies';
import type { Values } from './command-fields';
import { useOpenCommand } from './command-request';
import classes from './missing-list.module.css';

interface MissingListProps {
  missing: Missing[];
  journeyId: string;
  person: NamedPerson;
  /** The page has no other primary button: the first remedy is the next step. */
  leads?: boolean;
}

/** What stands before a step, each with its clause, the button that mends it, and who may waive it. */
export function MissingList({ missing, journeyId, person, leads = false }: MissingListProps) {
  const { data: offers = [] } = useQuery(offersQuery(journeyId));
  const keepFocus = useKeepFocus<HTMLUListElement>(missing);
  const first = missing.find(({ remedy }) => isOpen(offers, remedy));
  return (
    <ul className={classes.list} {...keepFocus}>
      {missing.map((gap) => (
        <Gap
          key={gap.requirement}
          gap={gap}
          journeyId={journeyId}
          person={person}
          offers={offers}
          leads={leads && gap === first}
        />
      ))}
    </ul>
  );
}

const isOpen = (offers: Offer[], type: string): boolean => offers.some((offer) => offer.type === type && offer.allowed);

interface GapProps extends Omit<MissingListProps, 'missing' | 'leads'> {
  gap: Missing;
  offers: Offer[];
  leads: boolean;
}

function Gap({ gap, journeyId, person, offers, leads }: GapProps) {
  const open = useOpenCommand();
  const me = useMe();
  const name = gapName(gap);
  const mayWaive = gap.waivableBy.some((role) => holds(me, role)) && isOpen(offers, 'WaiveRequirement');
  const { data: journey } = useQuery(journeyQuery(journeyId));
  const give = (type: string, values: Values) => () =>
    open({ journeyId, person, type, values, ...(values.form && { title: name }) });
  return (
    <li className={classes.gap} data-row>
      <IconX size={16} stroke={2.5} className={classes.cross} aria-hidden />
      <div className={classes.what}>
        <span className={classes.name}>{name}</span>{' '}
        <span className={classes.clause}>
          <ClauseLink clause={gap.clause} />
        </span>
        {!mayWaive && <p className={classes.waiver}>{whoWaives(gap)}</p>}
      </div>
      <div className={classes.buttons}>
        {mayWaive && (
          <Button size="xs" variant="subtle" onClick={give('WaiveRequirement', { requirement: gap.requirement })}>
            {t.journey.waive}
          </Button>
        )}
        {isOpen(offers, gap.remedy) && (
          <Button
            size="xs"
            variant={leads ? 'filled' : 'default'}
            aria-label={`${remedyOf(gap)}: ${name}`}
            onClick={give(gap.remedy, remedyValues(gap, journey))}
          >
            {remedyOf(gap)}
          </Button>
        )}
      </div>
    </li>
  );
}

const remedyOf = ({ remedy }: Missing): string => t.commands[remedy]?.remedy ?? t.commands[remedy]?.button ?? remedy;

function whoWaives({ waivableBy }: Missing): string {
  if (waivableBy.length === 0) return t.journey.nobodyWaives;
  return t.journey.mayWaive(list(waivableBy.map((role) => t.roles[role] ?? role)));
}
