import { preloadedDraft } from '../../state-machines/policy/templates.js';
import type { PolicyDraft } from '../../state-machines/policy/draft.js';
import type { Policy, Tracks } from '../../state-machines/policy/policy.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import type { LocalDate } from '../../state-machines/core/process.js';

const { tracks } = samplePolicy() as { tracks: Tracks };

/** The harbour's policy: every track open, approved a year ago, and to be looked at again before long. */
export const harbourPolicy = (approvedOn: LocalDate, reviewBy: LocalDate): Policy => ({
  ...samplePolicy({
    approvedOn,
    reviewBy,
    targetGroup: 'People around the harbour who have no contact with a service',
    stalledAfterDays: 14,
    escalateAfterDays: 7,
    twoSidedReviewEveryDays: 120,
    exit: { openDaysBefore: 30, followUpAfterDays: 60, keepMonths: 24 },
    outOfHours:
      'On-call worker, every night until 23:00: +353 1 555 0100\nAfter that: Samaritans 116 123, free, day and night',
  }),
  tracks: {
    outreach: {
      ...tracks.outreach,
      role: {
        ...tracks.outreach.role,
        inScope: ['Telling people where to get help', 'Handing out material', 'Listening, without a plan for anybody'],
        outOfScope: ['Carrying or handing out medicines', 'Lifts in a private car'],
      },
      extraTopics: ['overdose-response'],
      minimumTrainingDates: 4,
      aims: 'Every week, twenty people hear from a peer where to get help and how to stay safer',
      whereAndWhen: 'Harbour Lane and the bus station, Tuesdays and Thursdays from 14:00 to 17:00',
      trainingIn: 'Harm reduction, boundaries, confidentiality, what to do in an overdose',
      debriefSystem: 'With the staff member of the outing, before going home',
    },
    facilitation: {
      ...tracks.facilitation,
      role: {
        ...tracks.facilitation.role,
        inScope: ['Welcoming people to the Wednesday group', 'Leading parts of it'],
      },
      debriefSystem: 'With the other facilitator, in the quarter of an hour after the group',
    },
    mentoring: {
      ...tracks.mentoring,
      debriefSystem: 'With the supervisor, within two days, or at once when asked for',
    },
    other: {
      ...tracks.other,
      role: {
        ...tracks.other.role,
        inScope: ['Cooking the Friday meal with others', 'Asking guests what they would like'],
      },
      aims: 'A warm meal every Friday, cooked by the people who eat it',
    },
  },
});

/** Northgate does outreach and nothing else. */
export const northgatePolicy = (approvedOn: LocalDate, reviewBy: LocalDate): Policy => ({
  ...samplePolicy({ approvedOn, reviewBy, stalledAfterDays: 21, escalateAfterDays: 10, teamEvents: 'notIncluded' }),
  tracks: {
    outreach: {
      ...tracks.outreach,
      aims: 'Nobody at the north gate goes without knowing where to sleep tonight',
      whereAndWhen: 'Around the north gate, Mondays and Fridays',
      debriefSystem: 'By phone with the supervisor, the same evening',
    },
  },
});

/** A draft as somebody leaves it after half an hour: some blanks filled, no track open yet. */
export function unfinishedDraft(): PolicyDraft {
  const draft = preloadedDraft('group-work');
  return {
    ...draft,
    general: {
      ...draft.general,
      targetGroup: 'Women who come to the morning café',
      teamEvents: 'included',
      stalledAfterDays: 21,
      escalateAfterDays: 7,
    },
    tracks: {
      ...draft.tracks,
      facilitation: { ...draft.tracks?.facilitation, debriefSystem: 'Together with staff, after each group' },
    },
  } as PolicyDraft;
}
