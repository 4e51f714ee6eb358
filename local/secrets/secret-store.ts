import { ACCOUNT, REGION } from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';

export interface StoredSecret {
  readonly arn: string;
  readonly name: string;
  readonly value: string;
  readonly versionId: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export const SECRET_ARN_PREFIX = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:`;
/** A hyphen and six random characters end every ARN. */
const SUFFIX_LENGTH = 7;

export interface SecretStore {
  /** By name, ARN, or ARN without its suffix, as on AWS. */
  find(secretId: string): StoredSecret | undefined;
  /** Keeps a secret unless it is kept already: a value is never generated again. */
  keep(secret: StoredSecret): void;
}

export function createSecretStore(folder: DataFolder): SecretStore {
  const database = folder.sqlite('secrets');
  database.exec(`CREATE TABLE IF NOT EXISTS secrets (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL, version_id TEXT NOT NULL,
    created_at INTEGER NOT NULL)`);
  const insert = database.prepare('INSERT INTO secrets VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const select = database.prepare(
    'SELECT * FROM secrets WHERE arn = ?1 OR name = ?1 OR substr(arn, 1, length(arn) - ?2) = ?1',
  );
  return {
    find(secretId) {
      const row = select.get(secretId, SUFFIX_LENGTH);
      if (!row) return undefined;
      return {
        arn: String(row.arn),
        name: String(row.name),
        value: String(row.value),
        versionId: String(row.version_id),
        createdAt: Number(row.created_at),
      };
    },
    keep({ arn, name, value, versionId, createdAt }) {
      insert.run(arn, name, value, versionId, createdAt);
    },
  };
}
