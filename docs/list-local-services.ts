/** Tables of the local runtime: which operations its services answer, which resource types it acts on or only knows. */
import type { AwsService } from '../local/aws-service.ts';
import { randomStreams } from '../local/random-streams.ts';
import { createServices } from '../local/services.ts';
import { openDataFolder } from '../local/storage/open-data-folder.ts';
import { NO_BEHAVIOUR } from '../local/template/no-behaviour.ts';
import { ActivityCount } from '../local/time/activity-count.ts';
import { SimulatedClock } from '../local/time/simulated-clock.ts';
import { markdownTable } from './markdown-table.ts';

export interface LocalTables {
  readonly operations: string;
  readonly resourceTypes: string;
  readonly noBehaviour: string;
}

/** Makes the services on an empty folder in memory, as a start does, and asks them what they can do. */
export async function listLocalServices(): Promise<LocalTables> {
  const folder = openDataFolder(null);
  const activity = new ActivityCount((what, error) => {
    throw new Error(`${what} failed`, { cause: error });
  });
  const session = folder.session();
  const services = createServices({
    ...{ folder: session, activity, awsUrl: 'http://127.0.0.1:4566', portalUrl: 'http://localhost:8787' },
    clock: new SimulatedClock(activity, Date.UTC(2026, 0, 1)),
    random: randomStreams(session, 1),
    host: () => ({
      invoke: () => Promise.reject(new Error('nothing is invoked here')),
      stop: () => Promise.resolve(),
    }),
    assetPath: () => '',
    onCrash: () => undefined,
    log: () => undefined,
  });
  const without = new Set(NO_BEHAVIOUR.map(({ type }) => type));
  const types = services.providers.flatMap((provider) => provider.types);
  const tables = {
    operations: operationsTable(services.served),
    resourceTypes: types
      .filter((type) => !without.has(type))
      .sort()
      .map((type) => `\`${type}\``)
      .join(', '),
    noBehaviour: markdownTable(
      ['Type', 'Why nothing acts on it'],
      NO_BEHAVIOUR.map(({ type, reason }) => [`\`${type}\``, reason]),
    ),
  };
  await services.dynamodb.stop();
  folder.close();
  return tables;
}

const names: Readonly<Record<string, string>> = {
  'cognito-idp': 'Cognito user pools',
  dynamodb: 'DynamoDB',
  events: 'EventBridge',
  lambda: 'Lambda',
  s3: 'S3',
  scheduler: 'EventBridge Scheduler',
  secretsmanager: 'Secrets Manager',
  ses: 'SES',
  sns: 'SNS',
  sqs: 'SQS',
  states: 'Step Functions',
};

const operationsTable = (services: readonly AwsService[]): string =>
  markdownTable(
    ['Service', 'Protocol', 'Operations'],
    services
      .map((service) => [
        names[service.signingName] ?? service.signingName,
        service.protocol,
        Object.keys(service.operations).sort().join(', '),
      ])
      .sort(([a = ''], [b = '']) => a.localeCompare(b)),
  );
