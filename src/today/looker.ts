import type { Role } from '../../state-machines/core/process.js';
import type { JourneyCommandType } from '../../state-machines/journey/journey.messages.js';
import type { CardRow } from '../journeys/journey-cards.js';
import { actionsOfCommand, may, type Relation } from '../permissions/permissions.js';

/** Who looks, and how that one stands to the worker of the row. */
export interface Looker {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly zone: string;
}

export const isWorker = ({ relations }: Looker): boolean => relations.includes('self');

/** A supervisor or line manager of this worker. */
export const supports = ({ roles, relations }: Looker): boolean =>
  roles.includes('supervisor') && relations.some((one) => one === 'supervises' || one === 'lineManages');

const coordinates = ({ roles }: Looker): boolean => roles.includes('coordinator');

/** Whoever keeps an eye on this worker: the supervisor, and the coordinator of all. */
export const follows = (looker: Looker): boolean => supports(looker) || coordinates(looker);

/** The supervisor's matter, and the coordinator's as long as nobody supervises. */
export const looksAfter = (looker: Looker, row: CardRow): boolean =>
  supports(looker) || (coordinates(looker) && row.facts.relations.supervisor === undefined);

/** Managers are not asked before others had the time to act. */
export const onTheLadder = (looker: Looker, handedUp: boolean): boolean =>
  follows(looker) || (handedUp && looker.roles.includes('manager'));

export const isAllowed = ({ roles, relations }: Looker, command: JourneyCommandType): boolean =>
  actionsOfCommand(command).some((action) => may(action, roles, relations));

/** Of these commands the first that the looker may give. */
export const firstAllowed = (looker: Looker, ...commands: (string | undefined)[]): string | null =>
  commands.find((command) => command !== undefined && isAllowed(looker, command as JourneyCommandType)) ?? null;
