import { SignIn } from './auth/sign-in.js';
import { ChosenClock } from './clock/choose-clock.js';
import { LocalClock } from './clock/local-clock.js';
import { temporalPlaceOf } from './clock/temporal-place.js';
import { Database } from './database/database.js';
import { openDelivery } from './delivery/open-delivery.js';
import { CertificateFiles } from './documents/certificate-files.js';
import { buildEngine } from './engine.js';
import { DraftStore } from './free-text/draft-store.js';
import { FreeText } from './free-text/free-text.js';
import { PersonKeys } from './free-text/person-keys.js';
import { createApp } from './http/create-app.js';
import { apiLogger } from './http/logging.js';
import { RateLimit, type Allowance } from './http/rate-limit.js';
import { kinds } from './kinds.js';
import type { Settings } from './settings.js';

/** What tests set otherwise. */
export interface Manner {
  readonly now?: () => number;
  readonly allowance?: Allowance;
  readonly signInsPerMinute?: number;
}

/** A page asks for a handful of things at once; nobody clicks fifty times a second. */
const usualAllowance: Allowance = { burst: 300, perSecond: 50 };

/** Puts the API together, without reaching for the database yet. */
export async function assembleApi(
  settings: Settings,
  { now = Date.now, allowance = usualAllowance, signInsPerMinute }: Manner = {},
) {
  const log = apiLogger(settings.logLevel);
  const database = new Database(settings.databaseAppUrl);
  const keys = new PersonKeys(settings.masterKey);
  const texts = new FreeText(keys);
  const say = (code: string, details?: object): void => log.info({ code, ...details });
  const clock = new ChosenClock({
    wanted: settings.clock,
    temporal: temporalPlaceOf(settings),
    log: say,
    local: new LocalClock(now, (fault) => log.error({ code: 'LOCAL_CLOCK_FAULT', err: fault })),
  });
  const delivery = openDelivery({ database, settings, log: say });
  const engine = buildEngine({ database, kinds, clock, texts, deliver: delivery.deliver });
  const signIn = await SignIn.open(
    {
      ...settings,
      ...(signInsPerMinute !== undefined && { signInsPerMinute }),
      say: (message) => log.warn({ auth: message }),
    },
    now,
  );
  const limit = new RateLimit(allowance);
  const { masterKey } = settings;
  const drafts = new DraftStore(keys);
  const files = new CertificateFiles(keys);
  const parts = {
    ...{ database, journal: engine.journal, clock, signIn, texts, drafts, files, masterKey, limit, now },
    baseUrl: settings.baseUrl,
    channels: delivery.ways,
    pushKey: settings.push?.publicKey ?? null,
    smsInboundSecret: settings.smsInboundSecret ?? null,
  };
  const app = await createApp(settings, parts, log);
  const close = async (): Promise<void> => {
    await app.close();
    await clock.stop();
    delivery.close();
    await signIn.close();
    await database.close();
  };
  return { app, engine, signIn, clock, close };
}

/** The API's process: everything that it needs, opened in order; `close` closes it in the opposite one. */
export async function openApi(settings: Settings, manner?: Manner) {
  const api = await assembleApi(settings, manner);
  await api.engine.database.open();
  api.clock.start(api.engine);
  return api;
}
