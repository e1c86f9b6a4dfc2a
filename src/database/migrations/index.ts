import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { SignIn1790000100000 } from './1790000100000-sign-in.js';
import { InboxRecipients1790000200000 } from './1790000200000-inbox-recipients.js';
import { EveryJourney1790000300000 } from './1790000300000-every-journey.js';
import { Programmes1790000400000 } from './1790000400000-programmes.js';
import { ManyJourneys1790000500000 } from './1790000500000-many-journeys.js';
import { Supervision1790000600000 } from './1790000600000-supervision.js';
import { Absences1790000700000 } from './1790000700000-absences.js';
import { Dispatches1790000800000 } from './1790000800000-dispatches.js';
import { Standing1790000900000 } from './1790000900000-standing.js';

/** Every migration, oldest first. */
export const migrations = [
  Foundation1790000000000,
  SignIn1790000100000,
  InboxRecipients1790000200000,
  EveryJourney1790000300000,
  Programmes1790000400000,
  ManyJourneys1790000500000,
  Supervision1790000600000,
  Absences1790000700000,
  Dispatches1790000800000,
  Standing1790000900000,
];
