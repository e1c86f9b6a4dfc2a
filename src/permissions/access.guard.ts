import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';

import type { SignIn } from '../auth/sign-in.js';
import type { Member, Subject } from '../auth/sessions.js';
import { AccessDenied, NotSignedIn, NotThere } from '../http/faults.js';
import { addressOf, type RateLimit } from '../http/rate-limit.js';
import { may } from './permissions.js';
import { OPEN, PERMIT, type Permit } from './permit.js';

declare module 'express-serve-static-core' {
  // oxlint-disable-next-line no-shadow
  interface Request {
    member?: Member;
    subject?: Subject;
  }
}

/** Stands before every route: who asks, what they ask for, about whom, and whether the table allows it. Shut unless opened. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
    private readonly limit: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN, route)) {
      this.limit.take(addressOf(request));
      return true;
    }
    const permit = this.reflector.getAllAndOverride<Permit | undefined>(PERMIT, route);
    if (!permit) throw new AccessDenied('a route that nobody may use');
    await this.admit(request, permit);
    return true;
  }

  /** Guessing costs as much as any other request. */
  private turnAway(request: Request): never {
    this.limit.take(addressOf(request));
    throw new NotSignedIn();
  }

  private async admit(request: Request, permit: Permit) {
    const token = this.signIn.tokenOf(request);
    if (!token) return this.turnAway(request);
    const asked = permit.asks?.(request);
    const found = await this.signIn.sessions.find(token, asked);
    if (!found) return this.turnAway(request);
    this.limit.take(found.member.userId);
    if (asked && !found.subject) throw new NotThere();
    for (const action of permit.actions(request))
      if (!may(action, found.member.roles, found.subject?.relations)) throw new AccessDenied(action);
    request.member = found.member;
    if (found.subject) request.subject = found.subject;
  }
}
