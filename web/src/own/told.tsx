import { ProgressLine } from '../journey/progress-line';
import type { Progress } from '../api/use-command';
import { useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { refusalSentence } from '../texts';

/** How the worker's own word fares: the answer when it is no, and how the saving goes. */
export function Told({ progress }: { progress: Progress }) {
  const me = useMe();
  return (
    <>
      {progress.step === 'refused' && (
        <Notice tone="late" role="alert">
          {refusalSentence(progress.problem, me.givenName)}
        </Notice>
      )}
      <ProgressLine progress={progress} />
    </>
  );
}
