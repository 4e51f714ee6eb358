/** The default event bus, as other services see it. */
export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
}

export interface EventBus {
  /** Resolves once the event is kept; delivery to the rules' targets follows, at least once, also after a crash. */
  publish(event: BusEvent): Promise<void>;
}

/** A change record of a table's stream, in the shape Lambda receives it. */
export interface StreamRecord {
  /** Position in the stream: zero-padded decimal, so that text order is stream order. */
  readonly sequenceNumber: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** AttributeValue maps. */
  readonly keys: Record<string, unknown>;
  readonly newImage?: Record<string, unknown>;
  readonly oldImage?: Record<string, unknown>;
  readonly sizeBytes: number;
  /** Set when TTL deleted the item (`userIdentity` in the record). */
  readonly byTtl?: boolean;
}

/** A table's stream, read by event source mappings. Records are kept 24 hours of the machine's clock. */
export interface TableStreams {
  read(streamArn: string, after: string | null, limit: number): Promise<readonly StreamRecord[]>;
  /** Calls back after every commit that appended records (also those of a transaction, once). Returns unsubscribe. */
  onAppend(streamArn: string, listener: () => void): () => void;
}

/** Puts an asynchronous invocation (S3, SES, EventBridge, SNS) in the durable queue that retries as Lambda does. */
export type InvokeAsync = (
  functionArn: string,
  event: unknown,
  source: { servicePrincipal: string; sourceArn?: string },
) => Promise<void>;
