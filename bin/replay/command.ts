import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ChangedTerms } from '../../lambdas/adapters/coverage/replay-decisions.ts';
import { readCatalogue } from '../../lambdas/domain/catalogue/read-catalogue.ts';
import { readRulebook } from '../../lambdas/domain/coverage/read-rulebook.ts';
import { InvalidInput } from '../../lambdas/domain/errors.ts';

export const USAGE = `npm run replay -- --rulebook FILE [options]

Holds a changed rulebook (or catalogue) against the claims of the past: which decisions and amounts would differ, what
that would cost, and which rule made the difference. Nothing is changed.

  --rulebook FILE    a rulebook as JSON, such as lambdas/domain/coverage/rulebook-2026-01.json
  --catalogue FILE   a catalogue as JSON; without it each claim keeps its own
  --from, --to ISO   decisions made between these instants; default: all of a folder, the last two years of a table
  --data DIR         the folder of a machine that is not running; default .claimflow
  --table NAME       instead of a folder: a table, by the AWS credentials (and AWS_ENDPOINT_URL) of the environment
  --list N           differences to print; default 20
  --json             everything as JSON instead
`;

/** The command can't be carried out as typed; the message says why, a line for each fault. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

export interface Command {
  readonly terms: ChangedTerms;
  /** ISO, UTC. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly data: string;
  readonly table: string | undefined;
  readonly list: number;
  readonly json: boolean;
}

/** Terms from a file. Throws {@link CommandFault} naming every fault with its path. */
function fromFile<T>(path: string | undefined, read: (data: unknown) => T): T | undefined {
  if (path === undefined) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandFault(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return read(data);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new CommandFault(
      error.errors.map(({ path: at, message }) => `${path}: ${at || 'the whole'}: ${message}`).join('\n'),
    );
  }
}

function instant(name: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const ms = Date.parse(given);
  if (Number.isNaN(ms))
    throw new CommandFault(`--${name}: ${given} is no instant such as 2026-03-02T17:00:00Z`);
  return new Date(ms).toISOString();
}

function options(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ rulebook: text, catalogue: text, from: text, to: text, data: text, table: text, list: text },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new CommandFault(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the command line. Undefined where only help was asked for. Throws {@link CommandFault}. */
export function readCommand(args: readonly string[]): Command | undefined {
  const given = options(args);
  if (given.help) return undefined;
  const terms: ChangedTerms = {
    rulebook: fromFile(given.rulebook, readRulebook),
    catalogue: fromFile(given.catalogue, readCatalogue),
  };
  if (!terms.rulebook && !terms.catalogue)
    throw new CommandFault('--rulebook FILE is needed, or --catalogue FILE');
  const list = Number(given.list ?? 20);
  if (!Number.isInteger(list) || list < 0)
    throw new CommandFault(`--list: ${given.list} is no number of differences`);
  return {
    terms,
    from: instant('from', given.from),
    to: instant('to', given.to),
    data: given.data ?? '.claimflow',
    table: given.table,
    list,
    json: given.json ?? false,
  };
}
