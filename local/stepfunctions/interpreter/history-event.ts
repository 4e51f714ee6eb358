/** Events in the shape of the API's `HistoryEvent`; timestamps are epoch seconds with milliseconds. */

export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** An execution with more events fails ("maximum number of history events"). */
export const MAX_EVENTS = 25_000;

/** Data is never truncated here: the quota of payloads is below the quota of event data. */
export const NOT_TRUNCATED = { truncated: false } as const;
