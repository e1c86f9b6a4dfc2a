/**
 * `npm run crash -- --kills 30 --seconds 120 [--seed N]`: drives the whole product over HTTP while its processes are killed
 * in turn, and holds what is left in the database, and what a mail server took, to what the clients were told. Prints JSON; ends with 1 unless nothing
 * was lost, doubled or left owed. `--sabotage lost|doubled|owed|differing` spoils the database before it is audited, to
 * see the audit find it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { kinds } from '../../src/kinds.js';
import { quantile, seededRandom } from '../harness/statistics.js';
import { ensureTemporalBinary, openScratch } from '../support/scripts.js';
import { audit } from './audit.js';
import { wreakHavoc, type Kill } from './chaos.js';
import { Clients } from './clients.js';
import { gatherEvidence } from './evidence.js';
import { Ledger } from './ledger.js';
import { targets } from '../support/member.js';
import { PostOffice } from '../support/post-office.js';
import { startProduct, type Product } from '../support/product.js';
import { sabotage, type Sabotage } from './sabotage.js';
import { Seeds } from './seeds.js';
import { buildWorld } from '../support/world.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    sabotage: { type: 'string' },
  },
});
const [kills, seconds, seed] = [values.kills, values.seconds, values.seed].map(Number) as [number, number, number];
const CLIENTS = 8;
const PAUSE_MS = 30;
const SEED_EVERY_MS = 500;
/** What a killed deliverer had claimed is claimed again after two minutes. */
const PATIENCE_MS = 400_000;

const say = (sentence: string): void => console.error(sentence);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

await ensureTemporalBinary({ serverOnly: true, onProgress: say });
say(`Starting the product (seed ${seed})`);
const scratch = await openScratch('peerwork-crash-post-');
const post = await PostOffice.open(scratch.dir);
const product = await startProduct({ SMTP_URL: post.url, MAIL_FROM: 'Peer work <peerwork@service.example>' });
let sound = false;
try {
  sound = await run(product);
} finally {
  await product.stop(!sound);
  await post.close();
  scratch.close();
}
process.exit(sound ? 0 : 1);

