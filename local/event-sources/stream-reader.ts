import type { DatabaseSync } from 'node:sqlite';
import { type AwsCaller, AwsError, type Caller, type Permission } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { TableStreams } from '../events.ts';
import type { InvokeOutput } from '../lambda/lambda-service.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import { pauseAfter } from '../storage/retry-queue.ts';
import { failedItems, type Mapping } from './mapping.ts';
import { type StreamEventRecord, streamEventRecord } from './stream-event.ts';

export interface ReaderDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly call: AwsCaller;
  authorize(caller: Caller, permission: Permission): void;
  readonly database: DatabaseSync;
  readonly streams: TableStreams;
  /** The function's role, as which Lambda reports dead letters. */
  functionCaller(functionName: string): Caller;
  log(functionName: string, text: string): void;
}

/** Lambda itself: invoking from a mapping needs no permission of the function's. */
const LAMBDA_SERVICE: Caller = {
  kind: 'admin',
  arn: 'lambda.amazonaws.com',
  servicePrincipal: 'lambda.amazonaws.com',
};
const READ_AT_ONCE = 1000;

/** Where a mapping stands, kept after every step. */
interface Progress {
  /** The last record that is done with. */
  readonly after: string | null;
  /** Failed attempts at the records that come next. */
  readonly attempts: number;
  /** How many records to send at once, halved by bisection; null: a full batch. */
  readonly size: number | null;
}

const FRESH = { attempts: 0, size: null };

