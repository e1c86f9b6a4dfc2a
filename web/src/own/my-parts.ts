/** The worker's own pages beside the first one. */
export const myParts = [
  'supervision',
  'support',
  'owed',
  'training',
  'boundaries',
  'practice',
  'forms',
  'papers',
] as const;
export type MyPart = (typeof myParts)[number];
export const isMyPart = (part: string): part is MyPart => myParts.some((one) => one === part);
