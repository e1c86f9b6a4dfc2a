import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { ProgrammeFrame } from '../programme/programme-frame';
import { TextLink } from '../shell/links';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { Empty, Failure, Rows } from '../shell/states';
import { t } from '../texts';
import classes from './policy-page.module.css';
import { pdfOf, versionsQuery } from './policy-queries';
import type { PolicyVersion } from './policy-types';

/** Every version that was ever adopted, to be read and printed. */
export function VersionsPage() {
  return <ProgrammeFrame title={t.policy.versions}>{({ id }) => <OfProgramme programmeId={id} />}</ProgrammeFrame>;
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const { data, error, refetch } = useQuery(versionsQuery(programmeId));
  return (
    <div className={classes.single}>
      <TextLink to="/policy" search={{ programme: programmeId }} w="fit-content">
        {t.policy.adoption.back}
      </TextLink>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />)}
      {data?.length === 0 && <Empty title={t.policy.noVersions} />}
      {data && data.length > 0 && (
        <Section title={t.policy.allVersions}>
          <p className={classes.quiet}>{t.policy.versionsIntro}</p>
          <Versions programmeId={programmeId} versions={data.toSorted((one, other) => other.version - one.version)} />
        </Section>
      )}
    </div>
  );
}

function Versions({ programmeId, versions }: { programmeId: string; versions: PolicyVersion[] }) {
  const dates = useDates();
  const { columns } = t.policy;
  const day = (when: string | null) => (when ? dates.day(when) : '–');
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t.policy.allVersions}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{columns.version}</th>
            <th scope="col">{columns.adopted}</th>
            <th scope="col">{columns.approved}</th>
            <th scope="col">{columns.review}</th>
            <th scope="col">{columns.journeys}</th>
            <th scope="col">{columns.print}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, adoptedAt, approvedOn, reviewBy, journeys }, index) => (
            <tr key={version}>
              <td>
                {version} · {index === 0 ? t.policy.inForce : t.policy.superseded}
              </td>
              <td>{day(adoptedAt)}</td>
              <td>{day(approvedOn)}</td>
              <td>{day(reviewBy)}</td>
              <td>{journeys}</td>
              <td>
                <Anchor href={pdfOf(programmeId, version)} target="_blank" underline="always">
                  {t.policy.printVersion(version)}
                </Anchor>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
