import type { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';

export type UserStatus = 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';

/** Times are milliseconds on the machine's clock. */
export interface User {
  readonly poolId: string;
  /** The user name; the `sub` where people sign in with an attribute. */
  readonly username: string;
  readonly sub: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly passwordHash: string | null;
  /** When an invitation's password stops working. */
  readonly temporaryUntil: number | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly failures: number;
  readonly lockedUntil: number;
  /** An open password reset. */
  readonly reset: { readonly codeHash: string; readonly until: number; readonly failures: number } | null;
}

/** One sign-in and everything refreshed from it; revoking it ends its refresh token and its access tokens. */
export interface TokenFamily {
  readonly originJti: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly authTime: number;
  readonly refreshUntil: number;
  readonly revoked: boolean;
}

export interface ChallengeSession {
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly until: number;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS users (
  pool_id TEXT NOT NULL, username TEXT NOT NULL, user TEXT NOT NULL, PRIMARY KEY (pool_id, username));
CREATE TABLE IF NOT EXISTS families (
  origin_jti TEXT PRIMARY KEY, refresh_hash TEXT NOT NULL UNIQUE, pool_id TEXT NOT NULL, username TEXT NOT NULL,
  family TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS families_of_user ON families (pool_id, username);
CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, session TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS signing_keys (pool_id TEXT PRIMARY KEY, pem TEXT NOT NULL);`;

/** People, their sign-ins and the pools' keys. Passwords, codes and tokens are kept as hashes only. */
export class UserStore {
  readonly #db: DatabaseSync;

  constructor(folder: DataFolder) {
    this.#db = folder.sqlite('cognito');
    this.#db.exec(SCHEMA);
  }

  #run(sql: string, ...values: string[]): void {
    this.#db.prepare(sql).run(...values);
  }

  put(user: User): void {
    const sql = 'INSERT OR REPLACE INTO users (pool_id, username, user) VALUES (?, ?, ?)';
    this.#run(sql, user.poolId, user.username, JSON.stringify(user));
  }

  remove(user: User): void {
    this.#run('DELETE FROM users WHERE pool_id = ? AND username = ?', user.poolId, user.username);
  }

  /** By user name, or by the value of one of the given attributes in any case. */
  find(poolId: string, name: string, attributes: readonly string[] = []): User | undefined {
    const conditions = attributes.map(
      (attribute) => `OR lower(user ->> '$.attributes.${attribute}') = lower(?2)`,
    );
    const sql = `SELECT user FROM users WHERE pool_id = ?1 AND (username = ?2 ${conditions.join(' ')})`;
    const row = this.#db.prepare(sql).get(poolId, name);
    return row && (JSON.parse(String(row.user)) as User);
  }

  addFamily(family: TokenFamily, refreshHash: string): void {
    const sql =
      'INSERT INTO families (origin_jti, refresh_hash, pool_id, username, family) VALUES (?, ?, ?, ?, ?)';
    this.#run(sql, family.originJti, refreshHash, family.poolId, family.username, JSON.stringify(family));
  }

  /** The sign-in of an `origin_jti` or of a refresh token's hash. */
  family(by: 'origin_jti' | 'refresh_hash', value: string): TokenFamily | undefined {
    const row = this.#db.prepare(`SELECT family, revoked FROM families WHERE ${by} = ?`).get(value);
    return row && { ...(JSON.parse(String(row.family)) as TokenFamily), revoked: row.revoked === 1 };
  }

  revokeFamily(originJti: string): void {
    this.#run('UPDATE families SET revoked = 1 WHERE origin_jti = ?', originJti);
  }

  revokeAll({ poolId, username }: Pick<User, 'poolId' | 'username'>): void {
    this.#run('UPDATE families SET revoked = 1 WHERE pool_id = ? AND username = ?', poolId, username);
  }

  addSession(hash: string, session: ChallengeSession): void {
    this.#run('INSERT INTO sessions (hash, session) VALUES (?, ?)', hash, JSON.stringify(session));
  }

  session(hash: string): ChallengeSession | undefined {
    const row = this.#db.prepare('SELECT session FROM sessions WHERE hash = ?').get(hash);
    return row && (JSON.parse(String(row.session)) as ChallengeSession);
  }

  endSession(hash: string): void {
    this.#run('DELETE FROM sessions WHERE hash = ?', hash);
  }

  /** The pool's signing key as PEM, made once per data folder. */
  signingKey(poolId: string, create: () => string): string {
    const kept = this.#db.prepare('SELECT pem FROM signing_keys WHERE pool_id = ?').get(poolId);
    if (kept !== undefined) return String(kept.pem);
    const pem = create();
    this.#run('INSERT INTO signing_keys (pool_id, pem) VALUES (?, ?)', poolId, pem);
    return pem;
  }
}
