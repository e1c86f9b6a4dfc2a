import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useCommand } from '../api/use-command';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { ProgrammeFrame } from '../programme/programme-frame';
import { commandProgramme } from '../programme/programme-queries';
import { TextLink } from '../shell/links';
import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { list } from '../texts/plural';
import { Changes } from './changes';
import { changesOf } from './changes-of';
import { partName, partOf } from './layout';
import { ForWhom } from './for-whom';
import { MoveJourneys } from './move-journeys';
import { isComplete } from './parts-nav';
import classes from './policy-page.module.css';
import { policyQuery, previewQuery } from './policy-queries';
import { tracks, type Fault, type PolicyState, type Preview } from './policy-types';
import { nameOfPlace } from './value-words';

/** Before anything happens: what a version would change, and for whom. Afterwards: which journeys follow it. */
export function AdoptPage() {
  return (
    <ProgrammeFrame title={t.policy.adoption.title}>{({ id }) => <OfProgramme programmeId={id} />}</ProgrammeFrame>
  );
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const { data: policy, error, refetch } = useQuery({ ...policyQuery(programmeId), refetchOnMount: 'always' });
  const preview = useQuery(previewQuery(programmeId));
  const failed = error ?? preview.error;
  if (!policy || !preview.data)
    return failed ? (
      <Failure error={failed} retry={() => void Promise.all([refetch(), preview.refetch()])} />
    ) : (
      <PageSkeleton />
    );
  return (
    <div className={classes.single}>
      <TextLink to="/policy" search={{ programme: programmeId }} w="fit-content">
        {t.policy.adoption.back}
      </TextLink>
      <Adoption programmeId={programmeId} policy={policy} preview={preview.data} />
      <MoveJourneys programmeId={programmeId} policy={policy} preview={preview.data} />
    </div>
  );
}

interface Props {
  programmeId: string;
  policy: PolicyState;
  preview: Preview;
}

function Adoption({ programmeId, policy, preview }: Props) {
  const words = t.policy.adoption;
  const next = (policy.version ?? 0) + 1;
  const changes = changesOf(policy, preview);
  if (policy.version && changes.length === 0) return <Section title={words.words}>{words.nothing}</Section>;
  return (
    <>
      <Section title={words.words}>
        <Tracks policy={policy} />
        {policy.version ? <Changes changes={changes} /> : <p className={classes.quiet}>{words.first}</p>}
      </Section>
      {policy.version !== null && preview.ready && <ForWhom preview={preview} version={next} />}
      {policy.notices.length > 0 && (
        <Section title={words.known}>
          <Faults faults={policy.notices} />
        </Section>
      )}
      <Adopt programmeId={programmeId} policy={policy} version={next} />
    </>
  );
}

/** Which tracks open with the version, and which stay shut. */
function Tracks({ policy }: { policy: PolicyState }) {
  const words = t.policy.adoption;
  const open = tracks.filter((track) => isComplete(policy, track)).map(partName);
  const shut = tracks.filter((track) => !isComplete(policy, track)).map(partName);
  return (
    <p className={classes.quiet}>
      {open.length > 0 && words.opens(list(open))} {shut.length > 0 && words.stillShut(list(shut))}
    </p>
  );
}

function Adopt({ programmeId, policy, version }: { programmeId: string; policy: PolicyState; version: number }) {
  const words = t.policy.adoption;
  const mayAdopt = may(useMe(), 'policy.adopt');
  const queries = useQueryClient();
  const command = useCommand((revision: number, key: string) =>
    commandProgramme(programmeId, { type: 'AdoptPolicy', revision }, key),
  );
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;
  if (!mayAdopt) return <p className={classes.quiet}>{t.policy.adoptReader}</p>;
  if (!policy.adoptable) return <NotYet programmeId={programmeId} policy={policy} />;

  async function adopt(): Promise<void> {
    const adopted = await command.give(policy.draft.revision);
    await queries.invalidateQueries({ queryKey: ['policy', programmeId] });
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    if (adopted !== undefined) say(words.adopted(version));
  }
  return (
    <>
      {refused && (
        <Notice tone="late" role="alert">
          {refused.code === 'STALE_DRAFT' ? `${words.stale} ` : ''}
          {refused.detail}
        </Notice>
      )}
      <ProgressLine progress={command.progress} />
      <Button w="fit-content" loading={command.busy} onClick={() => void adopt()}>
        {words.adoptButton(version)}
      </Button>
    </>
  );
}

/** Why a draft can't be adopted yet, and the way to mend it. */
function NotYet({ programmeId, policy }: { programmeId: string; policy: PolicyState }) {
  const words = t.policy.adoption;
  const part = policy.faults[0] ? partOf(policy.faults[0].path) : 'general';
  return (
    <Notice tone="late">
      {isComplete(policy, 'general') ? words.faults : words.holes}{' '}
      <TextLink to="/policy" search={{ programme: programmeId, part, strict: true }}>
        {words.fill}
      </TextLink>
      <Faults faults={policy.faults} />
    </Notice>
  );
}

function Faults({ faults }: { faults: Fault[] }) {
  return (
    <ul className={classes.faults}>
      {faults.map(({ path, message, clause }) => (
        <li key={path}>
          {nameOfPlace(path)}: {message} {clause && <ClauseLink clause={clause} />}
        </li>
      ))}
    </ul>
  );
}
