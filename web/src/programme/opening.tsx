import { Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';

import { useCommand } from '../api/use-command';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { TextLink } from '../shell/links';
import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { requirementName, t } from '../texts';
import classes from './programme-page.module.css';
import { commandProgramme, type ProgrammeDetail } from './programme-queries';
import { sectionElement } from './readiness-card';

function useProgrammeCommand(programmeId: string) {
  const queries = useQueryClient();
  const command = useCommand((type: 'OpenProgramme' | 'CloseProgramme', key: string) =>
    commandProgramme(programmeId, { type }, key),
  );
  async function give(type: 'OpenProgramme' | 'CloseProgramme', done: string): Promise<boolean> {
    const answer = await command.give(type);
    void queries.invalidateQueries({ queryKey: ['programmes'] });
    if (answer !== undefined) say(done);
    return answer !== undefined;
  }
  return { ...command, give };
}

/** The one next step of a programme in preparation: to open it, with what stands before that. */
export function ToOpen({ programme: { id, sections, missing } }: { programme: ProgrammeDetail }) {
  const words = t.programme;
  const mayOpen = may(useMe(), 'programme.open');
  const { give, busy, progress } = useProgrammeCommand(id);
  const ready = missing.length === 0;
  const titleOf = (requirement: string) =>
    sections.find((section) => section.id === requirement)?.title ?? requirementName(requirement);
  return (
    <Section title={ready ? words.nothingMissing : words.missingBeforeOpening(missing.length)}>
      <ul className={classes.missing}>
        {missing.map(({ requirement, clause }) => (
          <li key={requirement}>
            <IconX size={16} stroke={2.5} className={classes.cross} aria-hidden />
            <Way id={id} requirement={requirement} title={titleOf(requirement)} /> <ClauseLink clause={clause} />
          </li>
        ))}
      </ul>
      {progress.step === 'refused' && (
        <Notice tone="late" role="alert">
          {progress.problem.detail}
        </Notice>
      )}
      <ProgressLine progress={progress} />
      {!mayOpen && <p className={classes.quiet}>{words.notYours}</p>}
      {mayOpen && ready && (
        <Button loading={busy} onClick={() => void give('OpenProgramme', words.opened)}>
          {words.open}
        </Button>
      )}
      {mayOpen && !ready && (
        <>
          <Button variant="default" disabled aria-describedby="why-shut" mt="xs">
            {words.open}
          </Button>
          <p id="why-shut" className={classes.quiet}>
            {words.cannotOpen(missing.length)}
          </p>
        </>
      )}
    </Section>
  );
}

/** The way to what is missing: a section of this page, or the policy. */
function Way({ id, requirement, title }: { id: string; requirement: string; title: string }) {
  if (requirement === 'policy-adopted')
    return (
      <TextLink to="/policy" search={{ programme: id }}>
        {title}
      </TextLink>
    );
  const go = () => {
    const section = document.getElementById(sectionElement(requirement));
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector('button')?.focus({ preventScroll: true });
  };
  return (
    <Anchor component="button" type="button" underline="always" ta="left" onClick={go}>
      {title}
    </Anchor>
  );
}

export function ToClose({ programme: { id } }: { programme: ProgrammeDetail }) {
  const words = t.programme;
  const [asking, { open, close }] = useDisclosure(false);
  const { give, busy, progress } = useProgrammeCommand(id);
  if (!may(useMe(), 'programme.open')) return null;
  return (
    <>
      <Button variant="subtle" w="fit-content" onClick={open}>
        {words.close}
      </Button>
      <Modal opened={asking} onClose={close} title={words.closeTitle}>
        <Text>{words.closeBody}</Text>
        {progress.step === 'refused' && (
          <Notice tone="late" role="alert">
            {progress.problem.detail}
          </Notice>
        )}
        <ProgressLine progress={progress} />
        <Group justify="flex-end" mt="md">
          <Button variant="subtle" onClick={close}>
            {t.shell.cancel}
          </Button>
          <Button
            loading={busy}
            onClick={() => void give('CloseProgramme', words.closed).then((done) => done && close())}
          >
            {words.close}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
