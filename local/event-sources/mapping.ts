import { compilePattern, type EventMatcher } from '../eventbridge/event-pattern.ts';
import type { TemplateResource } from '../resource-provider.ts';

/** An event source mapping of the template with Lambda's defaults for streams. */
export interface Mapping {
  readonly id: string;
  readonly sourceArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** Alternatives; none means everything. */
  readonly filters: readonly EventMatcher[];
  readonly bisect: boolean;
  /** Infinity when the template does not bound it. */
  readonly maxRetries: number;
  readonly maxAgeMs: number;
  readonly reportsFailures: boolean;
  readonly fromLatest: boolean;
  readonly deadLetterArn?: string;
}

/** Throws InvalidEventPattern. */
export function readMapping(resource: TemplateResource, id: string): Mapping {
  const properties = resource.properties as {
    readonly EventSourceArn: string;
    readonly FunctionName: string;
    readonly BatchSize?: number;
    readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
    readonly BisectBatchOnFunctionError?: boolean;
    readonly MaximumRetryAttempts?: number;
    readonly MaximumRecordAgeInSeconds?: number;
    readonly FunctionResponseTypes?: readonly string[];
    readonly StartingPosition?: string;
    readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination?: string } };
  };
  const isQueue = properties.EventSourceArn.startsWith('arn:aws:sqs:');
  const deadLetterArn = properties.DestinationConfig?.OnFailure?.Destination;
  return {
    id,
    sourceArn: properties.EventSourceArn,
    functionName: properties.FunctionName,
    batchSize: Number(properties.BatchSize ?? (isQueue ? 10 : 100)),
    filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
      compilePattern(JSON.parse(Pattern)),
    ),
    bisect: properties.BisectBatchOnFunctionError === true,
    maxRetries: bound(properties.MaximumRetryAttempts),
    maxAgeMs: bound(properties.MaximumRecordAgeInSeconds) * 1000,
    reportsFailures: (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
    fromLatest: properties.StartingPosition === 'LATEST',
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
}

/** -1 and absence mean without bound. */
function bound(value: number | undefined): number {
  return value === undefined || Number(value) < 0 ? Number.POSITIVE_INFINITY : Number(value);
}

/** Identifiers of a partial failure (`batchItemFailures`): undefined when the answer has none to report. */
export function failedItems(payload: string): readonly string[] | undefined {
  const answer = JSON.parse(payload) as {
    batchItemFailures?: readonly { itemIdentifier?: unknown }[] | null;
  } | null;
  const failures = answer?.batchItemFailures;
  if (!Array.isArray(failures) || failures.length === 0) return undefined;
  return failures.map((failure: { itemIdentifier?: unknown }) => String(failure.itemIdentifier ?? ''));
}
