import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One durable timer, set for the nearest instant known.
 *
 * Re-arming costs two events of history, so an alarm moves only when the new instant is nearer. When it is later, the
 * alarm rings early, nothing is found due, and it is set again: once, however often the instant moved in the meantime.
 */
export class Alarm {
  private timer: { readonly at: number; readonly scope: CancellationScope } | undefined;
  private rung = false;

  get hasRung(): boolean {
    return this.rung;
  }

  /** Whoever acts on the ring says so, or it would ring for ever. */
  quieten(): void {
    this.rung = false;
  }

  /** Sees to it that the alarm rings at the instant or before it. */
  set(at: number): void {
    if (this.timer && this.timer.at <= at) return;
    this.timer?.scope.cancel();
    const scope = new CancellationScope();
    this.timer = { at, scope };
    scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => this.ring(scope),
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  private ring(scope: CancellationScope): void {
    if (this.timer?.scope !== scope) return;
    this.timer = undefined;
    this.rung = true;
  }
}
