import { type Cell, cents, number, share, text } from '../../../middleware/tables/formats.ts';
import type { reportTables, ShownReport } from './operations.ts';

/** Each table of a report as columns and rows of a file. */

export interface ReportTable {
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Column<T> {
  readonly header: string;
  cell(row: T): Cell;
}

const made = <T>(rows: readonly T[], columns: readonly Column<T>[]): ReportTable => ({
  columns: columns.map(({ header }, index) => ({ header, width: index === 0 ? 30 : 16 })),
  rows: rows.map((row) => columns.map((column) => column.cell(row))),
});

type Group = ShownReport['byFault'][number];

const groups = (first: string, rows: readonly Group[]): ReportTable =>
  made(rows, [
    { header: first, cell: ({ name }) => text(name) },
    { header: 'Filed', cell: ({ filed }) => number(filed) },
    { header: 'Approved', cell: ({ approved }) => number(approved) },
    { header: 'Denied', cell: ({ denied }) => number(denied) },
    { header: 'Approval rate', cell: ({ approvalRate }) => share(approvalRate) },
    { header: 'Paid (USD)', cell: ({ paidCents }) => cents(paidCents) },
    { header: 'Average (USD)', cell: ({ averageCents }) => cents(averageCents) },
  ]);

const statuses = (first: string, rows: ShownReport['byStatus']): ReportTable =>
  made(rows, [
    { header: first, cell: ({ statusLabel }) => text(statusLabel) },
    { header: 'Claims', cell: ({ count }) => number(count) },
  ]);

export function reportTable(report: ShownReport, table: (typeof reportTables)[number]): ReportTable {
  switch (table) {
    case 'days':
      return made(report.byDay, [
        { header: 'Day', cell: ({ day }) => text(day) },
        { header: 'Filed', cell: ({ filed }) => number(filed) },
        { header: 'Approved', cell: ({ approved }) => number(approved) },
        { header: 'Denied', cell: ({ denied }) => number(denied) },
        { header: 'Paid (USD)', cell: ({ paidCents }) => cents(paidCents) },
      ]);
    case 'statuses':
      return statuses('Status now', report.byStatus);
    case 'ages':
      return made(report.byAge, [
        {
          header: 'Days since filing',
          cell: ({ age }) => text(age === '91-' ? 'over 90' : age.replace('-', ' to ')),
        },
        { header: 'Open claims', cell: ({ count }) => number(count) },
      ]);
    case 'faults':
      return groups('Fault', report.byFault);
    case 'products':
      return groups('Product', report.byProduct);
    case 'companies':
      return groups('Company', report.byCompany);
    case 'outcomes':
      return statuses('Ended as', report.byOutcome);
    case 'steps':
      return made(report.steps, [
        { header: 'Status', cell: ({ statusLabel }) => text(statusLabel) },
        { header: 'Claims', cell: ({ count }) => number(count) },
        { header: 'Median (minutes)', cell: ({ medianMinutes }) => number(medianMinutes) },
        { header: 'Nine of ten within (minutes)', cell: ({ ninetiethMinutes }) => number(ninetiethMinutes) },
      ]);
  }
}
