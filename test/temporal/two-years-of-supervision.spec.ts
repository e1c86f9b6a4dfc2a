import { expect, it } from '@jest/globals';

import { inOrder } from '../support/two-years/cast.js';
import { playLocally } from '../support/two-years/local-player.js';
import { Stage } from '../support/two-years/stage.js';
import { writeStory, type Story } from '../support/two-years/story.js';
import { VirtualPlayer } from '../support/two-years/virtual-player.js';
import { describeTemporal } from '../support/temporal.js';

const size = { workers: 20, supervisors: 5 };
const weeks = Number(process.env.WEEKS ?? 104);
const seed = Number(process.env.SEED ?? 1);

/** Tomorrow: virtual time begins at the present, and can only be ahead of it. */
const begin = Date.now() + 86_400_000;

const processesOf = ({ lines }: Story): Set<string> => new Set(lines.map(({ processId }) => processId));

/** Held to what the mail server took, to the last line. */
async function expectToHaveArrived(stage: Stage, story: Story): Promise<void> {
  const expected = inOrder(stage.cast, story.service.arrivals);
  expect(expected.length).toBeGreaterThan(50 * weeks);
  expect(inOrder(stage.cast, await stage.arrivals(processesOf(story)))).toEqual(expected);
}

describeTemporal('two years of weekly supervision', () => {
  it('are told to the right person, at the instant, once: on a real Temporal server and a real mail server', async () => {
    const player = await VirtualPlayer.open(size);
    try {
      const story = writeStory(player.stage.cast, begin, { weeks, seed });
      await player.play(story);
      await expectToHaveArrived(player.stage, story);
      expect(player.looks).toBeGreaterThan(20 * weeks); // it was the workflows that looked
    } finally {
      await player.close();
    }
  }, 600_000);

  it('are told alike under the local clock', async () => {
    const stage = await Stage.open(size, { wake: () => undefined });
    try {
      const story = writeStory(stage.cast, begin, { weeks, seed });
      await playLocally(stage, story);
      await expectToHaveArrived(stage, story);
    } finally {
      await stage.close();
    }
  }, 600_000);
});
