import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { ProgrammeParts } from '../programme/programme-frame';
import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { Page } from '../shell/page';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { DaysOff } from './days-off';
import {
  changeable,
  countriesQuery,
  putWorkingDays,
  workingDaysQuery,
  type NewCalendar,
  type WorkingCalendar,
} from './working-days-queries';
import classes from './working-days.module.css';

/** On which days the organisation works: supervision is planned on them, and promises are counted by them. */
export function WorkingDaysPage() {
  const { data, error, refetch } = useQuery(workingDaysQuery);
  const { title, intro } = t.workingDays;
  return (
    <Page title={title}>
      <ProgrammeParts />
      <p className={classes.intro}>
        {intro} {data && t.workingDays.zone(data.zone)}
      </p>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && <Days key={data.revision} calendar={data} />}
    </Page>
  );
}

function Days({ calendar }: { calendar: WorkingCalendar }) {
  const words = t.workingDays;
  const mayChange = may(useMe(), 'calendar.change');
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => changeable(calendar));
  const command = useCommand((body: NewCalendar) => putWorkingDays(body), { keyed: false });
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(changeable(calendar));
  const change = (part: Partial<NewCalendar>) => setDraft((now) => ({ ...now, ...part }));

  async function save(): Promise<void> {
    if (draft.weekdays.length === 0) return;
    const saved = await command.give(draft);
    if (!saved) return;
    queries.setQueryData(workingDaysQuery.queryKey, saved);
    say(words.saved);
  }
  async function takeTheirs(): Promise<void> {
    setDraft(changeable(await queries.fetchQuery(workingDaysQuery)));
    command.clear();
  }
  return (
    <div className={classes.page}>
      <Weekdays chosen={draft.weekdays} readOnly={!mayChange} write={(weekdays) => change({ weekdays })} />
      <Place draft={draft} readOnly={!mayChange} change={change} />
      <DaysOff calendar={calendar} draft={draft} readOnly={!mayChange} change={change} />
      {!mayChange && <p className={classes.quiet}>{words.readOnly}</p>}
      {refused && (
        <Notice tone="late" role="alert">
          {refused.code === 'STALE_CALENDAR' ? words.stale : refused.detail}{' '}
          {refused.code === 'STALE_CALENDAR' && (
            <Button size="xs" variant="default" onClick={() => void takeTheirs()}>
              {words.takeTheirs}
            </Button>
          )}
        </Notice>
      )}
      <ProgressLine progress={command.progress} />
      {isDirty && (
        <div className={classes.foot}>
          <Button onClick={() => void save()} loading={command.busy}>
            {words.save}
          </Button>
          <span className={classes.quiet} role="status">
            {words.unsaved}
          </span>
        </div>
      )}
    </div>
  );
}

interface WeekdaysProps {
  chosen: readonly number[];
  readOnly: boolean;
  write: (weekdays: number[]) => void;
}

function Weekdays({ chosen, readOnly, write }: WeekdaysProps) {
  const words = t.workingDays;
  const tick = (day: number) =>
    write(
      chosen.includes(day)
        ? chosen.filter((one) => one !== day)
        : [...chosen, day].toSorted((one, other) => one - other),
    );
  return (
    <Section title={words.weekdays}>
      <div className={classes.week} role="group" aria-label={words.weekdays}>
        {words.dayNames.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={chosen.includes(index + 1)}
            disabled={readOnly}
            onChange={() => tick(index + 1)}
          />
        ))}
      </div>
      {chosen.length === 0 && (
        <p className={classes.fault} role="alert">
          {words.needDay}
        </p>
      )}
    </Section>
  );
}

interface PlaceProps {
  draft: NewCalendar;
  readOnly: boolean;
  change: (part: Partial<NewCalendar>) => void;
}

/** Where the public holidays come from. */
function Place({ draft: { country, region }, readOnly, change }: PlaceProps) {
  const words = t.workingDays;
  const { data: countries = [] } = useQuery(countriesQuery);
  const regions = countries.find(({ code }) => code === country)?.regions ?? [];
  const options = (places: { code: string; name: string }[]) =>
    places.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Section title={words.place}>
      <div className={classes.place}>
        <NativeSelect
          label={words.country}
          disabled={readOnly}
          value={country ?? ''}
          data={[{ value: '', label: words.noCountry }, ...options(countries)]}
          onChange={(event) => change({ country: event.currentTarget.value || null, region: null, removed: [] })}
        />
        {regions.length > 0 && (
          <NativeSelect
            label={words.region}
            disabled={readOnly}
            value={region ?? ''}
            data={[{ value: '', label: words.wholeCountry }, ...options(regions)]}
            onChange={(event) => change({ region: event.currentTarget.value || null })}
          />
        )}
      </div>
    </Section>
  );
}
