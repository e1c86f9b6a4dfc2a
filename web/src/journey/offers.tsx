import { Button } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { Section } from '../shell/section';
import { refusalSentence, requirementName, t, wordsOf } from '../texts';
import { list } from '../texts/plural';
import { isCommand } from './command-fields';
import { useOpenCommand } from './command-request';
import { leadingOffer } from './next-step';
import classes from './offers.module.css';

/** Everything else that may be asked now; and what may not, with its reason. Relations have their own place. */
export function Offers({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const leading = leadingOffer(journey, offers);
  const shown = offers.filter((offer) => isCommand(offer.type) && offer !== leading && !offer.type.startsWith('Name'));
  const allowed = shown.filter((offer) => offer.allowed);
  const shut = shown.filter((offer) => !offer.allowed);
  const paused = journey.standing === 'paused';
  const request = { journeyId: journey.id, person: journey.person, paused };
  if (shown.length === 0) return null;
  return (
    <Section title={t.journey.actions}>
      <div className={classes.buttons}>
        {allowed.map(({ type }) => (
          <Button key={type} variant="default" size="sm" onClick={() => open({ ...request, type })}>
            {wordsOf(type, false, paused)!.button}
          </Button>
        ))}
      </div>
      {shut.length > 0 && (
        <details className={classes.shut}>
          <summary>
            {t.journey.notNow} ({shut.length})
          </summary>
          <dl>
            {shut.map((offer) => (
              <div key={offer.type}>
                <dt>{t.commands[offer.type]!.button}</dt>
                <dd>{reasonFor(offer, journey.person.givenName)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}

function reasonFor({ refusal }: Offer, name: string): string {
  if (!refusal) return '';
  const missing = refusal.missing ?? [];
  const what = missing.length > 0 ? `: ${list(missing.map(({ requirement }) => requirementName(requirement)))}` : '';
  return `${refusalSentence(refusal, name).replace(/\.$/, '')}${what} (${refusal.clause})`;
}
