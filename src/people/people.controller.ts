import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Member } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Answers, Commands } from '../http/openapi.js';
import { Me } from '../permissions/me.js';
import { Permitted } from '../permissions/permit.js';
import * as schema from './people.schemas.js';
import { People } from './people.service.js';

@ApiTags('People')
@Controller()
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get('me')
  @Permitted('today.see')
  @Answers(schema.MeAnswer, 'Who is signed in, and what that one may do')
  me(@Me() me: Member) {
    return this.people.me(me);
  }

  @Get('people')
  @Permitted('person.see')
  @Answers(schema.PeopleAnswer, 'The people whom you may know of')
  all(@Me() me: Member, @Query({ schema: schema.PeopleListSchema }) query: schema.PeopleQuery) {
    return this.people.list(me, query);
  }

  @Post('people')
  @Permitted('person.create')
  @Commands(schema.PersonAnswer, 'Add a person', 201)
  add(
    @Me() me: Member,
    @IdempotencyKey() key: string,
    @Body({ schema: schema.NewPersonSchema }) body: schema.NewPerson,
  ) {
    return this.people.add(me, key, body);
  }

  @Get('people/staff')
  @Permitted('staff.list')
  @Answers(schema.StaffAnswer, 'Staff who can be named to a person')
  staff(@Me() me: Member) {
    return this.people.staff(me);
  }
}
