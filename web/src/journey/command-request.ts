import { createContext, useContext } from 'react';

import type { NamedPerson } from '../api/types';
import type { Values } from './command-fields';

/** A command that someone is about to give, with what is known of its details already. */
export interface CommandRequest {
  journeyId: string;
  person: NamedPerson;
  type: string;
  values?: Values;
  /** Over the form, where the usual words do not say enough: the name of the form to fill in. */
  title?: string;
  /** The person is on a break already. */
  paused?: boolean;
}

export const CommandOpener = createContext<(request: CommandRequest) => void>(() => {});

/** Opens the form of a command, from any page: a button, a menu, a card that was dropped. */
export const useOpenCommand = (): ((request: CommandRequest) => void) => useContext(CommandOpener);
