import { readCounted } from '../../../adapters/claims/report-store.ts';
import { readTypicals } from '../../../adapters/counts/measures-store.ts';
import { companies, readBrand } from '../../../adapters/people/people.ts';
import type { Table } from '../../../adapters/table/table.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { type GroupRow, reportOf } from '../../../domain/reports/report.ts';
import { statusLabel } from '../../../domain/wording/next-step.ts';
import { route } from '../../../middleware/api/router.ts';
import { smallFileAnswer } from '../../../middleware/tables/file-answer.ts';
import { tableFile } from '../../../middleware/tables/formats.ts';
import { exportReport, readReport, type ShownReport } from './operations.ts';
import { reportTable } from './report-tables.ts';

const DAY_MS = 86_400_000;
const mostDays = 366;
const defaultDays = 30;
const noPromises = { kept: 0, ended: 0 };

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

interface TypedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function periodOf({ from, to }: TypedPeriod, nowMs: number): { from: string; to: string } {
  const last = to ?? dayAt(nowMs);
  const first = from ?? dayAt(Date.parse(last) - (defaultDays - 1) * DAY_MS);
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days < 1) throw InvalidInput.at('to', 'is before the first day');
  if (days > mostDays) throw InvalidInput.at('from', `is more than ${mostDays} days before the last day`);
  return { from: first, to: last };
}

const plain = (value: string): string =>
  value.replaceAll('-', ' ').replace(/^\w/, (first) => first.toUpperCase());

async function report(table: Table, typed: TypedPeriod, nowMs: number): Promise<ShownReport> {
  const period = periodOf(typed, nowMs);
  const [facts, brand, all, { promises = noPromises }] = await Promise.all([
    readCounted(table, period, nowMs),
    readBrand(table),
    companies(table),
    readTypicals(table, nowMs),
  ]);
  const names = new Map(all.map(({ companyId, name }) => [companyId, name]));
  const made = reportOf(facts, nowMs);
  const named = (rows: readonly GroupRow[], nameOf: (value: string) => string) =>
    rows.map((row) => ({ ...row, name: nameOf(row.value) }));
  const labelled = <T extends { readonly status: Parameters<typeof statusLabel>[0] }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, statusLabel: statusLabel(row.status, { brand }) }));
  return {
    ...period,
    totals: made.totals,
    byStatus: labelled(made.byStatus),
    byAge: [...made.byAge],
    byDay: [...made.byDay],
    byFault: named(made.byFault, plain),
    byProduct: named(made.byProduct, (value) => (value === 'unknown' ? 'Unknown' : value)),
    byCompany: named(made.byCompany, (id) => names.get(id) ?? (id === 'none' ? 'No company' : id)),
    byOutcome: labelled(made.byOutcome),
    steps: labelled(made.steps),
    promises,
  };
}

export const reportRoutes = [
  route(readReport, async ({ table, query, nowMs }) => ({
    status: 200,
    body: await report(table, query, nowMs),
  })),
  route(exportReport, async ({ table, query: { table: which, format = 'csv', ...typed }, nowMs }) => {
    const shown = await report(table, typed, nowMs);
    const { columns, rows } = reportTable(shown, which);
    const file = tableFile(format, plain(which), columns, rows);
    return smallFileAnswer(file, `${which}-${shown.from}-${shown.to}.${format}`, format);
  }),
];
