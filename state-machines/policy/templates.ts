import { setAt } from './document.js';
import type { PolicyDraft } from './draft.js';
import { groupsBlank, keepingBlanks } from './keeping-blanks.js';
import { tracks, type Track } from './policy.js';
import { qualitiesOfEveryone } from './qualities.js';
import { boundariesOfTheSources } from './sample-policy.js';

/** A model of peer work that a programme can begin from (GUIDE 3.1). */
export interface ProgrammeTemplate {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly tracks: readonly Track[];
  readonly risk: 'low' | 'medium' | 'high';
  /** How closely somebody watches over the work (GUIDE 3.2-d). */
  readonly oversight: string;
}

const template = (
  id: string,
  name: string,
  open: readonly Track[],
  risk: ProgrammeTemplate['risk'],
  oversight: string,
): ProgrammeTemplate => ({ id, name, clause: 'GUIDE 3.1', tracks: open, risk, oversight });

/** The five models of the guide, the least risky first (GUIDE 3.2-e). */
export const programmeTemplates: readonly ProgrammeTemplate[] = [
  template(
    'group-work',
    'Group work',
    ['facilitation'],
    'low',
    'A member of staff is in the room, before, during and after.',
  ),
  template(
    'peer-research',
    'Peer research',
    ['other'],
    'low',
    'A researcher answers for method and consent, and shares the say.',
  ),
  template(
    'outreach',
    'Outreach',
    ['outreach'],
    'medium',
    'Staff come along at first; later somebody can always be called.',
  ),
  template(
    'one-to-one',
    'One-to-one support and recovery coaching',
    ['mentoring'],
    'high',
    'Close supervision; a clinician is named for questions beyond the role.',
  ),
  template('mixed', 'Mixed', tracks, 'high', 'As close as the riskiest part of it asks for.'),
];

export type TemplateId = (typeof templateIds)[number];
export const templateIds = ['group-work', 'peer-research', 'outreach', 'one-to-one', 'mixed'] as const;

/** What no role contains, whatever a policy says (GUIDE 3.5-f, 3.5-g). */
export const alwaysOutOfScope = [
  { id: 'diagnosis', clause: 'GUIDE 3.5-f', sentence: 'Diagnosing, assessing or treating anybody' },
  { id: 'medical-advice', clause: 'GUIDE 3.5-f', sentence: 'Giving medical advice' },
  { id: 'against-medical-advice', clause: 'GUIDE 3.5-f', sentence: 'Advising against what a clinician has advised' },
  { id: 'counselling', clause: 'GUIDE 3.5-f', sentence: 'Counselling' },
  { id: 'promotion', clause: 'GUIDE 3.5-g', sentence: 'Promoting a religion, a belief or the like' },
] as const;

const tasks: Readonly<Record<Track, readonly string[]>> = {
  outreach: ['Giving information to people of one’s own group', 'Showing the way to services'],
  facilitation: ['Preparing a group together with staff', 'Co-facilitating the group', 'Talking it over afterwards'],
  mentoring: ['Meeting one person regularly', 'Listening, and sharing what one has learned'],
  other: [],
};

const outline = {
  principles: 'Honesty and openness; nobody is judged; the other person decides.',
  staffSupports: 'Supervision, a peer support group, a talk after difficult meetings, and help with practical matters.',
};

/** How a draft begins: what the sources say, in our words. What they leave open is left open. */
export function preloadedDraft(id: string | null): PolicyDraft {
  const chosen = programmeTemplates.find((one) => one.id === id)?.tracks ?? tracks;
  const beginning = (track: Track) => ({
    role: {
      inScope: chosen.includes(track) ? [...tasks[track]] : [],
      outOfScope: [],
      qualities: [...qualitiesOfEveryone],
    },
    extraTopics: [],
    ...(track === 'mentoring' && outline),
  });
  const draft: PolicyDraft = {
    schema: 2,
    general: { boundaries: boundariesOfTheSources() },
    tracks: Object.fromEntries(tracks.map((track) => [track, beginning(track)])),
  };
  for (const { path, byDefault } of [...keepingBlanks, ...tracks.map(groupsBlank)])
    if (byDefault !== undefined) setAt(draft, path, structuredClone(byDefault));
  return draft;
}
