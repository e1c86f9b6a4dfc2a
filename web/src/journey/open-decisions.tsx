import { Button } from '@mantine/core';

import type { Decision, Journey, Offer } from '../api/types';
import { Mark } from './badge';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { gapName, readable, t } from '../texts';
import { useOpenCommand } from './command-request';
import rows from '../today/rows.module.css';

/** What the sources leave to people: since when it waits, and the button to decide it. Nothing decides by itself. */
export function OpenDecisions({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const { decisions, person } = journey;
  const dates = useDates();
  const open = useOpenCommand();
  const mayDecide = offers.some(({ type, allowed }) => type === 'Decide' && allowed);
  if (decisions.length === 0) return null;
  return (
    <Section title={t.journey.decisions(decisions.length)}>
      <ul className={rows.rows}>
        {decisions.map((decision) => {
          const { matter, since, about, escalated } = decision;
          const title = t.decide[matter]?.title(person.givenName) ?? readable(matter);
          return (
            <li key={`${matter} ${about}`} className={rows.row}>
              <Mark tone={escalated ? 'late' : 'soon'} />
              <div className={rows.what}>
                <span className={rows.title}>{title}</span>
                <p className={rows.since}>
                  {[aboutWords(decision, journey), t.journey.decisionSince(dates.dayAndAway(since))]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {!mayDecide && <span className={rows.small}>{t.journey.whoDecides[matter]}</span>}
              {mayDecide && (
                <Button
                  className={rows.button}
                  aria-label={`${t.commands.Decide!.button}: ${title}`}
                  onClick={() =>
                    open({
                      journeyId: journey.id,
                      person,
                      type: 'Decide',
                      values: { matter, ...(about ? { about } : {}) },
                    })
                  }
                >
                  {t.commands.Decide!.button}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The waiver or criterion that is in question. */
function aboutWords({ about }: Decision, { terms }: Journey): string {
  if (!about) return '';
  const criterion = terms.eligibility.find(({ id }) => id === about || `eligibility-${id}` === about);
  return criterion?.sentence.replace(/\.$/, '') ?? gapName({ requirement: about, sentence: readable(about) });
}
