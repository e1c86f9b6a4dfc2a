import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { Member, Subject } from '../auth/sessions.js';
import { NotSignedIn } from '../http/faults.js';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<Request>();

/** The signed-in member who asks. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Member => {
  const { member } = requestOf(context);
  if (!member) throw new NotSignedIn();
  return member;
});

/** The worker in question and the asker's relation to that one. */
export const About = createParamDecorator(
  (_: unknown, context: ExecutionContext): Subject | undefined => requestOf(context).subject,
);
