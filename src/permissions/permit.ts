import { SetMetadata } from '@nestjs/common';
import type { Request } from 'express';

import { formOf } from '../../state-machines/journey/forms.js';
import type { Asked } from '../auth/sessions.js';
import { Malformed } from '../http/faults.js';
import { permissions, type Action } from './permissions.js';

/** What a route needs: actions of the table, all of them, and how to tell which worker they are about. */
export interface Permit {
  readonly actions: (request: Request) => readonly Action[];
  readonly asks?: (request: Request) => Asked;
}

export const PERMIT = 'permit';
export const OPEN = 'open';

/** This route needs this permission; where it is about one worker, `asks` finds out whom. */
export const Permitted = (action: Action | Permit['actions'], asks?: Permit['asks']) =>
  SetMetadata<string, Permit>(PERMIT, {
    actions: typeof action === 'function' ? action : () => [action],
    ...(asks && { asks }),
  });

/** This route needs no sign-in. */
export const Open = () => SetMetadata(OPEN, true);

/** The worker of the journey in the path. */
export const ofJourney = (request: Request): Asked => ({ journeyId: uuid(request.params.id, 'id') });

/** The worker of the supervision in the path. */
export const ofSupervision = (request: Request): Asked => ({ supervisionId: uuid(request.params.id, 'id') });

/** The worker to whom what the path names is owed. */
export const ofObligation = (request: Request): Asked => ({ obligationId: uuid(request.params.id, 'id') });

/** The worker whom the body names, when it names one at all: the shape is checked later. */
export function ofPersonInBody(request: Request): Asked {
  const personId: unknown = request.body?.personId;
  return { personId: uuid(personId, 'personId') };
}

/** To begin a journey, and to write a note beside it. */
export const journeyStart = (request: Request): Action[] => withNote(request, 'journey.StartJourney');

/** The action of a journey command is its type. Who may not even see the journey learns nothing about types. */
export function journeyCommand(request: Request): Action[] {
  const action = journeyAction(request.body);
  const known = action !== 'journey.StartJourney' && Object.hasOwn(permissions, action);
  return withNote(request, known ? (action as Action) : 'journey.see');
}

/** The action of a supervision command is its type; a note beside it is a note like any other. */
export function supervisionCommand({ body }: Request): Action[] {
  const action = commandAction('supervision', body, 'supervision.see');
  return body?.note === undefined || action === 'supervision.see' ? [action] : [action, 'supervision.WriteNote'];
}

/** The action of an obligation command is its type. */
export const obligationCommand = ({ body }: Request): Action[] => [commandAction('obligation', body, 'obligation.see')];

/** Only what is called like a command is one: who asks for anything else is told of its shape later. */
function commandAction(kind: string, body: { type?: unknown } | undefined, otherwise: Action): Action {
  const action = `${kind}.${String(body?.type)}`;
  const known = /^[a-z]+\.[A-Z]/.test(action) && Object.hasOwn(permissions, action);
  return known ? (action as Action) : otherwise;
}

/** In whose name a form is filled in or a paper signed is part of the action. */
function journeyAction(body: { type?: unknown; form?: unknown; side?: unknown } | undefined): string {
  const type = String(body?.type);
  if (type === 'FillForm') return `journey.FillForm.${formOf(String(body?.form))?.by}`;
  if (type === 'SignContract' || type === 'SignBoundaryAgreement') return `journey.${type}.${String(body?.side)}`;
  return `journey.${type}`;
}

/** Words beside a command are a note like any other. */
const withNote = (request: Request, action: Action): Action[] =>
  request.body?.note === undefined ? [action] : [action, 'journey.AddNote'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function uuid(value: unknown, path: string): string {
  if (typeof value === 'string' && UUID.test(value)) return value;
  throw new Malformed([{ path, message: 'is not an id' }]);
}
