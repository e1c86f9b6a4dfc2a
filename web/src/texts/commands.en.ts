/** The words of every command: what it asks, what it says, and how it is refused. */
export const commandTexts = {
  /** A command: its button, the title of its form, a word on what it means, and what is said when it is done. */
  commands: {
    StartInduction: {
      button: 'Start induction',
      title: (n) => `Start ${n}’s induction`,
      done: (n) => `${n} is in induction.`,
    },
    StartTraining: {
      button: 'Start training',
      title: (n) => `Start ${n}’s training`,
      done: (n) => `${n} is in training.`,
    },
    StartSupportedPractice: {
      button: 'Start supported practice',
      title: (n) => `Start supported practice with ${n}`,
      done: (n) => `${n} is in supported practice.`,
    },
    StartExit: {
      button: 'Start the supported exit',
      title: (n) => `Start ${n}’s supported exit`,
      done: (n) => `${n}’s supported exit has begun.`,
    },
    CloseJourney: {
      button: 'Close the journey',
      title: (n) => `Close ${n}’s journey`,
      intro: 'The journey stays readable. It can’t be opened again; a new one can be started.',
      done: (n) => `${n}’s journey is closed.`,
    },
    EndApplication: {
      button: 'End the application',
      title: (n) => `End ${n}’s application`,
      intro: 'The person can apply again whenever they like.',
      done: (n) => `${n}’s application has ended.`,
    },
    RecordStep: {
      button: 'Record a step',
      remedy: 'Record it',
      title: (n) => `Record a step of ${n}`,
      done: () => 'Recorded.',
    },
    RecordTraining: {
      button: 'Record training',
      remedy: 'Record it',
      title: (n) => `Record training of ${n}`,
      done: () => 'Training recorded.',
    },
    WaiveRequirement: {
      button: 'Waive a requirement',
      title: (n) => `Waive a requirement for ${n}`,
      intro: 'It counts as met until the date you choose, and everyone sees that you waived it.',
      done: () => 'Waived.',
    },
    ExplainDelay: {
      button: 'Explain the delay',
      title: (n) => `Why does ${n} wait?`,
      intro: 'No reminders go out until the date you choose.',
      done: (n) => `Thank you. Nobody is reminded about ${n} until then.`,
    },
    PauseJourney: {
      button: 'Pause',
      title: (n) => `Pause ${n}’s journey`,
      intro:
        'A pause is a pause, never a failure. The place is kept, reminders fall silent, and nobody asks for a reason. Choose a day to talk about coming back.',
      done: (n) => `${n} is on a break. The place is kept.`,
    },
    ExtendPause: {
      button: 'Choose another day',
      title: (n) => `When do you talk with ${n} about coming back?`,
      intro: 'The break goes on, and the place is kept.',
      done: (n) => `${n} stays on a break. The place is kept.`,
    },
    ResumeJourney: {
      button: 'Welcome back',
      title: (n) => `Welcome ${n} back`,
      intro: 'The journey goes on where it was left.',
      done: (n) => `Welcome back, ${n}.`,
    },
    NameLineManager: {
      button: 'Name a line manager',
      remedy: 'Name one',
      title: (n) => `Who is ${n}’s line manager?`,
      intro: 'Line management and key work are kept apart: it can’t be the keyworker.',
      done: () => 'Named.',
    },
    NameKeyworker: {
      button: 'Name a keyworker',
      remedy: 'Name one',
      title: (n) => `Who is ${n}’s keyworker?`,
      intro: 'Key work and line management are kept apart: it can’t be the line manager.',
      done: () => 'Named.',
    },
    NameSupervisor: {
      button: 'Name a supervisor',
      remedy: 'Name one',
      title: (n) => `Who supervises ${n}?`,
      done: () => 'Named.',
    },
    AddNote: {
      button: 'Add a note',
      remedy: 'Add a note',
      title: (n) => `A note about ${n}`,
      intro: 'It is kept encrypted. Write only what is needed, and no names of others.',
      done: () => 'Note kept.',
    },
    OpenJourney: { button: 'Open', title: (n) => n, done: () => '' },
  } as Record<string, CommandTexts>,

  form: {
    requirement: 'Which step?',
    waived: 'Which requirement?',
    topic: 'Which topic?',
    missingNow: 'Missing now',
    others: 'Others',
    on: 'Done on',
    until: 'Until',
    expected: 'When do you expect the next step?',
    reviewOn: 'Talk about the return on',
    why: 'Why?',
    whyHint: 'One sentence is enough. It is kept encrypted.',
    holder: 'Person',
    chooseHolder: 'Choose a colleague',
    reason: 'What happened?',
    reasons: { withdrew: 'The person decided against it', notGoingAhead: 'We are not going ahead for now' } as Record<
      string,
      string
    >,
    note: 'Note',
    optionalNote: 'Note (optional)',
    addNote: 'Add a note',
    noteHint: 'Kept encrypted. Up to 10,000 characters.',
    draftHere: 'Draft kept on this device',
    draftServer: 'Draft kept',
    needed: {
      requirement: 'Choose a step.',
      topic: 'Choose a topic.',
      on: 'Enter the day it was done.',
      until: 'Enter a date after today.',
      reviewOn: 'Enter a day after today.',
      why: 'Say in a sentence why.',
      holder: 'Choose a person.',
      reason: 'Choose what happened.',
      note: 'Write something first.',
    } as Record<string, string>,
    inFuture: 'This day is still to come. Record it when it has happened.',
    notAhead: 'Choose a day after today.',
  },

  command: {
    retryingNetwork: 'The connection is gone. Trying again; it is saved only once.',
    retryingBusy: 'The server is busy. Trying again; it is saved only once.',
    failed: 'It could not be saved yet. What you wrote is still here.',
    tryAgain: 'Try again',
    toPage: (name: string) => `Open ${name}’s page`,
  },

  /** The business saying no, in the page's words. A code that is not here is told in the server's sentence. */
  refusals: {
    JOURNEY_CLOSED: (n) => `${n}’s journey is closed.`,
    JOURNEY_PAUSED: (n) => `${n} is on a break. It goes on from here after the return.`,
    JOURNEY_NOT_PAUSED: (n) => `${n} is not on a break.`,
    JOURNEY_UNDER_WAY: (n) => `${n} is already on this track of the programme.`,
    TRACK_SHUT: () => 'This track is shut until the programme’s policy is filled in and adopted.',
    PERSON_BLOCKED: (n) => `${n} can’t be taken on at present.`,
    NOT_AT_THIS_STAGE: (n) => `This is not possible at the stage ${n} is in.`,
    REQUIREMENTS_MISSING: (n, missing) => `${n} can’t take this step yet: ${missing} still missing.`,
    UNKNOWN_REQUIREMENT: () => 'The policy of this journey has no such step.',
    UNKNOWN_TOPIC: () => 'The policy of this journey has no such training topic.',
    DATE_IN_FUTURE: () => 'This day is still to come. Record it when it has happened.',
    DATE_NOT_AHEAD: () => 'Choose a day after today.',
    NOT_WAIVABLE: () => 'This holds for everyone: nobody can waive it.',
    WAIVER_NOT_YOURS: () => 'Only a manager can waive this.',
    HOLDER_NOT_STAFF: () => 'Choose someone from the staff.',
    KEYWORKER_IS_LINE_MANAGER: () => 'The keyworker can’t also be the line manager. Choose someone else.',
  } as Record<string, (name: string, missing: string) => string>,
  missingCount: (n: number) => (n === 1 ? 'one thing is' : `${n} things are`),
};

export interface CommandTexts {
  button: string;
  /** On the button beside something that is missing. */
  remedy?: string;
  title: (name: string) => string;
  intro?: string;
  done: (name: string) => string;
}
