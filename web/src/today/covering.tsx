import { useQuery } from '@tanstack/react-query';

import { absencesQuery } from '../absence/absence-queries';
import { TextLink } from '../shell/links';
import { may, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './rows.module.css';

/** For whom I cover today, and who covers for me; nothing on a usual day. */
export function Covering() {
  const me = useMe();
  const dates = useDates();
  const today = dates.today();
  const { data = [] } = useQuery({
    ...absencesQuery({ from: today, until: today }),
    enabled: may(me, 'absence.see'),
  });
  const words = t.covers;
  const away = data.filter(({ stage }) => stage === 'away');
  const mine = away.find(({ user }) => user.userId === me.userId);
  const covered = away.filter(({ cover }) => cover?.userId === me.userId);
  if (!mine && covered.length === 0) return null;
  const all = (
    <TextLink to="/absences" size="sm">
      {words.toAbsences}
    </TextLink>
  );
  return (
    <Section title={words.title} beside={all}>
      <ul className={classes.rows}>
        {mine && (
          <li className={`${classes.row} ${classes.quiet}`}>
            <div className={classes.what}>
              <strong>{words.youAway(dates.day(mine.until))}</strong>
              <p className={classes.small}>{mine.cover ? words.coveredBy(mine.cover.name) : words.nobodyCovers}</p>
            </div>
          </li>
        )}
        {covered.map(({ id, user, until }) => (
          <li key={id} className={`${classes.row} ${classes.quiet}`}>
            <div className={classes.what}>
              <strong>{words.youCover(user.name, dates.day(until))}</strong>
              <p className={classes.small}>{words.youCoverBody}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
