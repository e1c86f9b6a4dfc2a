import type { Progress } from '../api/use-command';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { Notice } from '../shell/notice';
import { refusalSentence } from '../texts';

/** What came of a command where it was given: a no with its reason and clause, or how the saving goes. */
export function Answered({ progress, name = '' }: { progress: Progress; name?: string }) {
  if (progress.step !== 'refused') return <ProgressLine progress={progress} />;
  const { problem } = progress;
  return (
    <Notice tone="late" role="alert">
      {problem.errors?.[0]?.message ?? refusalSentence(problem, name)}{' '}
      {problem.clause && <ClauseLink clause={problem.clause} />}
    </Notice>
  );
}
