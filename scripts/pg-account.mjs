/** PostgreSQL refuses to run as root: this finds the account that it runs as instead. */
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { Halt } from './say.mjs';

/**
 * 'self': as we are. 'namespace': unshare maps us to nobody, and the files stay ours. 'account': an existing one, by its ids.
 * @typedef {{ kind: 'self' } | { kind: 'namespace' } | { kind: 'account', uid: number, gid: number }} Account
 */

const asNobody = ['--user', '--map-user=65534', '--map-group=65534'];

/** @returns {Account} */
export function accountFor() {
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return { kind: 'self' };
  if (process.env.PG_ACCOUNT !== 'existing' && spawnSync('unshare', [...asNobody, 'true']).status === 0)
    return { kind: 'namespace' };
  const account = root ? (idsOf('postgres') ?? idsOf('nobody')) : undefined;
  if (account) return account;
  throw new Halt(
    'PostgreSQL does not run as root: start as an ordinary user, allow user namespaces, or create an account named "postgres".',
  );
}

/** initdb refuses a user id that has no name, as some containers use. */
function hasName() {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** @param {string} name @returns {Account | undefined} */
function idsOf(name) {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { kind: 'account', uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * The command as that account would run it.
 * @param {Account} account
 * @param {string} program
 * @param {string[]} args
 * @returns {{ program: string, args: string[], ids: { uid?: number, gid?: number } }}
 */
export function runAs(account, program, args) {
  if (account.kind === 'namespace') return { program: 'unshare', args: [...asNobody, '--', program, ...args], ids: {} };
  if (account.kind === 'account') return { program, args, ids: { uid: account.uid, gid: account.gid } };
  return { program, args, ids: {} };
}

/** Another account must be able to reach the programs and the folder, which it cannot under a home of mode 700. @param {Account} account @param {string} program @param {string} dir */
export function refuseUnreachable(account, program, dir) {
  if (account.kind !== 'account') return;
  const { uid, gid } = account;
  const reachable =
    spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -x "$1"', program, dir], { uid, gid, cwd: '/' }).status === 0;
  if (!reachable)
    throw new Halt(
      `PostgreSQL runs as another account than root, which cannot reach ${program} or ${dir}: start as an ordinary user.`,
    );
}
