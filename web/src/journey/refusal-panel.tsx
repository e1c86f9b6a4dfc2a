import { Text } from '@mantine/core';
import { useMatchRoute } from '@tanstack/react-router';

import type { Problem, Refusal } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { TextLink } from '../shell/links';
import { refusalSentence, t } from '../texts';
import type { CommandRequest } from './command-request';
import { MissingList } from './missing-list';
import classes from './refusal-panel.module.css';

interface RefusalPanelProps {
  refusal: Refusal | Problem;
  request: CommandRequest;
  close: () => void;
}

/** The answer "not yet": why, by which clause, and beside everything that is missing the button that mends it. */
export function RefusalPanel({ refusal, request, close }: RefusalPanelProps) {
  const { journeyId, person } = request;
  const onPage = useMatchRoute()({ to: '/journeys/$journeyId', params: { journeyId }, fuzzy: true }) !== false;
  return (
    <div className={classes.panel} role="alert">
      <Text fw={600}>
        {refusalSentence(refusal, person.givenName)}{' '}
        {refusal.clause && !refusal.missing?.length && <ClauseLink clause={refusal.clause} onClick={close} />}
      </Text>
      {refusal.missing && refusal.missing.length > 0 && (
        <MissingList missing={refusal.missing} journeyId={journeyId} person={person} leads />
      )}
      {!onPage && (
        <TextLink to="/journeys/$journeyId" params={{ journeyId }} onClick={close}>
          {t.command.toPage(person.givenName)}
        </TextLink>
      )}
    </div>
  );
}
