import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { policyQuery, programmesQuery } from '../api/queries';
import { may, useDates, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { PolicyForm } from './policy-form';
import { PolicyRead } from './policy-read';
import classes from './policy-page.module.css';

/** The blanks that the policy leaves to the service, programme by programme. */
export function PolicyPage() {
  const { data: programmes, error, refetch } = useQuery(programmesQuery);
  const [chosen, setChosen] = useState('');
  const programme = programmes?.find(({ id }) => id === chosen) ?? programmes?.[0];
  const choice = programmes && programmes.length > 1 && programme && (
    <NativeSelect
      aria-label={t.people.programme}
      data={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      value={programme.id}
      onChange={(event) => setChosen(event.currentTarget.value)}
    />
  );
  return (
    <Page
      title={t.policy.title}
      beside={programme && <span className={classes.programme}>{programme.name}</span>}
      actions={choice}
    >
      {!programmes && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {programmes?.length === 0 && <Empty title={t.policy.noProgramme} />}
      {programme && <OfProgramme key={programme.id} programmeId={programme.id} />}
    </Page>
  );
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const dates = useDates();
  const mayAdopt = may(useMe(), 'policy.adopt');
  const { data: policy, error, refetch } = useQuery(policyQuery(programmeId));
  if (!policy) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  const words =
    policy.version && policy.adoptedAt ? t.policy.version(policy.version, dates.day(policy.adoptedAt)) : t.policy.none;
  return (
    <>
      <p className={classes.intro}>
        {t.policy.intro} {words} {policy.version && t.policy.pinned}
      </p>
      {mayAdopt ? (
        <PolicyForm key={policy.version} programmeId={programmeId} policy={policy} />
      ) : (
        <PolicyRead policy={policy} />
      )}
    </>
  );
}
