import type { AwsOperation } from '../../aws-service.ts';
import type { HistoryEvent } from '../interpreter/history-event.ts';
import type { ApiContext } from './context.ts';
import { executionDoesNotExist } from './errors.ts';
import { executionArnOf, type Input, maxResultsOf, resourceOf } from './input.ts';
import { pageToken, readPageToken } from './pagination.ts';

/** Left out with `includeExecutionData: false`; parameters, errors and causes stay, as on AWS. */
const DATA: ReadonlySet<string> = new Set(['input', 'inputDetails', 'output', 'outputDetails']);

export function getExecutionHistory({ executions }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:GetExecutionHistory', resources: resourceOf(input, 'executionArn') },
    ],
    run: async (input: Input) => {
      const arn = executionArnOf(input);
      const row = executions.find(arn);
      if (row === undefined) throw executionDoesNotExist(arn);
      const limit = maxResultsOf(input);
      const reverse = input.reverseOrder === true;
      const after = readPageToken(input, arn);
      let events = executions.events(row.id);
      if (reverse) events.reverse();
      if (after !== null) events = events.filter(({ id }) => (reverse ? id < after : id > after));
      const page = events.slice(0, limit);
      const last = page.at(-1);
      const more = events.length > limit && last !== undefined;
      return {
        events: input.includeExecutionData === false ? page.map(withoutData) : page,
        ...(more ? { nextToken: pageToken(last.id, arn) } : {}),
      };
    },
  };
}

function withoutData(event: HistoryEvent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(event).map(([member, value]) => [
      member,
      typeof value === 'object' && value !== null ? stripped(value as Record<string, unknown>) : value,
    ]),
  );
}

function stripped(details: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(details).filter(([member]) => !DATA.has(member));
  return Object.fromEntries(kept);
}
