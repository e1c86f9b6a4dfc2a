import type { Journey } from '../api/types';
import { TextLink } from '../shell/links';
import { Section } from '../shell/section';
import { stageName, t, trackName } from '../texts';
import classes from './people-around.module.css';

/** The person's other tracks: each is a journey of its own. */
export function Siblings({ journey: { siblings } }: { journey: Journey }) {
  return (
    <Section title={t.journey.siblings}>
      {siblings.length === 0 && <p className={classes.none}>{t.journey.noSiblings}</p>}
      <ul className={classes.list}>
        {siblings.map(({ id, track, stage }) => (
          <li key={id}>
            <TextLink to="/journeys/$journeyId" params={{ journeyId: id }}>
              {t.journey.alsoOn(trackName(track), stageName(stage).toLowerCase())}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
