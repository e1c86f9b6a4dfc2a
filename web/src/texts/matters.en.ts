import { journeyTexts } from './journey.en';

/** What happened, what stands open, and what time will do. */
export const matterTexts = {
  /** A matter on Today or in the inbox, in a sentence. */
  matters: {
    'journey-stalled': (name: string) => `${name} has not moved for a while`,
    'stall-escalated': (name: string) => `${name} has been waiting too long`,
    'pause-review-due': (name: string) => `Time to talk with ${name} about coming back`,
    'pause-review-overdue': (name: string) => `Nobody has talked with ${name} about coming back`,
    'ready-to-move': (name: string) => `${name} is ready for the next stage`,
    'delay-explained': (name: string) => `${name}’s delay is explained`,
    'on-a-pause': (name: string) => `${name} is on a break`,
    'under-way': (name: string) => `${name} is under way`,
    'role-unheld': () => 'Nobody holds a role that is needed: give it to someone',
  } as Record<string, (name: string) => string>,
  otherMatter: (name: string) => `Something stands open for ${name}`,

  /** What was asked, for the timeline. `x` holds what the entry carries, already in words. */
  happened: {
    StartJourney: (n) => `${n}’s journey began`,
    StartInduction: () => 'Induction began',
    StartTraining: () => 'Training began',
    StartSupportedPractice: () => 'Supported practice began',
    StartExit: () => 'The supported exit began',
    CloseJourney: () => 'The journey was closed',
    EndApplication: (n, x) =>
      x.reason === 'withdrew' ? `${n} decided against it` : 'The application did not go ahead',
    RecordStep: (_, x) => (x.on ? `${x.requirement}, done on ${x.on}` : `${x.requirement}: done`),
    RecordTraining: (_, x) => `${journeyTexts.trainingIn(x.topic ?? '')}${x.on ? `, held on ${x.on}` : ''}`,
    WaiveRequirement: (_, x) => `${x.requirement}: waived until ${x.until}`,
    ExplainDelay: (_, x) => `The delay was explained until ${x.until}`,
    PauseJourney: (n, x) => `${n} takes a break; the return is talked about on ${x.reviewOn}`,
    ResumeJourney: (n) => `${n} came back`,
    NameLineManager: (_, x) => (x.holder ? `${x.holder} is the line manager` : 'The line manager was named'),
    NameKeyworker: (_, x) => (x.holder ? `${x.holder} is the keyworker` : 'The keyworker was named'),
    NameSupervisor: (_, x) => (x.holder ? `${x.holder} is the supervisor` : 'The supervisor was named'),
    AddNote: () => 'A note was added',
    QuietTimePassed: () => 'Nothing had been recorded for a while: the coordinator was told',
    EscalationTimePassed: () => 'Still nothing recorded: the manager was told',
    ReviewDatePassed: () => 'The day to talk about the return came: the coordinator was told',
    ReviewEscalationTimePassed: () => 'The return was not talked about yet: the manager was told',
  } as Record<string, (name: string, x: Record<string, string | undefined>) => string>,

  /** What time will do; `told` is "you are told" or "the manager is told". */
  told: (role: string | undefined, mine: boolean) =>
    mine ? 'you are told' : `the ${journeyTexts.roles[role ?? ''] ?? role} is told`,
  ahead: {
    QuietTimePassed: (n, told) => `${n} counts as stalled: ${told}`,
    EscalationTimePassed: (n, told) => `Still nothing recorded for ${n}: ${told}`,
    ReviewDatePassed: (n, told) => `Time to talk with ${n} about coming back: ${told}`,
    ReviewEscalationTimePassed: (n, told) => `The return of ${n} is still open: ${told}`,
  } as Record<string, (name: string, told: string) => string>,
  aheadRoles: {
    QuietTimePassed: 'coordinator',
    EscalationTimePassed: 'manager',
    ReviewDatePassed: 'coordinator',
    ReviewEscalationTimePassed: 'manager',
  } as Record<string, string>,

  /** Why a matter stands on Today: `x` holds the stage, the days, what is missing, dates, all in words. */
  whys: {
    'journey-stalled': (x) =>
      `${x.stage} · nothing recorded for ${x.days}${x.missing ? ` · missing: ${x.missing}` : ''}`,
    'stall-escalated': (x) =>
      `${x.stage} · nothing recorded for ${x.days}${x.missing ? ` · missing: ${x.missing}` : ''}`,
    'pause-review-due': (x) => `The place in ${x.intoStage} is kept`,
    'pause-review-overdue': (x) => `The place in ${x.intoStage} is kept`,
    'ready-to-move': (x) => `${x.stage} · nothing is missing`,
    'delay-explained': (x) => `${x.stage} · the next step is expected ${x.until}`,
    'on-a-pause': (x) => `The place in ${x.intoStage} is kept${x.until ? ` · return talked about ${x.until}` : ''}`,
  } as Record<string, (x: Record<string, string>) => string>,
  missingFirst: (first: string, others: number) => (others > 0 ? `${first} and ${others} more` : first),
};};
