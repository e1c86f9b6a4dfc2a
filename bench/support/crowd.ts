import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';

import { HttpClient } from './http.js';
import type { Product } from './product.js';
import { buildWorld, type World } from './world.js';

const AT_ONCE = 8;

/** Many journeys in a running product, begun over HTTP as people begin them. */
export class Crowd {
  private constructor(
    private readonly product: Product,
    private readonly world: World,
  ) {}

  /** Begins so many, and waits until each has its workflow and nothing is owed. */
  static async gather(product: Product, journeys: number): Promise<Crowd> {
    const { url, env, query } = product;
    const world = await buildWorld(url, env, journeys);
    const client = new HttpClient(url);
    let left = journeys;
    const begin = async (index: number): Promise<void> => {
      while (left-- > 0) {
        const body = {
          type: 'StartJourney',
          personId: world.nextPerson(),
          programmeId: world.programmeId,
          track: 'outreach',
        };
        const headers = {
          cookie: world.coordinators[index % world.coordinators.length]!.cookie,
          'idempotency-key': randomUUID(),
        };
        while ((await client.post('/api/journeys', body, headers)) === 429) await delay(100);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => begin(index)));
    client.close();
    const [row] = await query<{ count: number }>('select count(*)::int as count from journey');
    if (row!.count !== journeys) throw new Error(`${row!.count} journeys were begun, and ${journeys} were to be`);
    await delay(5_000);
    return new Crowd(product, world);
  }

  /** Opens the pages as their users do. */
  async lookAround(): Promise<void> {
    const ids = await this.product.query<{ id: string }>('select id from journey limit 100');
    const pages = ['/api/today', '/api/journeys', '/api/journeys?sort=name&page=2', '/api/inbox', '/api/people'];
    for (const { cookie } of this.world.coordinators) {
      for (const page of [...pages, ...ids.slice(0, 25).map(({ id }) => `/api/journeys/${id}`)]) {
        const answer = await fetch(`${this.product.url}${page}`, { headers: { cookie } });
        await answer.arrayBuffer();
        if (answer.status !== 200 && answer.status !== 429) throw new Error(`${page} was answered ${answer.status}`);
      }
    }
  }
}
