/**
 * `npm run cost`: what each story of the demo would be billed on AWS, and what a month of such claims would, by service.
 * The stories run on this machine, whose services count what AWS bills; the prices are those of the table in
 * `local/metering/prices.json`.
 */
import { PRICES_AS_OF, priceOf } from '../local/metering/prices.ts';
import { costOfStories, type StoryCost, type StoryCosts } from './cost-of-stories.ts';
import { meanOf, plus, quantityOf, times, type Usage, usdByService, usdOf } from './cost-usage.ts';
import { BEGIN } from './demo/run-demo.ts';
import { startClaimflow } from './outside/started-claimflow.ts';

const CLAIMS_A_MONTH = 1_000_000;
/** Every 15 minutes for 30 days. */
const TICKS_A_MONTH = 2_880;

const SERVICES: Readonly<Record<string, string>> = {
  'cognito-idp': 'Cognito',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  dynamodb: 'DynamoDB',
  guardduty: 'GuardDuty',
  ses: 'SES',
  states: 'Step Functions',
  s3: 'S3',
  apigateway: 'HTTP API',
  events: 'EventBridge',
  secretsmanager: 'Secrets Manager',
  sqs: 'SQS',
  sns: 'SNS',
  scheduler: 'Scheduler',
};

/** One signed-in customer for each claim. */
const signIn: Usage = [
  {
    service: 'cognito-idp',
    operation: 'sign-in',
    unit: 'monthly-active-user',
    quantity: 1,
    usd: priceOf('cognito-idp', 'sign-in', 'monthly-active-user', 1),
  },
];

const wholeOf = ({ own, shared }: StoryCost): Usage => plus(own, shared);

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return text.join('\n');
}

const perThousand = (usd: number): string => (usd * 1000).toFixed(3);
const dollars = (usd: number): string => usd.toLocaleString('en-US', { maximumFractionDigits: 0 });

/** Rows of services, dearest first, with the sum below. */
function byService(columns: readonly Usage[], show: readonly ((usd: number) => string)[]): string[][] {
  const sums = columns.map(usdByService);
  const last = sums.at(-1) ?? new Map<string, number>();
  const named = Object.keys(SERVICES).filter((service) => sums.some((sum) => (sum.get(service) ?? 0) > 0));
  const ordered = named.sort((one, other) => (last.get(other) ?? 0) - (last.get(one) ?? 0));
  const cells = (usds: readonly number[]): string[] => usds.map((usd, index) => (show[index] ?? String)(usd));
  return [
    ...ordered.map((service) => [
      SERVICES[service] ?? service,
      ...cells(sums.map((sum) => sum.get(service) ?? 0)),
    ]),
    ['Sum', ...cells(columns.map(usdOf))],
  ];
}

function printStories({ stories }: StoryCosts): void {
  const usages = stories.map(wholeOf);
  const mean = meanOf(usages);
  console.log('\nUSD for 1,000 claims of each story, from filing to the end');
  const header = ['', ...stories.map(({ title }) => title.slice(0, 1)), 'mean'];
  console.log(
    table(
      header,
      byService(
        [...usages, mean],
        [...usages, mean].map(() => perThousand),
      ),
    ),
  );
  console.log('');
  for (const { title } of stories) console.log(title);

  console.log('\nWhat one claim uses');
  const units: readonly (readonly [string, string, string])[] = [
    ['state transitions', 'states', 'transition'],
    ['Lambda requests', 'lambda', 'request'],
    ['Lambda GB-ms', 'lambda', 'gb-ms'],
    ['write request units', 'dynamodb', 'write-request-unit'],
    ['read request units', 'dynamodb', 'read-request-unit'],
    ['HTTP API requests', 'apigateway', 'request'],
    ['S3 requests', 's3', 'request'],
    ['mails out and in', 'ses', 'message'],
    ['objects scanned', 'guardduty', 'object'],
    ['bytes of log', 'logs', 'data-byte'],
  ];
  const rows = units.map(([name, service, unit]) => [
    name,
    ...[...usages, mean].map((usage) => {
      const quantity = quantityOf(usage, service, unit);
      return quantity.toFixed(quantity < 1000 ? 1 : 0);
    }),
  ]);
  const shared = stories.map(({ shared: part, own }) => usdOf(part) / (usdOf(part) + usdOf(own)));
  const share = (part: number): string => `${(100 * part).toFixed(0)} %`;
  const meanShare = shared.reduce((sum, part) => sum + part, 0) / shared.length;
  console.log(table(header, [...rows, ['not known by claim', ...[...shared, meanShare].map(share)]]));
}

function printMonth({ stories, tick }: StoryCosts): void {
  const mean = meanOf(stories.map(wholeOf));
  const month = plus(times(plus(mean, signIn), CLAIMS_A_MONTH), times(tick, TICKS_A_MONTH));
  console.log(`\nUSD a month for ${CLAIMS_A_MONTH.toLocaleString('en-US')} claims, each story as often`);
  console.log(
    table(
      ['', 'month', 'a claim'],
      byService([month, times(month, 1 / CLAIMS_A_MONTH)], [dollars, (usd) => usd.toFixed(6)]),
    ),
  );
}

function printAssumptions({ stories, tick }: StoryCosts): void {
  const loading = stories.reduce((sum, story) => sum + usdOf(story.loading), 0);
  console.log(`
Assumed
- Prices of ${PRICES_AS_OF} in us-east-1, first paid tier, no free tier, no discount.
- Lambda: the memory sizes of the template, rounded up to 1 ms; the durations are this machine's, at this moment, and not
  AWS's. Everything else is counted, not timed.
- Loading functions (cold starts) is left out: a busy service hardly does. Here it cost $${loading.toFixed(6)} in all.
- Cognito: one monthly active user for each claim, on the Essentials plan.
- The reconcile's ticks are counted as idle: $${usdOf(times(tick, TICKS_A_MONTH)).toFixed(4)} a month.
- What people look at besides what the stories tell is not counted, nor are photos of real size, storage, backups, alarms,
  dashboards, access logs, the log of the state machine, PayPal's fees.`);
}

const began = performance.now();
const started = await startClaimflow({ now: BEGIN, onProgress: (line) => console.error(line) });
try {
  const costs = await costOfStories(started.url, started.ports.smtpPort, (line) => console.error(line));
  printStories(costs);
  printMonth(costs);
  printAssumptions(costs);
} finally {
  await started.stop();
}
console.log(`\nMeasured in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
