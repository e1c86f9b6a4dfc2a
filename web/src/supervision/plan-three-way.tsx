import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { DialogActions } from '../shell/dialog-actions';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { t } from '../texts';
import { Answered } from './answered';
import { nextWorkday } from './proposal';
import { instantIn } from './when';

interface PlanThreeWayProps {
  supervision: SupervisionDetail;
  /** Those that are alive. */
  consents: SupervisionDetail['consents'];
  close: () => void;
}

/** A meeting of three: about one thing to which the worker agreed, on a day which that agreement covers. */
export function PlanThreeWay({ supervision, consents, close }: PlanThreeWayProps) {
  const dates = useDates();
  const { zone } = useMe().organisation;
  const words = t.supervision;
  const [chosen, setChosen] = useState(consents[0]!.scope);
  const [day, setDay] = useState(() => nextWorkday({ slot: null }, dates));
  const [time, setTime] = useState('10:00');
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);
  const until = consents.find(({ scope }) => scope === chosen)?.until ?? '';
  const dayFault =
    !day || day < dates.today() ? words.needDay : day > until ? words.afterConsent(dates.day(until)) : '';
  const timeFault = !/^\d{2}:\d{2}$/.test(time);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (dayFault || timeFault) return;
    const startsAt = instantIn(zone, day, time);
    if (!(await command.give({ type: 'PlanThreeWay', scope: chosen, startsAt }))) return;
    close();
    say(words.threeWayDone);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <NativeSelect
          label={words.threeWayAbout}
          data={consents.map(({ scope }) => ({ value: scope, label: words.scopes[scope] ?? scope }))}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value as typeof chosen)}
        />
        <Group align="flex-start" gap="md">
          <TextInput
            type="date"
            label={words.moveDay}
            description={words.consentUntil(dates.day(until))}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={day}
            error={tried && dayFault}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={words.moveTime}
            value={time}
            error={tried && timeFault && words.needTime}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </Group>
        <Answered progress={command.progress} name={supervision.person.givenName} />
        <DialogActions close={close} busy={command.busy} submit={words.threeWayPlan} />
      </Stack>
    </form>
  );
}
