import type { Journey } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { formName, readable, requirementName, t, topicName } from '../texts';
import classes from './done.module.css';

/** What is behind the person already: steps, training and waivers with their days, newest first. */
export function Done({ journey }: { journey: Journey }) {
  const dates = useDates();
  const { steps, trainings, forms, confirmations } = journey;
  const waivers = journey.waivers.filter(({ lapsed }) => !lapsed);
  const done = [
    ...steps.map(({ requirement, on }) => ({ what: requirementName(requirement), on, words: t.journey.doneOn })),
    ...trainings.map(({ topic, on }) => ({ what: t.trainingIn(topicName(topic)), on, words: t.journey.trainedOn })),
    ...forms.map(({ form, on }) => ({ what: formName(form), on, words: t.journey.filledOn })),
    ...confirmations.map(({ criterion, basis, on }) => ({
      what: sentenceOf(journey, criterion),
      on,
      words: (day: string) => t.journey.confirmedOn(day, t.form.confirmations[basis]!.toLowerCase()),
    })),
  ].toSorted((a, b) => b.on.localeCompare(a.on));
  const { shown, more } = useShowMore(done, 6);
  if (done.length + waivers.length === 0) return null;
  return (
    <Section title={t.journey.done}>
      <ul className={classes.list}>
        {waivers.map(({ requirement, until }) => (
          <li key={requirement}>
            {requirementName(requirement)} <span>{t.journey.waivedUntil(dates.day(until))}</span>
          </li>
        ))}
        {shown.map(({ what, on, words }) => (
          <li key={`${what} ${on}`} data-done>
            {what} <span>{words(dates.day(on))}</span>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}

const sentenceOf = ({ terms }: Journey, criterion: string): string =>
  terms.eligibility.find(({ id }) => id === criterion)?.sentence.replace(/\.$/, '') ?? readable(criterion);
