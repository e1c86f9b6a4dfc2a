import type { Progress } from '../api/use-command';
import { Notice } from '../shell/notice';
import { t } from '../texts';

/** How the saving goes, when there is something to say. */
export function ProgressLine({ progress }: { progress: Progress }) {
  const words = wordsFor(progress);
  return (
    <div role="status" aria-live="polite">
      {words && <Notice tone={progress.step === 'failed' ? 'late' : 'soon'}>{words}</Notice>}
    </div>
  );
}

function wordsFor(progress: Progress): string | undefined {
  if (progress.step === 'failed') return t.command.failed;
  if (progress.step !== 'retrying') return undefined;
  return progress.why === 'busy' ? t.command.retryingBusy : t.command.retryingNetwork;
}
