import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { SignIn1790000100000 } from './1790000100000-sign-in.js';
import { InboxRecipients1790000200000 } from './1790000200000-inbox-recipients.js';

/** Every migration, oldest first. */
export const migrations = [Foundation1790000000000, SignIn1790000100000, InboxRecipients1790000200000];
