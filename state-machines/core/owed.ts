import type { Reaction } from './process.js';

/** Two matters of one kind that fall due together are told in one message. */
export function withoutRepeats(owed: readonly Reaction[]): Reaction[] {
  const seen = new Set<string>();
  return owed.filter((reaction) => {
    const words = JSON.stringify(reaction);
    return !seen.has(words) && seen.add(words);
  });
}
