import { AwsError, type Caller } from '../aws-service.ts';
import type { DataFolder } from '../data-folder.ts';
import type { InvokeOutput } from '../lambda/lambda-service.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { failedItems, type Mapping, readMapping } from './mapping.ts';
import { type ReaderDeps, StreamReader } from './stream-reader.ts';

export interface EventSourcesDeps extends Omit<ReaderDeps, 'database'> {
  readonly folder: DataFolder;
  readonly sqs: Pick<Sqs, 'onArrival'>;
}

export interface EventSources {
  readonly provider: ResourceProvider;
  /** Starts reading, from where an earlier run stood. */
  resume(): void;
  stop(): void;
}

/** AWS::Lambda::EventSourceMapping: DynamoDB streams and SQS queues to functions. */
export function createEventSources(deps: EventSourcesDeps): EventSources {
  const database = deps.folder.sqlite('event-sources');
  database.exec('CREATE TABLE IF NOT EXISTS mapping (id TEXT PRIMARY KEY, progress TEXT NOT NULL)');
  const readers: Array<{ start(): void; stop(): void }> = [];
  return {
    provider: {
      types: ['AWS::Lambda::EventSourceMapping'],
      identify: (resource) => ({ ref: physicalName(resource), attributes: { Id: physicalName(resource) } }),
      provision(resource) {
        if (resource.properties.Enabled === false) return;
        const mapping = readMapping(resource, resource.identity.ref);
        const isQueue = mapping.sourceArn.startsWith('arn:aws:sqs:');
        readers.push(
          isQueue ? new QueueReader(mapping, deps) : new StreamReader(mapping, { ...deps, database }),
        );
      },
    },
    resume() {
      for (const reader of readers) reader.start();
    },
    stop() {
      for (const reader of readers) reader.stop();
    },
  };
}

/** Reads a queue for one function; what the function does not confirm becomes visible again, as in SQS. */
class QueueReader {
  readonly #mapping: Mapping;
  readonly #deps: EventSourcesDeps;
  #running = false;
  #stopped = false;

  constructor(mapping: Mapping, deps: EventSourcesDeps) {
    this.#mapping = mapping;
    this.#deps = deps;
  }

  start(): void {
    this.#deps.sqs.onArrival(this.#mapping.sourceArn, () => this.#wake());
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
  }

  #wake(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#deps.activity.track(`queue for ${this.#mapping.functionName}`, this.#readOn());
  }

  async #readOn(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#step()));
    } finally {
      this.#running = false;
    }
  }

  async #step(): Promise<boolean> {
    const { call, functionCaller } = this.#deps;
    const caller = functionCaller(this.#mapping.functionName);
    const QueueUrl = queueUrlOf(this.#mapping.sourceArn);
    const received = (await call(caller, 'sqs', 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: this.#mapping.batchSize,
    })) as { Messages?: readonly SqsMessage[] };
    const messages = received.Messages ?? [];
    if (messages.length === 0) return false;
    for (const message of await this.#confirmed(messages))
      await call(caller, 'sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle: message.ReceiptHandle });
    return true;
  }

  async #confirmed(messages: readonly SqsMessage[]): Promise<readonly SqsMessage[]> {
    const service: Caller = { kind: 'admin', arn: 'lambda.amazonaws.com' };
    const Records = messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes,
      messageAttributes: message.MessageAttributes,
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.#mapping.sourceArn,
      awsRegion: 'us-east-1',
    }));
    const input = { FunctionName: this.#mapping.functionName, Payload: JSON.stringify({ Records }) };
    let output: InvokeOutput;
    try {
      output = (await this.#deps.call(service, 'lambda', 'Invoke', input)) as InvokeOutput;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return [];
    }
    if (output.FunctionError) return [];
    const failed = this.#mapping.reportsFailures ? (failedItems(output.Payload ?? 'null') ?? []) : [];
    return messages.filter((message) => !failed.includes(message.MessageId));
  }
}

interface SqsMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes: unknown;
  readonly MessageAttributes: unknown;
}
