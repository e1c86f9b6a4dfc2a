/** The configuration of a Temporal server on a PostgreSQL of ours. JSON is YAML, and needs no care with quotes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {Record<'frontend' | 'http' | 'history' | 'matching' | 'worker' | 'frontendMember' | 'historyMember' | 'matchingMember' | 'workerMember', number>} Ports
 * @typedef {{ host: string, port: number, user: string, password: string }} Login
 */

/** @type {Ports} */
export const usualPorts = {
  frontend: 7233,
  http: 7243,
  history: 7234,
  matching: 7235,
  worker: 7239,
  frontendMember: 6933,
  historyMember: 6934,
  matchingMember: 6935,
  workerMember: 6939,
};

/** @param {string} dir @param {Login} login @param {Ports} ports @param {boolean} timeSkipping @returns {string} the file to start the server with */
export function writeConfiguration(dir, login, ports, timeSkipping) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const dynamic = join(dir, 'dynamic.yaml');
  const file = join(dir, 'config.yaml');
  writeFileSync(dynamic, JSON.stringify(dynamicConfiguration(timeSkipping), null, 2));
  writeFileSync(file, JSON.stringify(configuration(login, ports, dynamic), null, 2), { mode: 0o600 });
  return file;
}

/** @param {Login} login @param {Ports} ports @param {string} dynamic */
function configuration(login, ports, dynamic) {
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { main: store(login, 'temporal', 20), visibility: store(login, 'temporal_visibility', 4) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(ports.frontend, ports.frontendMember, { httpPort: ports.http }),
      matching: service(ports.matching, ports.matchingMember),
      history: service(ports.history, ports.historyMember),
      worker: service(ports.worker, ports.workerMember),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `localhost:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '10s' },
  };
}

/** @param {Login} login @param {string} database @param {number} connections */
function store({ host, port, user, password }, database, connections) {
  return {
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName: database,
      connectAddr: `${host}:${port}`,
      connectProtocol: 'tcp',
      user,
      password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  };
}

/** @param {number} grpcPort @param {number} membershipPort @param {object} [more] */
function service(grpcPort, membershipPort, more = {}) {
  return { rpc: { grpcPort, membershipPort, bindOnLocalHost: true, ...more } };
}

/** With time skipping a test lives through years; timers then fire to the millisecond, where a second of slack is usual. @param {boolean} timeSkipping */
function dynamicConfiguration(timeSkipping) {
  if (!timeSkipping) return {};
  return {
    'frontend.WorkflowTimeSkippingEnabled': [{ value: true }],
    'history.timerProcessorMaxTimeShift': [{ value: '5ms' }],
    'history.timerProcessorMaxPollRPS': [{ value: 200 }],
    // Server 1.32.1 adds the skipped time to a new run's start twice, and would then make the run after it wait for that.
    'history.workflowIdReuseMinimalInterval': [{ value: '0s' }],
  };
}
