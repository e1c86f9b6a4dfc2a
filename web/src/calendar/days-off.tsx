import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';

import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import { daysOff, type Holiday, type NewCalendar, type WorkingCalendar } from './working-days-queries';
import classes from './working-days.module.css';

interface Props {
  calendar: WorkingCalendar;
  draft: NewCalendar;
  readOnly: boolean;
  change: (part: Partial<NewCalendar>) => void;
}

/** Public holidays and days of one's own, year by year; a holiday can be worked on all the same. */
export function DaysOff({ calendar, draft, readOnly, change }: Props) {
  const words = t.workingDays;
  const thisYear = useDates().today().slice(0, 4);
  const [year, setYear] = useState(thisYear);
  const samePlace = calendar.country === draft.country && calendar.region === draft.region;
  const days = daysOff(calendar, draft);
  const years = [0, 1, 2].map((ahead) => String(Number(thisYear) + ahead));
  const shown = days.filter(({ on }) => on.startsWith(year));
  const actions = {
    work: (on: string) => change({ removed: [...draft.removed, on].toSorted() }),
    off: (on: string) => change({ removed: draft.removed.filter((one) => one !== on) }),
    remove: (on: string) => change({ added: draft.added.filter((one) => one.on !== on) }),
  };
  return (
    <Section
      title={words.holidays}
      beside={<SegmentedControl size="xs" aria-label={words.year} data={years} value={year} onChange={setYear} />}
    >
      <p className={classes.quiet}>{words.holidaysIntro}</p>
      {!samePlace && <p className={classes.quiet}>{words.afterSaving}</p>}
      {shown.length === 0 && samePlace && <p className={classes.quiet}>{words.noHolidays}</p>}
      <ul className={classes.days} aria-label={words.ofYear(year)}>
        {shown.map((day) => (
          <li key={`${day.on}-${day.source}`} data-source={day.source}>
            <Day day={day} readOnly={readOnly} {...actions} />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <AddDay
          taken={days.map(({ on }) => on)}
          add={(day) => {
            change({ added: [...draft.added, day].toSorted((one, other) => one.on.localeCompare(other.on)) });
            if (years.includes(day.on.slice(0, 4))) setYear(day.on.slice(0, 4));
          }}
        />
      )}
    </Section>
  );
}

interface DayProps {
  day: Holiday;
  readOnly: boolean;
  work: (on: string) => void;
  off: (on: string) => void;
  remove: (on: string) => void;
}

function Day({ day: { on, name, source }, readOnly, work, off, remove }: DayProps) {
  const dates = useDates();
  const words = t.workingDays;
  const action = {
    library: { label: words.workShort, aria: words.work(name), act: work },
    removed: { label: words.offShort, aria: words.off(name), act: off },
    added: { label: words.removeShort, aria: words.remove(name), act: remove },
  }[source];
  return (
    <>
      <span className={classes.date}>{dates.day(on)}</span>
      <span className={classes.name}>{name}</span>
      <span className={classes.source}>{words.sources[source]}</span>
      {!readOnly && (
        <Button
          variant="subtle"
          size="xs"
          aria-label={`${action.aria} (${dates.day(on)})`}
          onClick={() => action.act(on)}
          className={classes.action!}
        >
          {action.label}
        </Button>
      )}
    </>
  );
}

interface AddDayProps {
  taken: string[];
  add: (day: { on: string; name: string }) => void;
}

function AddDay({ taken, add }: AddDayProps) {
  const words = t.workingDays;
  const [on, setOn] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const dayFault = on === '' ? words.needDate : taken.includes(on) ? words.known : undefined;
  const nameFault = name.trim() === '' ? words.needName : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (dayFault ?? nameFault) return;
    add({ on, name: name.trim() });
    setOn('');
    setName('');
    setTried(false);
  }
  return (
    <form noValidate className={classes.add} onSubmit={submit} aria-label={words.add}>
      <TextInput
        type="date"
        label={words.day}
        value={on}
        error={tried ? dayFault : undefined}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <TextInput
        label={words.name}
        value={name}
        maxLength={120}
        error={tried ? nameFault : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
        {words.add}
      </Button>
    </form>
  );
}
