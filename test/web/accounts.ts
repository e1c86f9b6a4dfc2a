/** The accounts of the sample organisation that walk, by what they are. */
const accounts = {
  coordinator: 'orla',
  manager: 'marek',
  supervisor: 'sinead',
  peerWorker: 'ana',
  outreachWorker: 'kit',
  saturdayWorker: 'dee',
} as const;
export type Who = keyof typeof accounts;

/** Those who are signed in before the walks begin; the others do it in a walk. */
export const signedIn = [
  'coordinator',
  'manager',
  'supervisor',
  'peerWorker',
  'outreachWorker',
  'saturdayWorker',
] as const satisfies readonly Who[];

export const PASSWORD = 'heron-and-rowan';
export const addressOf = (who: Who): string => `${accounts[who]}@harbour.example`;

/** Where somebody's session is kept for the walks. */
export const sessionFile = (who: Who): string => `test-results/sessions/${who}.json`;
