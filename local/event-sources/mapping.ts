import { z } from 'zod';
import { compilePattern, type EventMatcher } from '../eventbridge/event-pattern.ts';
import type { TemplateResource } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';

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
  readonly deadLetterArn?: string;
}

const mappingProperties = z.strictObject({
  EventSourceArn: z.string().startsWith('arn:aws:dynamodb:', 'only streams of tables are sources here'),
  FunctionName: z.string(),
  StartingPosition: z.literal('TRIM_HORIZON'),
  BatchSize: z.coerce.number().default(100),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  /** -1 and absence mean without bound. */
  MaximumRetryAttempts: z.coerce.number().default(-1),
  MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
  FunctionResponseTypes: z.array(z.string()).default([]),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** Throws InvalidEventPattern. */
export function readMapping(resource: TemplateResource, id: string): Mapping {
  const declared = typedProperties(mappingProperties, resource);
  const bound = (value: number) => (value < 0 ? Number.POSITIVE_INFINITY : value);
  const deadLetterArn = declared.DestinationConfig?.OnFailure.Destination;
  return {
    id,
    sourceArn: declared.EventSourceArn,
    functionName: declared.FunctionName,
    batchSize: declared.BatchSize,
    filters: (declared.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
      compilePattern(JSON.parse(Pattern)),
    ),
    bisect: declared.BisectBatchOnFunctionError,
    maxRetries: bound(declared.MaximumRetryAttempts),
    maxAgeMs: bound(declared.MaximumRecordAgeInSeconds) * 1000,
    reportsFailures: declared.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
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
