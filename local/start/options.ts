import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly awsPort: number;
  readonly smtpPort: number;
  /** `null`: keep nothing. */
  readonly data: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number | undefined;
  readonly seed: number;
  readonly empty: boolean;
}

/** An option that is none, or a value that can't be; the message is one line for whoever typed it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export const USAGE = `claimflow [options]

  --port N       portal, API and control room (8787)
  --aws-port N   the AWS endpoint (4566)
  --smtp-port N  inbound mail (2525)
  --data DIR     where everything is kept (.claimflow)
  --ephemeral    keep nothing
  --now ISO      where the clock starts (the machine's time, or where the data folder's clock stood)
  --seed N       demo data (1)
  --empty        start without demo data
  --help         this text
`;

/** Reads the command line; undefined when help was asked for. Throws UsageError. */
export function parseOptions(args: readonly string[]): StartOptions | undefined {
  const values = parsed(args);
  if (values.help) return undefined;
  if (values.ephemeral && values.data !== undefined)
    throw new UsageError('--data and --ephemeral exclude each other');
  const ports = {
    port: portOf('--port', values.port, 8787),
    awsPort: portOf('--aws-port', values['aws-port'], 4566),
    smtpPort: portOf('--smtp-port', values['smtp-port'], 2525),
  };
  if (new Set(Object.values(ports)).size < 3) throw new UsageError('the three ports must differ');
  return {
    ...ports,
    data: values.ephemeral ? null : (values.data ?? '.claimflow'),
    now: values.now === undefined ? undefined : instantOf(values.now),
    seed: values.seed === undefined ? 1 : integerOf('--seed', values.seed, 0, 2 ** 31 - 1),
    empty: values.empty === true,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ port: text, 'aws-port': text, 'smtp-port': text, data: text, now: text, seed: text },
        ...{ ephemeral: flag, empty: flag, help: flag },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason.split(/\n|\. /)[0]?.replace(/\.$/, '')} (see --help)`);
  }
}

function portOf(option: string, value: string | undefined, otherwise: number): number {
  return value === undefined ? otherwise : integerOf(option, value, 1, 65_535);
}

function integerOf(option: string, value: string, from: number, to: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new UsageError(`${option} takes a whole number from ${from} to ${to}, not "${value}"`);
}

/** A date, or a date and time with its zone: one without would mean something else on every machine. */
function instantOf(value: string): number {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const instant = shape.test(value) && isOnCalendar(value) ? Date.parse(value) : Number.NaN;
  if (Number.isFinite(instant)) return instant;
  throw new UsageError(`--now takes an ISO 8601 instant such as 2026-03-15T12:00:00Z, not "${value}"`);
}

/** Date.parse reads February 30 as March 2. */
function isOnCalendar(value: string): boolean {
  const day = value.slice(0, 10);
  const parsed = Date.parse(day);
  return Number.isFinite(parsed) && new Date(parsed).toISOString().startsWith(day);
}
