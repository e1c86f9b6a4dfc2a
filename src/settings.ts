import { z } from 'zod';

/**
 * Every setting of the product, read once from the environment when a process starts.
 * `.env.example` lists them all; `npm start` makes the secret ones by itself and keeps them in DATA_DIR.
 */

const text = z.string().trim().min(1);

const postgresUrl = url(
  ['postgres:', 'postgresql:'],
  'a PostgreSQL address such as postgres://user:password@host:5432/peerwork',
);
const smtpUrl = url(['smtp:', 'smtps:'], 'a mail server address such as smtp://user:password@host:587');
const webUrl = url(['http:', 'https:'], 'a web address such as https://peerwork.example.org').transform((u) =>
  u.replace(/\/+$/, ''),
);

const masterKey = text
  .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)')
  .transform((value) => Buffer.from(value, 'base64'));

/** A key of web push: so many bytes in base64 for URLs. */
function vapidKey(bytes: number, example: string) {
  return text.refine((value) => Buffer.from(value, 'base64url').length === bytes, `must be ${example}`);
}

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a port number between 0 and 65535')
    .int('must be a port number between 0 and 65535')
    .min(0, 'must be a port number between 0 and 65535')
    .max(65535, 'must be a port number between 0 and 65535')
    .default(3100),
  BASE_URL: webUrl.optional(),
  DATA_DIR: text.default('.data'),
  CACHE_DIR: text.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_APP_URL: postgresUrl,
  DATABASE_AUTH_URL: postgresUrl,
  AUTH_SECRET: text.min(32, 'must have at least 32 characters (openssl rand -base64 32)'),
  MASTER_KEY: masterKey,
  CLOCK: z.enum(['auto', 'temporal', 'local'], 'must be auto, temporal or local').default('auto'),
  TEMPORAL_ADDRESS: text.regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, such as 127.0.0.1:7233').optional(),
  TEMPORAL_NAMESPACE: text.default('peerwork'),
  TEMPORAL_TASK_QUEUE: text.default('peerwork'),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: text.includes('@', { error: 'must be a mail address' }).optional(),
  SMS_GATEWAY_URL: webUrl.optional(),
  SMS_GATEWAY_TOKEN: text.optional(),
  SMS_INBOUND_SECRET: text.min(16, 'must have at least 16 characters (openssl rand -base64 24)').optional(),
  PUSH_PUBLIC_KEY: vapidKey(65, 'a public VAPID key (npx web-push generate-vapid-keys)').optional(),
  PUSH_PRIVATE_KEY: vapidKey(32, 'a private VAPID key (npx web-push generate-vapid-keys)').optional(),
  PUSH_CONTACT: url(['mailto:', 'https:'], 'an address such as mailto:peerwork@example.org').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

/** The name of every environment variable that a process of the product reads. */
export const settingNames = Object.keys(schema.shape);

type Environment = Readonly<Record<string, string | undefined>>;
export type Settings = ReturnType<typeof loadSettings>;

/** Settings that cannot be used. Each fault is one sentence that names the variable and what it should be. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
  }
}

/** In tests the secrets do not matter; everywhere else they must be given. */
const throwawaySecrets = {
  AUTH_SECRET: 'a-secret-that-only-tests-may-ever-use',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
};

/** The settings of api, worker and the small commands. Throws a `SettingsFault` that lists everything that is wrong. */
export function loadSettings(env: Environment = process.env) {
  const given = env.NODE_ENV === 'test' ? { ...throwawaySecrets, ...stated(env) } : stated(env);
  const s = parse(schema, given);
  refuseWhatContradicts(s);
  return {
    nodeEnv: s.NODE_ENV,
    production: s.NODE_ENV === 'production',
    host: s.HOST,
    port: s.PORT,
    baseUrl: s.BASE_URL ?? `http://localhost:${s.PORT}`,
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL,
    databaseAppUrl: s.DATABASE_APP_URL,
    databaseAuthUrl: s.DATABASE_AUTH_URL,
    authSecret: s.AUTH_SECRET,
    masterKey: s.MASTER_KEY,
    clock: s.CLOCK,
    temporalAddress: s.TEMPORAL_ADDRESS,
    temporalNamespace: s.TEMPORAL_NAMESPACE,
    temporalTaskQueue: s.TEMPORAL_TASK_QUEUE,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    sms: smsOf(s),
    push: pushOf(s),
    smsInboundSecret: s.SMS_INBOUND_SECRET,
    logLevel: s.LOG_LEVEL,
  } as const;
}

