import { Anchor, Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { agreementQuery } from '../api/queries';
import type { Agreement, AgreementRow, Journey } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { useOpenCommand } from '../journey/command-request';
import { useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { Section } from '../shell/section';
import { Failure, Rows } from '../shell/states';
import { t } from '../texts';
import classes from './boundaries.module.css';
import { AgreementSignatures } from './signatures';

/** What the service says, what the worker says, and what holds: row by row, then what was agreed beside it, and who signed. */
export function BoundaryAgreement({ journey }: { journey: Journey }) {
  const { data: agreement, error, refetch } = useQuery(agreementQuery(journey.id));
  const mine = useMe().personId === journey.person.id;
  const words = t.boundaries;
  if (!agreement) return error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={8} />;
  return (
    <>
      <Section title={words.title}>
        <p className={classes.intro}>
          {mine ? words.introMine : words.intro} <ClauseLink clause="GUIDE App C-use" />
        </p>
        <Answer journey={journey} agreement={agreement} mine={mine} />
        {agreement.stale && (
          <Notice tone="soon">
            <strong>{words.staleTitle}.</strong> {words.stale}
          </Notice>
        )}
        <Table rows={agreement.rows} mine={mine} />
        {agreement.words && (
          <div className={classes.words}>
            <h3>{words.words}</h3>
            <p>{agreement.words}</p>
          </div>
        )}
      </Section>
      <AgreementSignatures journey={journey} agreement={agreement} mine={mine} />
      <p className={classes.intro}>
        {words.before}{' '}
        <Anchor href={`/api/journeys/${journey.id}/boundary-agreement.pdf`} target="_blank" underline="always">
          {t.documents.boundaryAgreement} ({t.documents.pdf})
        </Anchor>
      </p>
    </>
  );
}

function Answer({ journey, agreement, mine }: { journey: Journey; agreement: Agreement; mine: boolean }) {
  const open = useOpenCommand();
  const words = t.boundaries;
  if (!agreement.mayFill) return null;
  const answered = agreement.rows.some(({ worker }) => worker !== null);
  const first = mine ? words.editMine : words.edit;
  return (
    <Button
      className={classes.answer!}
      variant={answered ? 'default' : 'filled'}
      onClick={() =>
        open({
          journeyId: journey.id,
          person: journey.person,
          type: 'FillForm',
          values: { form: 'boundary-agreement' },
          title: words.title,
        })
      }
    >
      {answered ? words.change : first}
    </Button>
  );
}

function Table({ rows, mine }: { rows: AgreementRow[]; mine: boolean }) {
  const words = t.boundaries;
  const heads = [words.about, words.service, mine ? words.mine : words.worker, words.holds];
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{words.title}</caption>
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.about} <ClauseLink clause={row.clause} />
              {row.serviceNote && <p className={classes.note}>{row.serviceNote}</p>}
            </th>
            <td data-head={heads[1]}>
              {words.answers[row.service]}
              {row.locked && (
                <span className={classes.locked} title={words.serviceNever}>
                  <IconLock size={14} aria-hidden /> {words.locked}
                </span>
              )}
            </td>
            <td data-head={heads[2]}>
              {row.worker ? words.answers[row.worker] : <span className={classes.open}>{words.open}</span>}
            </td>
            <td data-head={heads[3]} className={classes.holds}>
              {words.answers[row.holds]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
