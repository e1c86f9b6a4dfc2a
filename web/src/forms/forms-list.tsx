import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { formsQuery } from '../api/queries';
import type { Journey, JourneyForm } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { useOpenCommand } from '../journey/command-request';
import { useDates } from '../shell/me';
import { Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { FormContent } from './form-content';
import classes from './forms.module.css';

/** Every form of a journey: what is filled in, by whom and when, what it says, and the way to fill it in. */
export function FormsList({ journey, only }: { journey: Journey; only?: (form: JourneyForm) => boolean }) {
  const { data: forms, error, refetch } = useQuery(formsQuery(journey.id));
  if (!forms) return error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />;
  return (
    <ul className={classes.list}>
      {forms.filter(only ?? (() => true)).map((form) => (
        <Row key={form.id} form={form} journey={journey} />
      ))}
    </ul>
  );
}

function Row({ form, journey }: { form: JourneyForm; journey: Journey }) {
  const dates = useDates();
  const open = useOpenCommand();
  const [reading, setReading] = useState(false);
  const words = t.forms;
  const { filled } = form;
  const action = filled ? words.change : words.fill;
  return (
    <li>
      <div className={classes.head}>
        <div className={classes.name}>
          <h3>{form.title}</h3> <ClauseLink clause={form.clause} />
          <p className={classes.state}>
            {filled ? words.filled(dates.day(filled.on), filled.by ?? '') : words.open}
            {form.withheld && ` · ${words.withheld}`}
          </p>
        </div>
        {form.content && (
          <Button
            variant="subtle"
            size="xs"
            aria-expanded={reading}
            aria-label={`${words.read}: ${form.title}`}
            onClick={() => setReading(!reading)}
          >
            {words.read}
          </Button>
        )}
        {form.mayFill && (
          <Button
            variant="default"
            size="xs"
            aria-label={`${action}: ${form.title}`}
            onClick={() =>
              open({
                journeyId: journey.id,
                person: journey.person,
                type: 'FillForm',
                values: { form: form.id },
                title: form.title,
              })
            }
          >
            {action}
          </Button>
        )}
      </div>
      {reading && <FormContent form={form} />}
    </li>
  );
}
