import type { StatementSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';
import { inTransaction } from '../storage/transaction.ts';
import { priceOf } from './prices.ts';

/** Something AWS would bill, or that tells how much was asked of a service. */
export interface Usage {
  /** The signing name: `lambda`, `dynamodb`, `states`, `s3`, `ses`, … as in the price table. */
  readonly service: string;
  readonly operation: string;
  /** `request`, `gb-ms`, `read-request-unit`, `transition`, `message`, … */
  readonly unit: string;
  readonly quantity: number;
  /** The claim it was done for, when that is known. */
  readonly claimId?: string;
}

export interface MeteredItem {
  readonly service: string;
  readonly operation: string;
  readonly unit: string;
  readonly quantity: number;
  readonly usd: number;
}

export interface MeteringSummary {
  readonly items: readonly MeteredItem[];
  readonly totalUsd: number;
}

export interface Metering {
  record(usage: Usage): void;
  /** Writes what is still in memory. */
  flush(): void;
  /** Sums over everything, or over one claim, by service, operation and unit. */
  summary(claimId?: string): MeteringSummary;
  /** What was done for no claim that is known: sign-ins, schedules, lists. With `claims`, it adds up to everything. */
  shared(): MeteringSummary;
  /** The ids of the claims something was done for. */
  claims(): readonly string[];
}

/** Records between two writes: a `kill -9` loses at most this many counts, which is no one's data. */
const BATCH = 512;
/** Stands for the claim where there is none. */
const NOBODY = '';
const SEPARATOR = '\u0000';

/** Counts billable units, kept in the data folder's `metering` database. */
export function createMetering(deps: { readonly folder: DataFolder }): Metering {
  const database = deps.folder.sqlite('metering');
  database.exec(`CREATE TABLE IF NOT EXISTS usage (
    claim_id TEXT NOT NULL, service TEXT NOT NULL, operation TEXT NOT NULL, unit TEXT NOT NULL,
    quantity REAL NOT NULL, PRIMARY KEY (claim_id, service, operation, unit)) WITHOUT ROWID`);
  const add = database.prepare(`INSERT INTO usage VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity`);
  const sumAll = database.prepare(
    'SELECT service, operation, unit, SUM(quantity) AS quantity FROM usage GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
  );
  const sumClaim = database.prepare(
    'SELECT service, operation, unit, quantity FROM usage WHERE claim_id = ? ORDER BY 1, 2, 3',
  );
  const pending = new Map<string, number>();
  let records = 0;

  const flush = (): void => {
    if (pending.size === 0) return;
    inTransaction(database, () => {
      for (const [key, quantity] of pending) {
        const [claimId = '', service = '', operation = '', unit = ''] = key.split(SEPARATOR);
        add.run(claimId, service, operation, unit, quantity);
      }
    });
    pending.clear();
    records = 0;
  };

  const summary = (claimId?: string): MeteringSummary => {
    flush();
    const items = readItems(claimId === undefined ? sumAll : sumClaim, claimId);
    return { items, totalUsd: items.reduce((sum, item) => sum + item.usd, 0) };
  };

  return {
    record({ service, operation, unit, quantity, claimId = NOBODY }) {
      const key = [claimId, service, operation, unit].join(SEPARATOR);
      pending.set(key, (pending.get(key) ?? 0) + quantity);
      if (++records >= BATCH) flush();
    },
    flush,
    summary,
    shared: () => summary(NOBODY),
    claims() {
      flush();
      const rows = database.prepare('SELECT DISTINCT claim_id FROM usage WHERE claim_id <> ? ORDER BY 1');
      return rows.all(NOBODY).map((row) => String(row.claim_id));
    },
  };
}

function readItems(statement: StatementSync, claimId: string | undefined): MeteredItem[] {
  const rows = claimId === undefined ? statement.all() : statement.all(claimId);
  return rows.map((row) => {
    const [service, operation, unit] = [String(row.service), String(row.operation), String(row.unit)];
    const quantity = Number(row.quantity);
    return { service, operation, unit, quantity, usd: priceOf(service, operation, unit, quantity) };
  });
}
