import { Button } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useState } from 'react';

import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import classes from './programme-page.module.css';
import type { Content, ReadinessField, ReadinessSection } from './programme-queries';
import { goalsOf } from './goals-field';
import { ReadinessForm } from './readiness-form';

export const sectionElement = (id: string): string => `readiness-${id}`;

interface Props {
  programmeId: string;
  section: ReadinessSection;
  mayWrite: boolean;
  /** The first that is still open: its button is the next step. */
  leads: boolean;
}

/** A part of readiness: what was written down, and the form to write it. */
export function ReadinessCard({ programmeId, section, mayWrite, leads }: Props) {
  const [open, setOpen] = useState(false);
  const { id, title, clause, complete, content, fields } = section;
  const Icon = complete ? IconCheck : IconCircle;
  const button = mayWrite && !open && (
    <Button
      size="xs"
      variant={leads ? 'filled' : 'default'}
      aria-label={`${content ? t.programme.change : t.programme.fill}: ${title}`}
      onClick={() => setOpen(true)}
    >
      {content ? t.programme.change : t.programme.fill}
    </Button>
  );
  return (
    <div id={sectionElement(id)} className={classes.card}>
      <Section title={title} beside={button}>
        <p className={classes.mark} data-complete={complete}>
          <Icon size={14} stroke={3} aria-hidden /> {stateOf(section)}
          <ClauseLink clause={clause} />
        </p>
        {open ? (
          <ReadinessForm programmeId={programmeId} section={section} close={() => setOpen(false)} />
        ) : (
          content && <Written fields={fields} content={content} />
        )}
      </Section>
    </div>
  );
}

function stateOf({ complete, content }: ReadinessSection): string {
  if (!complete) return t.programme.incomplete;
  return content ? t.programme.complete : t.programme.notNeeded;
}

function Written({ fields, content }: { fields: ReadinessField[]; content: Content }) {
  const dates = useDates();
  return (
    <dl className={classes.written}>
      {fields.map((field) => {
        const words = inWords(field, content[field.id], dates);
        return (
          words && (
            <div key={field.id}>
              <dt>{field.label}</dt>
              <dd>{words}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function inWords({ kind }: ReadinessField, value: unknown, dates: Dates): string {
  if (kind === 'goals')
    return goalsOf(value)
      .map(({ goal, indicators }) => [goal, ...indicators.map((one) => `– ${one}`)].join('\n'))
      .join('\n');
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? t.programme.yes : t.programme.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return kind === 'date' && value ? dates.day(value) : value;
}