async function run({ url, env, members, query, logs }: Product): Promise<boolean> {
  const random = seededRandom(seed);
  const world = await buildWorld(url, env, 400 + seconds * 8);
  await reachAllByMail(query);
  const ledger = new Ledger();
  const journeyIds: string[] = [];
  const supervisionIds: string[] = [];
  const clients = new Clients(url, world, ledger, { journeyIds, supervisionIds }, env.MASTER_KEY!, random);
  const seeds = await Seeds.open(env, world, ledger, { journeyIds, supervisionIds }, random);
  for (let count = 0; count < 50; count++) await clients.begin(world.coordinators[count % world.coordinators.length]!);

  say(`Killing ${kills} times in ${seconds} seconds, under load`);
  const { coordinators } = world;
  const work = Array.from({ length: CLIENTS }, (_, index) =>
    clients.keepAsking(coordinators[index % coordinators.length]!, PAUSE_MS),
  );
  work.push(seeds.keepSowing(SEED_EVERY_MS));
  const onKill = ({ target }: Kill): void => say(`  ${target} killed; ${ledger.acknowledged} acknowledged so far`);
  const done = await wreakHavoc({ members }, { kills, ms: seconds * 1_000, random, onKill });
  const endedAt = Date.now();
  clients.stop();
  seeds.stop();
  await Promise.all(work);
  await seeds.close();
  say('Waiting until nothing is owed');
  await untilNothingIsOwed(query);
  const waitedMs = Date.now() - endedAt;

  if (values.sabotage) await sabotage(query, values.sabotage as Sabotage);
  await post.read();
  const evidence = await gatherEvidence(query, post.items);
  const rules = Object.fromEntries(kinds.map((kind) => [kind.rules.name, kind.rules]));
  const found = audit(rules, ledger.entries, evidence, endedAt);
  for (const [name, sentences] of Object.entries(found))
    for (const sentence of (sentences as string[]).slice(0, 20)) say(`${name}: ${sentence}`);
  for (const sentence of new Set(clients.unexpected)) say(`unexpected: ${sentence}`);
  const recovered = await recoveries(done, ledger, seeds, query);
  const all = Object.values(recovered).flat();
  const faults = targets.map((name) => [name, members[name].endedByItself] as const).filter(([, count]) => count > 0);
  console.log(
    JSON.stringify(
      {
        kills: done.length,
        acknowledged: ledger.acknowledged,
        lost: found.lost.length,
        doubled: found.doubled.length,
        owedLeft: found.owedLeft.length,
        recoveryP50Ms: Math.round(quantile(all, 0.5)),
        recoveryP99Ms: Math.round(quantile(all, 0.99)),
        differing: found.differing.length,
        unexpected: clients.unexpected.length,
        refused: ledger.entries.filter(({ answer }) => answer?.outcome === 'refused').length,
        messages: evidence.reactions.length,
        supervisions: supervisionIds.length,
        mails: evidence.letters.length,
        mailsSentAgain: evidence.letters.length - new Set(evidence.letters.map(({ messageId }) => messageId)).size,
        attempts: ledger.attempts,
        successShare: Number((1 - ledger.failures / ledger.attempts).toFixed(4)),
        settledAfterMs: waitedMs,
        endedByThemselves: Object.fromEntries(faults),
        targets: Object.fromEntries(
          targets.map((name) => {
            const times = recovered[name];
            return [
              name,
              {
                kills: done.filter(({ target }) => target === name).length,
                recoveryP50Ms: Math.round(quantile(times, 0.5)),
                recoveryMaxMs: Math.round(Math.max(...times)),
              },
            ];
          }),
        ),
        seconds,
        seed,
      },
      null,
      2,
    ),
  );
  const sound = Object.values(found).every(({ length }) => length === 0) && clients.unexpected.length === 0;
  if (!sound) say(`The logs of this run are in ${logs}`);
  return sound;
}

async function untilNothingIsOwed(query: Product['query']): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(500)) {
    const [owed] = await query<{ left: number }>(
      `select (commands + overdue_processes)::int + (select count(*)::int from dispatch where state = 'waiting')
         + (select count(*)::int from reaction where kind = 'message' and done_at is null and put_off is distinct from 'rungBelow') as left
       from owed_summary(now())`,
    );
    if (owed!.left === 0) return;
  }
}

/** Everybody has an address, and no quiet hours: a run at night is to be the same as by day. */
async function reachAllByMail(query: Product['query']): Promise<void> {
  await query(
    `update person_name n set email = m.user_id || '@service.example' from member m where m.person_id = n.person_id`,
  );
  await query(
    `insert into member_setting (organisation_id, user_id, quiet_from, quiet_until, updated_at)
     select organisation_id, user_id, null, null, now() from member`,
  );
}

/**
 * How long a kill was felt. Of the API and the database: until a command was answered that was sent after it. Of the worker
 * and Temporal: until a message was delivered that came to be owed after it.
 */
async function recoveries(done: readonly Kill[], { answered }: Ledger, { recordedAt }: Seeds, query: Product['query']) {
  const rows = await query<{ id: string; ms: number }>(
    'select process_id as id, (extract(epoch from min(done_at)) * 1000)::float8 as ms from reaction where done_at is not null group by 1',
  );
  const delivered = rows.map(({ id, ms }) => ({ sentAt: recordedAt.get(id) ?? 0, answeredAt: ms }));
  const times = { api: [], worker: [], temporal: [], postgres: [] } as Record<Kill['target'], number[]>;
  for (const { target, at } of done) {
    const signs = target === 'api' || target === 'postgres' ? answered : delivered;
    const first = Math.min(...signs.filter(({ sentAt }) => sentAt >= at).map(({ answeredAt }) => answeredAt));
    if (Number.isFinite(first)) times[target].push(Math.max(0, first - at));
  }
  return times;
}
