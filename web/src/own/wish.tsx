import { Button, Group } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { useJourneyCommand } from '../journey/use-journey-command';
import { Section } from '../shell/section';
import { say } from '../shell/say';
import { t } from '../texts';
import classes from './own.module.css';

/** The worker's own word on leading: nobody says it for them, and "not now" closes no door (TURAS 11.4). */
export function Wish({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const command = useJourneyCommand(journey.id);
  const words = t.own;
  const state = async (wish: 'yes' | 'notNow') => {
    if (await command.give({ type: 'StateWish', wish })) say(words.wishDone);
  };
  if (journey.track !== 'facilitation' || journey.stage === 'leading') return null;
  if (!offers.some(({ type, allowed }) => type === 'StateWish' && allowed)) return null;
  return (
    <Section title={words.wishTitle}>
      <p className={classes.muted}>
        {words.wishBody} <ClauseLink clause="TURAS 11.4" />
      </p>
      {journey.wish && <p>{words.wishIs[journey.wish]}</p>}
      <ProgressLine progress={command.progress} />
      <Group gap="sm" grow className={classes.pair!}>
        {journey.wish !== 'yes' && (
          <Button size="md" variant="default" loading={command.busy} onClick={() => void state('yes')}>
            {words.wishYes}
          </Button>
        )}
        {journey.wish !== 'notNow' && (
          <Button size="md" variant="default" loading={command.busy} onClick={() => void state('notNow')}>
            {words.wishNotNow}
          </Button>
        )}
      </Group>
    </Section>
  );
}