/** Reads one table's stream for one function: in order, at least once, a checkpoint after each success. */
export class StreamReader {
  readonly #deps: ReaderDeps;
  readonly #mapping: Mapping;
  #running = false;
  #again = false;
  #stopped = false;
  /** A retry waits for its time; new records wait behind it. */
  #pausing = false;
  #progress: Progress | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(mapping: Mapping, deps: ReaderDeps) {
    this.#mapping = mapping;
    this.#deps = deps;
  }

  start(): void {
    if (!this.#mayRead()) return;
    this.#unsubscribe = this.#deps.streams.onAppend(this.#mapping.sourceArn, () => this.#wake());
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
  }

  /** Lambda polls as the function's role; AWS refuses to make a mapping that may not. */
  #mayRead(): boolean {
    const { authorize, functionCaller, log } = this.#deps;
    const { functionName, sourceArn } = this.#mapping;
    try {
      const caller = functionCaller(functionName);
      for (const action of ['DescribeStream', 'GetShardIterator', 'GetRecords'])
        authorize(caller, { action: `dynamodb:${action}`, resources: [sourceArn] });
      authorize(caller, { action: 'dynamodb:ListStreams', resources: ['*'] });
      return true;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      log(functionName, `the stream is not read: ${error.message}`);
      return false;
    }
  }

  #wake(): void {
    this.#again = true;
    if (this.#running || this.#pausing || this.#stopped) return;
    this.#running = true;
    this.#deps.activity.track(`stream for ${this.#mapping.functionName}`, this.#readOn());
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again && !this.#pausing && !this.#stopped) {
        this.#again = false;
        while (!this.#stopped && (await this.#step()));
      }
    } finally {
      this.#running = false;
    }
  }

  /** Sends one batch. Answers whether to go on at once: not at the end of the stream, nor while a retry waits. */
  async #step(): Promise<boolean> {
    const { streams, clock } = this.#deps;
    const progress = this.#progress ?? this.#restore();
    this.#progress = progress;
    const { batch, until } = await this.#nextBatch(progress);
    if (this.#stopped || until === null) return false;
    const [first] = batch;
    if (!first) {
      // Not worth a write: after a crash the same records are passed over again.
      this.#progress = { ...FRESH, after: until };
      return (await streams.read(this.#mapping.sourceArn, until, 1)).length > 0;
    }
    const outcome = await this.#invoke(batch);
    if (this.#stopped) return false;
    if (outcome === 'done') {
      // A bisected batch goes on with its other half, and with full batches after that.
      this.#store({ ...FRESH, after: until });
      return true;
    }
    const done = typeof outcome === 'number' ? outcome : 0;
    if (done > 0) {
      this.#store({
        attempts: 1,
        size: null,
        after: batch[done - 1]?.dynamodb.SequenceNumber ?? progress.after,
      });
      this.#pause(1);
      return false;
    }
    const attempts = progress.attempts + 1;
    const tooOld = clock.now() - first.dynamodb.ApproximateCreationDateTime * 1000 > this.#mapping.maxAgeMs;
    if (this.#mapping.bisect && batch.length > 1 && !tooOld) {
      // Halving does not count as an attempt.
      this.#store({ ...progress, size: Math.ceil(batch.length / 2) });
      return true;
    }
    if (attempts > this.#mapping.maxRetries || tooOld) {
      await this.#giveUp(batch, attempts, tooOld);
      this.#store({ ...FRESH, after: until });
      return true;
    }
    this.#store({ ...progress, attempts, size: batch.length });
    this.#pause(attempts);
    return false;
  }

  #pause(attempts: number): void {
    const { clock } = this.#deps;
    const { id, functionName } = this.#mapping;
    const at = clock.now() + pauseAfter(attempts);
    const fire = () => {
      this.#pausing = false;
      this.#wake();
    };
    this.#pausing = true;
    clock.set({ id: `event-source/${id}`, at, kind: 'stream-retry', name: functionName, fire });
  }

  /** Records that pass the filters, up to the batch size; `until` is the last one looked at. */
  async #nextBatch(progress: Progress): Promise<{ batch: StreamEventRecord[]; until: string | null }> {
    const size = Math.min(progress.size ?? this.#mapping.batchSize, this.#mapping.batchSize);
    const records = await this.#deps.streams.read(this.#mapping.sourceArn, progress.after, READ_AT_ONCE);
    const batch: StreamEventRecord[] = [];
    let until: string | null = null;
    for (const record of records) {
      const event = streamEventRecord(this.#mapping.sourceArn, record);
      const wanted =
        this.#mapping.filters.length === 0 || this.#mapping.filters.some((matches) => matches(event));
      if (wanted && batch.length === size) break;
      if (wanted) batch.push(event);
      until = record.sequenceNumber;
    }
    return { batch, until };
  }

  /** `done`, `failed`, or how many records at the start of the batch succeeded before the first that failed. */
  async #invoke(batch: readonly StreamEventRecord[]): Promise<'done' | 'failed' | number> {
    const { call } = this.#deps;
    const input = { FunctionName: this.#mapping.functionName, Payload: JSON.stringify({ Records: batch }) };
    let output: InvokeOutput;
    try {
      output = (await call(LAMBDA_SERVICE, 'lambda', 'Invoke', input)) as InvokeOutput;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return 'failed';
    }
    if (output.FunctionError) return 'failed';
    const failed = this.#mapping.reportsFailures ? failedItems(output.Payload ?? 'null') : undefined;
    if (!failed) return 'done';
    const positions = failed.map((item) =>
      batch.findIndex((record) => record.dynamodb.SequenceNumber === item),
    );
    // An identifier that is none of the batch's means that everything failed.
    const lowest = Math.min(...positions.map((position) => Math.max(position, 0)));
    return lowest > 0 ? lowest : 'failed';
  }

  async #giveUp(batch: readonly StreamEventRecord[], attempts: number, tooOld: boolean): Promise<void> {
    const { call, clock, functionCaller, log } = this.#deps;
    const { functionName, deadLetterArn, sourceArn } = this.#mapping;
    const first = batch[0]?.dynamodb;
    const last = batch.at(-1)?.dynamodb;
    log(functionName, `${batch.length} stream records given up after ${attempts} attempts`);
    if (!deadLetterArn || !first || !last) return;
    const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
    const message = {
      requestContext: {
        functionArn: functionName,
        condition: tooOld ? 'RecordAgeExceeded' : 'RetryAttemptsExhausted',
        approximateInvokeCount: attempts,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId: 'shardId-00000000000000000000-00000001',
        startSequenceNumber: first.SequenceNumber,
        endSequenceNumber: last.SequenceNumber,
        approximateArrivalOfFirstRecord: iso(first.ApproximateCreationDateTime),
        approximateArrivalOfLastRecord: iso(last.ApproximateCreationDateTime),
        batchSize: batch.length,
        streamArn: sourceArn,
      },
    };
    const input = { QueueUrl: queueUrlOf(deadLetterArn), MessageBody: JSON.stringify(message) };
    try {
      await call(functionCaller(functionName), 'sqs', 'SendMessage', input);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      log(functionName, `dead letter lost: ${error.message}`);
    }
  }

  /** Where an earlier run stood; a new mapping begins at the oldest record. */
  #restore(): Progress {
    const row = this.#deps.database
      .prepare('SELECT progress FROM mapping WHERE id = ?')
      .get(this.#mapping.id);
    return row ? (JSON.parse(String(row.progress)) as Progress) : { ...FRESH, after: null };
  }

  #store(progress: Progress): void {
    this.#progress = progress;
    this.#deps.database
      .prepare('INSERT OR REPLACE INTO mapping VALUES (?, ?)')
      .run(this.#mapping.id, JSON.stringify(progress));
  }
}
