import type { Instant } from '../../../state-machines/core/process.js';
import { LocalClock } from '../../../src/clock/local-clock.js';
import type { Stage } from './stage.js';
import type { Story } from './story.js';

/** Plays a story under the local clock, which looks at every instant at which something falls due. */
export async function playLocally(stage: Stage, { lines, turns }: Story): Promise<void> {
  for (const line of lines) {
    await look(stage, line.at);
    await stage.give(line);
  }
  await look(stage, turns.at(-1)!);
}

async function look(stage: Stage, until: Instant): Promise<void> {
  const { hands } = stage.engine;
  for (;;) {
    const [deadline = Infinity, release = Infinity] = await Promise.all([hands.nextDeadline(), stage.nextRelease()]);
    const now = Math.min(deadline, release);
    if (now > until) return;
    await new LocalClock(() => now).settle(hands, now);
  }
}
