import { Database } from '../database/database.js';
import { DatabaseAway, ProcessBusy } from '../database/faults.js';
import { openDelivery } from '../delivery/open-delivery.js';
import { buildEngine } from '../engine.js';
import { FreeText } from '../free-text/free-text.js';
import { PersonKeys } from '../free-text/person-keys.js';
import { kinds } from '../kinds.js';
import { takeBounces } from '../reminders/bounces.js';
import { readBounces } from '../reminders/delivery-status.js';
import { loadSettings, orExit } from '../settings.js';

/**
 * `npm run bounces < notification.eml`: takes one mail that came back to MAIL_FROM, as a mail server's pipe or a mailbox
 * reader passes it on. An address that was refused for good is marked as failing; the coordinator finds it on Today.
 * Any other mail is ignored: a pipe that failed would send it back once more.
 */
const settings = orExit(() => loadSettings());
/** "Try again later", in the words of mail servers (sysexits.h). */
const TRY_LATER = 75;

const database = new Database(settings.databaseAppUrl);
const delivery = openDelivery({ database, settings });
try {
  const bounces = await readBounces(process.stdin);
  const { journal } = buildEngine({
    database,
    kinds,
    clock: { wake: () => undefined, wakeDelivery: () => undefined },
    texts: new FreeText(new PersonKeys(settings.masterKey)),
    deliver: delivery.deliver,
  });
  const marked = await takeBounces(bounces, {
    database,
    journal,
    configured: ['inbox', ...delivery.ways],
    now: Date.now(),
  });
  console.log(`${marked} ${marked === 1 ? 'address' : 'addresses'} marked as failing`);
} catch (fault) {
  console.error(`Failed: ${(fault as Error).name}`);
  process.exitCode = fault instanceof DatabaseAway || fault instanceof ProcessBusy ? TRY_LATER : 1;
} finally {
  delivery.close();
  await database.close();
}
