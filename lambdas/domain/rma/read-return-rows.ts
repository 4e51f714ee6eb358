import { normalSerial } from '../ids/serial.ts';
import type { Columns, TableRow } from '../tables/rows-under-header.ts';

/** The columns of a file of units that are to come back. */
export const returnColumns: Columns = { required: ['serial'], optional: ['fault'] };

const longestFault = 500;

/** One row of the file: a unit, or what is wrong with the row. */
export interface ReturnRow {
  readonly line: number;
  /** As it is kept; as it was written where it can be none. */
  readonly serial: string;
  readonly fault?: string | undefined;
  readonly problem?: string;
}

/** Reads the rows, each on its own: a serial that can be none, or stands there twice, is named with its row. */
export function readReturnRows(rows: readonly TableRow[]): ReturnRow[] {
  const lineOf = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const written = cells.serial ?? '';
    const serial = normalSerial(written);
    const fault = (cells.fault ?? '').slice(0, longestFault) || undefined;
    if (serial === undefined)
      return { line, serial: written, problem: written === '' ? 'has no serial' : 'is no serial number' };
    const earlier = lineOf.get(serial);
    lineOf.set(serial, earlier ?? line);
    return {
      ...{ line, serial, fault },
      ...(earlier !== undefined && { problem: `stands in row ${earlier} already` }),
    };
  });
}
