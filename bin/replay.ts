import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { replayDecisions } from '../lambdas/adapters/coverage/replay-decisions.ts';
import { Table } from '../lambdas/adapters/table/table.ts';
import { DataFolderError } from '../local/storage/open-data-folder.ts';
import { type Command, CommandFault, readCommand, USAGE } from './replay/command.ts';
import { type Replayed, replayFolder } from './replay/replay-folder.ts';
import { reportOf } from './replay/report.ts';

/** `npm run replay`: what a changed rulebook would have made of the past. Exit code 2 for what the caller can mend. */

async function replayTable(command: Command, name: string): Promise<Replayed> {
  const client = new DynamoDBClient({});
  try {
    const table = new Table(DynamoDBDocumentClient.from(client), name);
    const to = command.to ?? new Date().toISOString();
    const period = { from: command.from ?? twoYearsBefore(to), to };
    return { ...(await replayDecisions(table, command.terms, period)), left: 0 };
  } finally {
    client.destroy();
  }
}

/** Decisions are listed by month: somebody has to say where to begin. */
const twoYearsBefore = (at: string): string => {
  const from = new Date(at);
  from.setUTCFullYear(from.getUTCFullYear() - 2);
  return from.toISOString();
};

try {
  const command = readCommand(process.argv.slice(2));
  if (command === undefined) process.stdout.write(USAGE);
  else {
    const { totals, differences, left } =
      command.table === undefined ? await replayFolder(command) : await replayTable(command, command.table);
    const text = command.json
      ? `${JSON.stringify({ totals, differences, left }, null, 2)}\n`
      : reportOf(totals, differences, command.list);
    process.stdout.write(text);
    if (left > 0) process.stderr.write(`${left} older decisions kept no facts and were left out.\n`);
  }
} catch (error) {
  const mendable = error instanceof CommandFault || error instanceof DataFolderError;
  process.stderr.write(`replay: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = mendable ? 2 : 1;
}
