import type { DataFolder } from '../data-folder.ts';

export type UserStatus = 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED' | 'RESET_REQUIRED';

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

export interface UserStore {
  put(user: User): void;
  remove(user: User): void;
  /** By user name, `sub`, or one of the given attributes' values. */
  find(poolId: string, name: string, attributes: readonly string[]): User | undefined;
  addFamily(family: TokenFamily, refreshHash: string): void;
  family(originJti: string): TokenFamily | undefined;
  familyOfRefreshToken(refreshHash: string): TokenFamily | undefined;
  revokeFamily(originJti: string): void;
  revokeAll(poolId: string, username: string): void;
  addSession(hash: string, session: ChallengeSession): void;
  session(hash: string): ChallengeSession | undefined;
  endSession(hash: string): void;
  /** The pool's signing key as PEM, made once per data folder. */
  signingKey(poolId: string, create: () => string): string;
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
export function openUserStore(folder: DataFolder): UserStore {
  const db = folder.sqlite('cognito');
  db.exec(SCHEMA);
  const familyOf = (row: Record<string, unknown> | undefined): TokenFamily | undefined =>
    row && { ...(JSON.parse(String(row.family)) as TokenFamily), revoked: row.revoked === 1 };
  return {
    put: (user) =>
      void db
        .prepare('INSERT OR REPLACE INTO users (pool_id, username, user) VALUES (?, ?, ?)')
        .run(user.poolId, user.username, JSON.stringify(user)),
    remove: (user) =>
      void db.prepare('DELETE FROM users WHERE pool_id = ? AND username = ?').run(user.poolId, user.username),
    find(poolId, name, attributes) {
      const exact = db.prepare('SELECT user FROM users WHERE pool_id = ? AND username = ?').get(poolId, name);
      if (exact !== undefined) return JSON.parse(String(exact.user)) as User;
      for (const attribute of attributes) {
        const row = db
          .prepare(
            `SELECT user FROM users WHERE pool_id = ? AND lower(user ->> '$.attributes.${attribute}') = lower(?)`,
          )
          .get(poolId, name);
        if (row !== undefined) return JSON.parse(String(row.user)) as User;
      }
      return undefined;
    },
    addFamily: (family, refreshHash) =>
      void db
        .prepare(
          'INSERT INTO families (origin_jti, refresh_hash, pool_id, username, family) VALUES (?, ?, ?, ?, ?)',
        )
        .run(family.originJti, refreshHash, family.poolId, family.username, JSON.stringify(family)),
    family: (originJti) => familyOf(db.prepare('SELECT * FROM families WHERE origin_jti = ?').get(originJti)),
    familyOfRefreshToken: (hash) =>
      familyOf(db.prepare('SELECT * FROM families WHERE refresh_hash = ?').get(hash)),
    revokeFamily: (originJti) =>
      void db.prepare('UPDATE families SET revoked = 1 WHERE origin_jti = ?').run(originJti),
    revokeAll: (poolId, username) =>
      void db
        .prepare('UPDATE families SET revoked = 1 WHERE pool_id = ? AND username = ?')
        .run(poolId, username),
    addSession: (hash, session) =>
      void db
        .prepare('INSERT INTO sessions (hash, session) VALUES (?, ?)')
        .run(hash, JSON.stringify(session)),
    session(hash) {
      const row = db.prepare('SELECT session FROM sessions WHERE hash = ?').get(hash);
      return row && (JSON.parse(String(row.session)) as ChallengeSession);
    },
    endSession: (hash) => void db.prepare('DELETE FROM sessions WHERE hash = ?').run(hash),
    signingKey(poolId, create) {
      const kept = db.prepare('SELECT pem FROM signing_keys WHERE pool_id = ?').get(poolId);
      if (kept !== undefined) return String(kept.pem);
      const pem = create();
      db.prepare('INSERT INTO signing_keys (pool_id, pem) VALUES (?, ?)').run(poolId, pem);
      return pem;
    },
  };
}
