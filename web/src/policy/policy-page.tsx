import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { ProgrammeFrame } from '../programme/programme-frame';
import { TextLink } from '../shell/links';
import { may, useDates, useMe } from '../shell/me';
import { Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { PartsNav } from './parts-nav';
import classes from './policy-page.module.css';
import { policyQuery } from './policy-queries';
import { PolicyRead } from './policy-read';
import { PolicySetUp } from './policy-set-up';
import { Prints } from './prints';
import type { PolicyState } from './policy-types';

const route = getRouteApi('/_app/policy/');

/** What the sources leave to each organisation, programme by programme: filled in, looked at, adopted. */
export function PolicyPage() {
  return (
    <ProgrammeFrame title={t.policy.title}>{({ id }) => <OfProgramme key={id} programmeId={id} />}</ProgrammeFrame>
  );
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const dates = useDates();
  const mayWrite = may(useMe(), 'policy.draft');
  const { data: policy, error, refetch } = useQuery(policyQuery(programmeId));
  if (!policy) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  const words =
    policy.version && policy.adoptedAt ? t.policy.version(policy.version, dates.day(policy.adoptedAt)) : t.policy.none;
  return (
    <>
      <p className={classes.intro}>
        {t.policy.intro} {words} {policy.version && t.policy.pinned}
      </p>
      <p className={classes.ways}>
        <TextLink to="/policy/ladders" search={{ programme: programmeId }}>
          {t.ladders.title}
        </TextLink>
        <TextLink to="/policy/working-days" search={{ programme: programmeId }}>
          {t.workingDays.title}
        </TextLink>
      </p>
      {mayWrite ? (
        <PolicySetUp programmeId={programmeId} policy={policy} />
      ) : (
        <ReadOnly programmeId={programmeId} policy={policy} />
      )}
    </>
  );
}

function ReadOnly({ programmeId, policy }: { programmeId: string; policy: PolicyState }) {
  const { part = 'general' } = route.useSearch();
  return (
    <div className={classes.columns}>
      <aside className={classes.side}>
        <PartsNav policy={policy} part={part} />
      </aside>
      <div className={classes.form}>
        <PolicyRead part={part} policy={policy} />
        <Prints programmeId={programmeId} policy={policy} />
      </div>
    </div>
  );
}
