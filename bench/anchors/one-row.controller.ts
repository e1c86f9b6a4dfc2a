import { randomUUID } from 'node:crypto';

import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import pg from 'pg';

import { ApiModule } from '../../src/api.module.js';
import type { Member } from '../../src/auth/sessions.js';
import { Me } from '../../src/permissions/me.js';
import { Permitted } from '../../src/permissions/permit.js';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_APP_URL, max: 8, allowExitOnIdle: true });
pool.on('error', () => undefined);

/** The least that a signed-in request can do: the product's own guard, and one row. */
@Controller('one-row')
class OneRowController {
  @Post()
  @HttpCode(200)
  @Permitted('clock.see')
  async write(@Me() me: Member, @Body() body: object) {
    const id = randomUUID();
    await pool.query({
      name: 'one-row',
      text: 'insert into one_row (id, organisation_id, actor_id, body) values ($1, $2, $3, $4)',
      values: [id, me.organisationId, me.userId, JSON.stringify(body)],
    });
    return { id };
  }
}

/** Adds the route to the API of this process, and of no other. */
export function addOneRowRoute(): void {
  Module({ controllers: [OneRowController] })(ApiModule);
}

export const oneRowTable = `
  create table if not exists one_row (id uuid primary key, organisation_id uuid not null, actor_id uuid not null, body jsonb not null);
  grant insert on one_row to peerwork_app;
`;
