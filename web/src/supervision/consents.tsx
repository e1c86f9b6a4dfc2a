import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import { Answered } from './answered';
import { mayGive } from './offered';
import { PlanThreeWay } from './plan-three-way';
import classes from './supervision-page.module.css';

/** What the worker agreed to talk about with the support worker, until when; and the meeting under that agreement. */
export function Consents({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const [planning, { open, close }] = useDisclosure(false);
  const { consents, threeWay, person } = supervision;
  const live = consents.filter(({ until }) => until >= dates.today());
  const plan = live.length > 0 && !threeWay && mayGive(supervision, 'PlanThreeWay') && (
    <Button variant="default" size="xs" onClick={open}>
      {words.threeWayPlan}
    </Button>
  );
  return (
    <Section title={words.threeWay} beside={plan}>
      <p className={classes.small}>
        {words.threeWayIntro(person.givenName)} <ClauseLink clause="GUIDE 4.2-b" />
      </p>
      {live.length === 0 && <p className={classes.none}>{words.consentsNone(person.givenName)}</p>}
      <ul className={classes.list}>
        {live.map(({ scope, until }) => (
          <li key={scope}>
            <span>{words.scopes[scope]}</span>
            <span className={classes.small}>{words.consentUntil(dates.day(until))}</span>
          </li>
        ))}
      </ul>
      {threeWay && <Planned supervision={supervision} threeWay={threeWay} />}
      <Modal opened={planning} onClose={close} title={words.threeWayPlan}>
        <PlanThreeWay supervision={supervision} consents={live} close={close} />
      </Modal>
    </Section>
  );
}

type ThreeWay = NonNullable<SupervisionDetail['threeWay']>;

function Planned({ supervision, threeWay }: { supervision: SupervisionDetail; threeWay: ThreeWay }) {
  const dates = useDates();
  const words = t.supervision;
  const command = useSupervisionCommand(supervision.id);
  const passed = Date.parse(threeWay.startsAt) <= Date.now();
  const record = async (held: boolean) =>
    (await command.give({ type: 'RecordThreeWay', held })) && say(words.threeWayRecorded);
  const cancel = async () => (await command.give({ type: 'CancelThreeWay' })) && say(words.threeWayCancelled);
  return (
    <>
      <p className={classes.asked}>
        {words.threeWayPlanned(words.scopes[threeWay.scope] ?? threeWay.scope, dates.dayTime(threeWay.startsAt))}
      </p>
      <div className={classes.buttons}>
        {passed && mayGive(supervision, 'RecordThreeWay') && (
          <>
            <Button disabled={command.busy} onClick={() => void record(true)}>
              {words.threeWayHeld}
            </Button>
            <Button variant="default" disabled={command.busy} onClick={() => void record(false)}>
              {words.threeWayNotHeld}
            </Button>
          </>
        )}
        {mayGive(supervision, 'CancelThreeWay') && (
          <Button variant="subtle" disabled={command.busy} onClick={() => void cancel()}>
            {words.threeWayCancel}
          </Button>
        )}
      </div>
      <Answered progress={command.progress} name={supervision.person.givenName} />
    </>
  );
}
