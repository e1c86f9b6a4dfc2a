import { describe, expect, it } from '@jest/globals';
import { loadMigrationSettings, loadSettings, SettingsFault } from '../../src/settings.js';

const complete = {
  DATABASE_APP_URL: 'postgres://peerwork_app:a@db/peerwork',
  DATABASE_AUTH_URL: 'postgres://peerwork_auth:b@db/peerwork',
  AUTH_SECRET: 'x'.repeat(40),
  MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadSettings(env);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
}

describe('settings', () => {
  it('need only addresses and secrets; the rest has defaults', () => {
    const settings = loadSettings(complete);
    expect(settings).toMatchObject({ port: 3100, host: '127.0.0.1', clock: 'auto', baseUrl: 'http://localhost:3100' });
    expect(settings.masterKey).toHaveLength(32);
  });

  it('name everything that is wrong at once, one sentence each', () => {
    const faults = faultsOf({
      ...complete,
      PORT: 'ninety',
      CLOCK: 'sundial',
      MASTER_KEY: 'c2hvcnQ=',
      DATABASE_APP_URL: 'db',
    });
    expect(faults).toHaveLength(4);
    for (const sentence of faults) expect(sentence).toMatch(/^[A-Z_]+ must be .*\.$/);
  });

  it.each(Object.keys(complete))('are refused in production without %s', (name) => {
    const env = { ...complete, NODE_ENV: 'production', BASE_URL: 'https://peer.example', [name]: '' };
    expect(faultsOf(env)).toEqual([expect.stringContaining(`${name} is missing`)]);
  });

  it('are refused in development too when a secret is missing, for nobody remembers to set NODE_ENV', () => {
    expect(faultsOf({ ...complete, AUTH_SECRET: '' })).toHaveLength(1);
  });

  it('do not let the secrets of the tests into production', () => {
    const secrets = loadSettings({ ...complete, AUTH_SECRET: '', NODE_ENV: 'test' });
    const env = {
      ...complete,
      NODE_ENV: 'production',
      BASE_URL: 'https://peer.example',
      AUTH_SECRET: secrets.authSecret,
    };
    expect(faultsOf(env)).toEqual([expect.stringContaining('make your own')]);
  });

  it('ask for a Temporal address when no other clock is allowed, and for a sender when mail is sent', () => {
    const faults = faultsOf({ ...complete, CLOCK: 'temporal', SMTP_URL: 'smtp://mail.example:587' });
    expect(faults).toEqual([expect.stringContaining('TEMPORAL_ADDRESS'), expect.stringContaining('MAIL_FROM')]);
  });

  it('treat an empty variable as one that was not set', () => {
    expect(loadSettings({ ...complete, PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3100, smtpUrl: undefined });
  });

  it('let a migration run without the secrets of the product', () => {
    const { AUTH_SECRET, MASTER_KEY, ...addresses } = complete;
    const settings = loadMigrationSettings({ ...addresses, DATABASE_URL: 'postgres://owner:c@db/peerwork' });
    expect(settings.databaseUrl).toBe('postgres://owner:c@db/peerwork');
    expect(() => loadMigrationSettings(addresses)).toThrow('DATABASE_URL is missing');
    expect([AUTH_SECRET, MASTER_KEY]).toBeDefined();
  });
});
