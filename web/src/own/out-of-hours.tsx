import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './own.module.css';

const number = /(\+?\d[\d ()/-]{4,}\d)/;

/** Whom to reach when it can't wait, as the policy names them; a number is called with a tap. */
export function OutOfHours({ contacts }: { contacts: string | null }) {
  return (
    <Section title={t.support.outOfHours}>
      <p className={classes.said}>{contacts ? withNumbers(contacts) : t.support.noOutOfHours}</p>
    </Section>
  );
}

const withNumbers = (contacts: string) =>
  contacts.split(number).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={`tel:${part.replaceAll(/[^+\d]/g, '')}`} className={classes.call}>
        {part}
      </a>
    ) : (
      part
    ),
  );
