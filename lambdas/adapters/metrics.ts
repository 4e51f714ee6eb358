import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Counted } from '../domain/claim/counted.ts';

/** CloudWatch reads these out of the log (embedded metric format): no call, no grant, nothing to wait for. */
const metrics = new Metrics({ namespace: 'Claimflow' });

/** Counts a happening after it was stored; it is written at the end of the invocation. */
export function count(
  happening: Counted | 'MailsSent' | 'MailsFailed' | 'StepsFailed' | 'ClaimsParked',
): void {
  metrics.addMetric(happening, MetricUnit.Count, 1);
}

/** Writes what was counted to the log. */
export function writeCounts(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
