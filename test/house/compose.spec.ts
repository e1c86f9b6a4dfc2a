import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

import { loadMigrationSettings, loadSettings, settingNames } from '../../src/settings.js';
import { SERVER_VERSION } from '../../scripts/temporal-binary.mjs';
import { thriftyEnv, thriftyFlags } from '../../scripts/thrift.mjs';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly restart?: string;
  readonly command?: string[];
  readonly entrypoint?: string[];
  readonly environment?: Record<string, string>;
  readonly volumes?: string[];
  readonly healthcheck?: object;
  readonly depends_on?: Record<string, { condition: string }>;
}

const at = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const text = readFileSync(at('docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const example = readVariables(readFileSync(at('.env.example'), 'utf8'));
const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false, strictTuples: false });
const schema = JSON.parse(readFileSync(at('test/house/compose.schema.json'), 'utf8')) as object;

function readVariables(file: string): Record<string, string> {
  const lines = file.split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** As docker compose fills in `${NAME}`, `${NAME:-otherwise}` and `${NAME:?complaint}`. */
function fillIn(value: string, given: Record<string, string>): string {
  return value.replaceAll(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_all, name: string, how?: string, otherwise = '') => {
    if (given[name]) return given[name];
    if (how === '?') throw new Error(`${name} must be given`);
    return how === '-' ? otherwise : '';
  });
}

const usedVariables = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!));
const answers = Object.fromEntries(
  [...usedVariables].map((name) => [name, example[name] || 'abcdefghijklmnopqrstuvwxyz0123456789']),
);
const filled: Record<string, string> = {
  ...answers,
  BASE_URL: 'https://peer.example',
  MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  CLOCK: '',
  TEMPORAL_ADDRESS: '',
  SMTP_URL: '',
  MAIL_FROM: '',
  // What is off until somebody sets it up is left empty.
  ...Object.fromEntries([...usedVariables].filter((name) => /^(SMS|PUSH)_/.test(name)).map((name) => [name, ''])),
};

describe('docker-compose.yml', () => {
  it('is a Compose file', () => {
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a word that Compose does not know', { services: { api: { image: 'a', restrat: 'always' } } }],
    ['a restart policy that is none', { services: { api: { image: 'a', restart: 'sometimes' } } }],
    ['a service without an image', { services: { api: {} } }],
    [
      'a condition that does not exist',
      { services: { api: { image: 'a', depends_on: { db: { condition: 'ready' } } } } },
    ],
    ['a number where Compose wants text', { services: { api: { image: 'a', environment: { PORT: 3100 } } } }],
  ])('would not be accepted with %s', (_what, wrong) => {
    expect(ajv.validate(schema, wrong)).toBe(false);
  });

  it('takes every variable from .env.example', () => {
    expect([...usedVariables].filter((name) => !(name in example))).toEqual([]);
  });

  it.each(ours)('gives %s only settings that the product knows', (name, { environment }) => {
    const beside = name === 'admin' ? ['ADMIN_PASSWORD'] : [];
    expect(Object.keys(environment ?? {}).filter((key) => ![...settingNames, ...beside].includes(key))).toEqual([]);
  });

  it.each(ours)('gives %s settings with which it starts', (name, { environment = {} }) => {
    const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fillIn(value, filled)]));
    const load = name === 'migrate' ? loadMigrationSettings : loadSettings;
    expect(() => load(env)).not.toThrow();
  });

  it('refuses to start while a secret is empty', () => {
    const { environment = {} } = compose.services.api!;
    for (const name of ['APP_PASSWORD', 'AUTH_PASSWORD', 'AUTH_SECRET', 'MASTER_KEY', 'BASE_URL'])
      expect(() => Object.values(environment).map((value) => fillIn(value, { ...filled, [name]: '' }))).toThrow(name);
  });

  it('keeps the owner of the database from the processes that people reach', () => {
    for (const name of ['api', 'worker'])
      expect(compose.services[name]?.environment).not.toHaveProperty('DATABASE_URL');
  });

  it('runs programs that are there', () => {
    for (const [name, { command = [], entrypoint = [] }] of ours) {
      const program = [...entrypoint, ...command].find((word) => word.startsWith('dist/'));
      if (name !== 'api') expect(program).toBeDefined();
      if (program) expect(existsSync(at(program.replace('dist/', '').replace(/\.js$/, '.ts')))).toBe(true);
    }
  });

  it('starts the worker as npm start does, so that it stays small', () => {
    expect(compose.services.worker?.command).toEqual(expect.arrayContaining(thriftyFlags('worker')));
    const lines = readFileSync(at('Dockerfile'), 'utf8');
    for (const [name, value] of Object.entries(thriftyEnv)) expect(lines).toContain(`${name}=${value}`);
  });

  it('mounts files and volumes that are there', () => {
    for (const mount of services.flatMap(([, { volumes = [] }]) => volumes)) {
      const [source = ''] = mount.split(':');
      expect(source.startsWith('./') ? existsSync(at(source)) : source in compose.volumes).toBe(true);
    }
  });

  it('waits for services that are there, and for health only where it is checked', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(compose.services).toHaveProperty(name);
        if (condition === 'service_healthy') expect(compose.services[name]).toHaveProperty('healthcheck');
      }
  });

  it('checks the health of everything that stays up', () => {
    for (const [name, service] of services)
      if (service.restart === 'unless-stopped') expect([name, service.healthcheck !== undefined]).toEqual([name, true]);
  });

  it('runs the Temporal server that everything is tested with', () => {
    for (const name of ['temporal', 'temporal-schema'])
      expect(compose.services[name]?.image).toMatch(new RegExp(`:${SERVER_VERSION}$`));
  });
});

describe('.env.example', () => {
  it('names every setting of the product, and no other', () => {
    const forCompose = [
      'PUBLISH',
      'POSTGRES_PASSWORD',
      'OWNER_PASSWORD',
      'APP_PASSWORD',
      'AUTH_PASSWORD',
      'TEMPORAL_PASSWORD',
    ];
    expect(Object.keys(example).toSorted()).toEqual([...settingNames, ...forCompose, 'ADMIN_PASSWORD'].toSorted());
  });

  it('says what each is for', () => {
    const lines = readFileSync(at('.env.example'), 'utf8').split('\n');
    for (const [index, line] of lines.entries())
      if (/^[A-Z]/.test(line)) expect([line, lines[index - 1]]).toEqual([line, expect.stringMatching(/^(#|[A-Z])/)]);
  });

  it('holds no secret', () => {
    for (const [name, value] of Object.entries(example)) if (/SECRET|KEY|PASSWORD/.test(name)) expect(value).toBe('');
  });
});

describe('Dockerfile', () => {
  const lines = readFileSync(at('Dockerfile'), 'utf8').split('\n');

  it('runs as an ordinary user', () => {
    expect(lines.findLastIndex((line) => line.startsWith('USER node'))).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('FROM ')),
    );
  });

  it('copies files that are there', () => {
    const sources = lines
      .filter((line) => line.startsWith('COPY') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources.filter((file) => !existsSync(at(file)))).toEqual([]);
  });
});