const ownerSchema = schema
  .pick({ DATABASE_URL: true, DATABASE_APP_URL: true, DATABASE_AUTH_URL: true, LOG_LEVEL: true })
  .required({ DATABASE_URL: true });

/** What the migration needs: the owner's address and the two roles it gives rights to, but no secret of the product. */
export function loadMigrationSettings(env: Environment = process.env) {
  const s = parse(ownerSchema, stated(env));
  return { databaseUrl: s.DATABASE_URL, databaseAppUrl: s.DATABASE_APP_URL, databaseAuthUrl: s.DATABASE_AUTH_URL };
}

/** For entry files: a fault ends the process with its sentences, not with a stack trace. */
export function orExit<T>(load: () => T): T {
  try {
    return load();
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    for (const sentence of fault.faults) console.error(sentence);
    return process.exit(1);
  }
}

type Given = z.output<typeof schema>;

/** The gateway for text messages, where one is set. */
function smsOf({ SMS_GATEWAY_URL: gateway, SMS_GATEWAY_TOKEN: token }: Given) {
  return gateway && token ? { url: gateway, token } : undefined;
}

/** The keys of web push, where they are set. */
function pushOf({ PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey, PUSH_CONTACT: contact }: Given) {
  return publicKey && privateKey && contact ? { publicKey, privateKey, contact } : undefined;
}

function refuseWhatContradicts(s: Given) {
  const faults: string[] = [];
  if (s.CLOCK === 'temporal' && !s.TEMPORAL_ADDRESS)
    faults.push('TEMPORAL_ADDRESS is missing, and CLOCK=temporal needs it.');
  if (s.SMTP_URL && !s.MAIL_FROM)
    faults.push('MAIL_FROM is missing, and SMTP_URL needs it: the address that mails come from.');
  if (s.SMS_GATEWAY_URL && !s.SMS_GATEWAY_TOKEN)
    faults.push('SMS_GATEWAY_TOKEN is missing, and SMS_GATEWAY_URL needs it.');
  const push = [s.PUSH_PUBLIC_KEY, s.PUSH_PRIVATE_KEY, s.PUSH_CONTACT];
  if (push.some((one) => one !== undefined) && push.includes(undefined))
    faults.push('PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY and PUSH_CONTACT belong together: set all three, or none.');
  if (s.NODE_ENV === 'production') {
    if (!s.BASE_URL) faults.push('BASE_URL is missing, and production needs it: the address that people open.');
    if (
      Object.values(throwawaySecrets).some(
        (secret) => secret === s.AUTH_SECRET || secret === s.MASTER_KEY.toString('base64'),
      )
    )
      faults.push(
        'AUTH_SECRET or MASTER_KEY is the one that the tests use: make your own with openssl rand -base64 32.',
      );
  }
  if (faults.length > 0) throw new SettingsFault(faults);
}

function parse<S extends z.ZodType>(shape: S, given: Record<string, string>): z.output<S> {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const faults = new Map<string, string>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0]);
    if (!faults.has(name)) faults.set(name, given[name] === undefined ? missing(name) : `${name} ${issue.message}.`);
  }
  throw new SettingsFault([...faults.values()]);
}

function missing(name: string) {
  return `${name} is missing: set it in the environment (.env.example explains it), or use npm start, which makes it.`;
}

/** An empty variable counts as one that was not set, as docker compose passes it. */
function stated(env: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => !!e[1]?.trim()));
}

function url(protocols: string[], example: string) {
  return text.refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be ${example}`,
  );
}
