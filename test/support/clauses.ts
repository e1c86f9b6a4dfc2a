/** Every clause of the two sources that a refusal, a requirement, a message or a blank of the policy may name. */
const turas = `1.1 2.1 3.1 3.2 4.1 4.2 4.3 5.1 5.2 5.3 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.11 7.1 7.2
  8.1 8.1.1 8.1.2 8.1.3 8.1.4 8.1.5 8.1.6 8.1.7 9.1 9.2
  10.1 10.1.1 10.1.2 10.1.3 10.1.3.1 10.1.3.2 10.1.3.3 10.1.4 10.1.5 10.1.6 10.1.7 10.1.8
  11.1 11.2.1 11.2.2 11.2.3 11.2.4 11.2.5 11.3 11.4 11.5 11.6
  12.1 12.2 12.2.1 12.2.2 12.2.3 12.2.4 12.2.5 12.2.6 12.2.7 12.2.8 12.2.9 12.3 12.4 12.4.1 12.4.2 12.4.3 12.4.4 12.4.5 12.4.6 12.5 12.6
  13.1 13.2 13.3 13.4 13.5 13.6 13.7 13.8`;

const guide = `1.3-a 1.3-b 2.2-a 2.2-b 2.2-c 2.2-d 2.2-e 2.2-f 2.2-g 2.3-a 2.3-b 2.3-c 2.3-d 2.3-e 2.3-f 2.3-g 2.3-h 2.4-a 2.4-b
  3.1 3.2-a 3.2-b 3.2-c 3.2-d 3.2-e 3.3-1 3.3-2 3.3-3 3.3-4 3.3-5 3.3-6 3.3-7 3.3-q 3.3-d 3.4-a 3.4-b 3.4-c 3.4-d 3.4-e
  3.5-a 3.5-b 3.5-c 3.5-d 3.5-e 3.5-f 3.5-g 3.5-h 3.5-i 3.5-j 3.5-k 3.5-l 3.5-m 3.5-n
  4.1 4.2-a 4.2-b 4.2-c 4.2-d 4.2-e 4.2-f 4.2-g 4.2-h 4.3-a 4.3-b 4.3-c 4.3-d 4.3-e 4.3-f 4.3-g 4.3-h 4.3-i
  4.4-a 4.4-b 4.4-c 4.4-d 4.4-e 4.4-f 4.4-g 4.5-a 4.5-b 4.6-a 4.6-b 4.6-c 4.6-d`;

const named = (source: string, ids: string): string[] => ids.split(/\s+/).map((id) => `${source} ${id}`);

const appendix = (letter: string, ids: readonly (string | number)[]): string[] =>
  ids.map((id) => `GUIDE App ${letter}-${id}`);
const numbers = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const appendices = [
  ...appendix('A', numbers(4)),
  ...appendix('B', numbers(4)),
  ...appendix('C', ['use', ...numbers(14)]),
];

export const clauses: ReadonlySet<string> = new Set([
  'TURAS head',
  ...named('TURAS', turas),
  ...named('GUIDE', guide),
  ...appendices,
]);
