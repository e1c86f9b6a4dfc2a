import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { ConsentScope, SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { ClauseLink } from '../clauses/clause-link';
import { DialogActions } from '../shell/dialog-actions';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { t } from '../texts';
import classes from './own.module.css';
import { Told } from './told';
import { mayDo } from './use-own-supervision';

const scopes: ConsentScope[] = ['wellbeing', 'workload', 'returnToWork', 'riskAndSafety'];
const USUAL_DAYS = 90;

/** Three meet only under a consent of the worker's own, about one thing and until a day (GUIDE 4.2-b). */
export function Consents({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const [scope, setScope] = useState<ConsentScope>();
  const { threeWay } = supervision;
  const words = t.ownSupervision;
  const close = () => setScope(undefined);
  return (
    <Section title={words.consents}>
      <p className={classes.muted}>
        {words.consentsBody} <ClauseLink clause="GUIDE 4.2-b" />
      </p>
      {threeWay && <p>{words.threeWay(words.scopes[threeWay.scope] ?? '', dates.dayTime(threeWay.startsAt))}</p>}
      <ul className={classes.dates}>
        {scopes.map((one) => (
          <Scope key={one} scope={one} supervision={supervision} give={() => setScope(one)} />
        ))}
      </ul>
      <Modal
        opened={scope !== undefined}
        onClose={close}
        onExitTransitionEnd={keepFocusSomewhere}
        title={scope && words.giveConsentTo(words.scopes[scope]!)}
      >
        {scope && <GiveConsent supervision={supervision} scope={scope} close={close} />}
      </Modal>
    </Section>
  );
}

interface ScopeProps {
  scope: ConsentScope;
  supervision: SupervisionDetail;
  give: () => void;
}

function Scope({ scope, supervision, give }: ScopeProps) {
  const dates = useDates();
  const command = useSupervisionCommand(supervision.id);
  const words = t.ownSupervision;
  const name = words.scopes[scope]!;
  const live = supervision.consents.find((one) => one.scope === scope && dates.daysFromToday(one.until) >= 0);

  async function withdraw(): Promise<void> {
    if (await command.give({ type: 'WithdrawConsent', scope })) say(words.consentWithdrawn);
  }

  return (
    <li className={classes.line}>
      <span>
        <strong>{name}</strong>
        <span className={classes.muted}>{live ? words.consentUntil(dates.day(live.until)) : words.noConsent}</span>
        <Told progress={command.progress} />
      </span>
      {live
        ? mayDo(supervision, 'WithdrawConsent') && (
            <Button
              variant="default"
              size="md"
              loading={command.busy}
              aria-label={words.withdrawConsentOf(name)}
              onClick={() => void withdraw()}
            >
              {words.withdrawConsent}
            </Button>
          )
        : mayDo(supervision, 'GiveConsent') && (
            <Button variant="subtle" size="md" aria-label={words.giveConsentTo(name)} onClick={give}>
              {words.giveConsent}
            </Button>
          )}
    </li>
  );
}

interface GiveConsentProps {
  supervision: SupervisionDetail;
  scope: ConsentScope;
  close: () => void;
}

function GiveConsent({ supervision, scope, close }: GiveConsentProps) {
  const dates = useDates();
  const [until, setUntil] = useState(dates.todayPlus(USUAL_DAYS));
  const command = useSupervisionCommand(supervision.id);
  const words = t.ownSupervision;
  const fault = until < dates.today() ? t.form.notAheadOrToday : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (fault || !(await command.give({ type: 'GiveConsent', scope, until }))) return;
    close();
    say(words.consentGiven);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{words.consentsBody}</Text>
        <TextInput
          type="date"
          label={words.consentLast}
          description={until ? dates.dayAndAway(until) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          size="md"
          maw="16rem"
          value={until}
          error={fault}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Told progress={command.progress} />
        <DialogActions close={close} busy={command.busy} submit={words.giveConsent} />
      </Stack>
    </form>
  );
}
