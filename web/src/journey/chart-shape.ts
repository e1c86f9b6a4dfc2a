import type { Journey, Machine } from '../api/types';

/** The moves that this journey made, as `from>to`. */
export function pathsTaken({ visited }: Pick<Journey, 'visited'>): Set<string> {
  return new Set(visited.slice(1).map(({ stage }, index) => `${visited[index]!.stage}>${stage}`));
}

/** Ways that skip a stage: everything but the straight line. */
export function sideWays(stages: string[], { edges }: Machine): Machine['edges'] {
  return edges.filter(({ from, to }) => stages.indexOf(to) - stages.indexOf(from) > 1);
}

/** Each side way as a curve below the line: the longer the way, the deeper the curve. */
export function bypassesOf(stages: string[], machine: Machine) {
  return sideWays(stages, machine).map(({ from, to }) => {
    const [start, end] = [stages.indexOf(from), stages.indexOf(to)];
    const [x1, x2] = [start * 100 + 50, end * 100 + 50];
    const depth = 10 + (42 * (end - start)) / (stages.length - 1);
    return { from, to, path: `M${x1} 0C${x1 + 20} ${depth} ${x2 - 20} ${depth} ${x2} 0` };
  });
}
