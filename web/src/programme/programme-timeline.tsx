import { useQuery } from '@tanstack/react-query';

import { useDates } from '../shell/me';
import { useShowMore } from '../shell/show-more';
import { Section } from '../shell/section';
import { readable, t } from '../texts';
import classes from './programme-page.module.css';
import { programmeTimelineQuery, type ProgrammeDetail } from './programme-queries';

/** What happened in a programme, the newest first. */
export function ProgrammeTimeline({ programme }: { programme: ProgrammeDetail }) {
  const dates = useDates();
  const { data } = useQuery(programmeTimelineQuery(programme.id));
  const { shown, more } = useShowMore(data?.items ?? [], 10);
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t.programme.timeline}>
      <ul className={classes.facts}>
        {shown.map(({ id, at, type, section, actor }) => (
          <li key={id}>
            <span className={classes.when}>
              {dates.day(at)} · {actor?.name ?? t.journey.byTime}
            </span>{' '}
            {t.programme.happened[type] ?? readable(type)}
            {section && `: ${programme.sections.find(({ id: one }) => one === section)?.title ?? readable(section)}`}
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}
