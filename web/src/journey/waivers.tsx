import { Button } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { Empty } from '../shell/states';
import { requirementName, t } from '../texts';
import { useOpenCommand } from './command-request';
import classes from './people-around.module.css';

/** What was set aside for this journey: by whom, and until when. */
export function Waivers({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const dates = useDates();
  const open = useOpenCommand();
  const words = t.waivers;
  const add = offers.some(({ type, allowed }) => type === 'WaiveRequirement' && allowed) && (
    <Button
      variant="default"
      size="xs"
      onClick={() => open({ journeyId: journey.id, person: journey.person, type: 'WaiveRequirement' })}
    >
      {words.add}
    </Button>
  );
  return (
    <Section title={words.title} beside={add}>
      {journey.waivers.length === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
      <ul className={classes.list}>
        {journey.waivers.map(({ requirement, by, until, lapsed }) => (
          <li key={`${requirement} ${until}`}>
            <span className={classes.holder} data-nobody={lapsed || undefined}>
              {requirementName(requirement)}
            </span>
            <span className={classes.relation}>
              {[(lapsed ? words.lapsed : words.until)(dates.day(until)), by && words.by(by)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
