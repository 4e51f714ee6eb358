import { createHash } from 'node:crypto';
import { type AwsCall, AwsError, type RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { inTransaction } from '../storage/transaction.ts';
import { queueArnOf, queueUrlOf } from './queue-address.ts';

export interface SqsDeps {
  readonly folder: DataFolder;
  readonly clock: Clock;
  newId(): string;
}

export interface Sqs {
  readonly service: RpcService;
  readonly provider: ResourceProvider;
  resourcePolicyOf(arn: string): object | undefined;
  /** Calls back when a message may have become visible in the queue (event source mappings). */
  onArrival(queueArn: string, listener: () => void): void;
  /** Visible, in flight and waiting messages of every queue. */
  depths(): Readonly<Record<string, number>>;
}

interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly visibilityMs: number;
  readonly retentionMs: number;
  readonly delayMs: number;
  readonly deadLetter: { readonly queue: string; readonly maxReceives: number } | undefined;
}

interface QueueInput {
  readonly QueueUrl: string;
}
interface SendInput extends QueueInput {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, unknown>>;
}
interface ReceiveInput extends QueueInput {
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
}
interface DeleteInput extends QueueInput {
  readonly ReceiptHandle: string;
}

/** Standard queues. Receiving never waits: long polling would only wait for the clock. */
export function createSqs(deps: SqsDeps): Sqs {
  const { clock } = deps;
  const database = deps.folder.sqlite('sqs');
  database.exec(`CREATE TABLE IF NOT EXISTS message (
    serial INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER,
    receives INTEGER NOT NULL, receipt TEXT)`);
  const queues = new Map<string, Queue>();
  const policies = new Map<string, object>();
  const listeners = new Map<string, Set<() => void>>();

  const find = (url: string): Queue => {
    const queue = queues.get(url.slice(url.lastIndexOf('/') + 1));
    if (queue) return queue;
    const message = 'The specified queue does not exist.';
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', message, 400);
  };
  const announce = (queue: Queue, at: number): void => {
    const tell = () => {
      for (const listener of listeners.get(queue.arn) ?? []) listener();
    };
    if (at <= clock.now()) tell();
    else if (listeners.has(queue.arn))
      clock.set({ id: `sqs/${queue.name}/${at}`, at, kind: 'visibility', name: queue.name, fire: tell });
  };
  const insert = (
    queue: Queue,
    id: string,
    body: string,
    attributes: string,
    sentAt: number,
    visibleAt: number,
  ) => {
    database
      .prepare(
        'INSERT INTO message (queue, id, body, attributes, sent_at, visible_at, receives) VALUES (?,?,?,?,?,?,0)',
      )
      .run(queue.name, id, body, attributes, sentAt, visibleAt);
    announce(queue, visibleAt);
  };

  const send = (input: SendInput) => {
    const queue = find(input.QueueUrl);
    const now = clock.now();
    const id = deps.newId();
    const attributes = JSON.stringify(input.MessageAttributes ?? {});
    const delay = input.DelaySeconds === undefined ? queue.delayMs : input.DelaySeconds * 1000;
    insert(queue, id, input.MessageBody, attributes, now, now + delay);
    return { MessageId: id, MD5OfMessageBody: md5(input.MessageBody) };
  };

  const receive = (input: ReceiveInput) => {
    const queue = find(input.QueueUrl);
    const now = clock.now();
    const hide = input.VisibilityTimeout === undefined ? queue.visibilityMs : input.VisibilityTimeout * 1000;
    return inTransaction(database, () => {
      database
        .prepare('DELETE FROM message WHERE queue = ? AND sent_at <= ?')
        .run(queue.name, now - queue.retentionMs);
      const rows = database
        .prepare('SELECT * FROM message WHERE queue = ? AND visible_at <= ? ORDER BY serial LIMIT ?')
        .all(queue.name, now, input.MaxNumberOfMessages ?? 1);
      const messages = rows.flatMap((row) => {
        const { deadLetter } = queue;
        const receives = Number(row.receives) + 1;
        if (deadLetter && receives > deadLetter.maxReceives) {
          const target = queues.get(deadLetter.queue);
          database.prepare('DELETE FROM message WHERE serial = ?').run(Number(row.serial));
          if (target)
            insert(
              target,
              String(row.id),
              String(row.body),
              String(row.attributes),
              Number(row.sent_at),
              now,
            );
          return [];
        }
        const receipt = deps.newId();
        const first = row.first_received_at === null ? now : Number(row.first_received_at);
        database
          .prepare(
            'UPDATE message SET visible_at = ?, receives = ?, receipt = ?, first_received_at = ? WHERE serial = ?',
          )
          .run(now + hide, receives, receipt, first, Number(row.serial));
        return [messageOf(row, receipt, receives, first)];
      });
      if (messages.length > 0) announce(queue, now + hide);
      return messages.length > 0 ? { Messages: messages } : {};
    });
  };

  const remove = (input: DeleteInput) => {
    const queue = find(input.QueueUrl);
    database
      .prepare('DELETE FROM message WHERE queue = ? AND receipt = ?')
      .run(queue.name, input.ReceiptHandle);
    return {};
  };

  const attributesOf = (input: QueueInput) => {
    const queue = find(input.QueueUrl);
    const count = (condition: string) =>
      String(
        database
          .prepare(`SELECT COUNT(*) AS n FROM message WHERE queue = ? AND visible_at ${condition} ?`)
          .get(queue.name, clock.now())?.n ?? 0,
      );
    return {
      Attributes: {
        QueueArn: queue.arn,
        ApproximateNumberOfMessages: count('<='),
        ApproximateNumberOfMessagesNotVisible: count('>'),
        VisibilityTimeout: String(queue.visibilityMs / 1000),
        MessageRetentionPeriod: String(queue.retentionMs / 1000),
      },
    };
  };

  const operation = <Input extends QueueInput>(action: string, run: (input: Input) => unknown) => ({
    permissions: (input: Input, _call: AwsCall) => [
      { action: `sqs:${action}`, resources: [find(input.QueueUrl).arn] },
    ],
    run: async (input: Input) => run(input),
  });

  return {
    service: {
      protocol: 'json-1.0',
      signingName: 'sqs',
      target: 'AmazonSQS',
      operations: {
        SendMessage: operation('SendMessage', send),
        ReceiveMessage: operation('ReceiveMessage', receive),
        DeleteMessage: operation('DeleteMessage', remove),
        GetQueueAttributes: operation('GetQueueAttributes', attributesOf),
      },
    },
    provider: {
      types: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
      identify(resource) {
        const { QueueName: given } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource, 80);
        if (resource.type === 'AWS::SQS::QueuePolicy') return { ref: name, attributes: {} };
        return {
          ref: queueUrlOf(name),
          attributes: { Arn: queueArnOf(name), QueueName: name, QueueUrl: queueUrlOf(name) },
        };
      },
      provision({ type, properties, identity }) {
        if (type === 'AWS::SQS::Queue') {
          const name = identity.attributes.QueueName ?? '';
          queues.set(name, readQueue(name, properties));
          return;
        }
        for (const url of properties.Queues as readonly string[])
          policies.set(find(url).arn, properties.PolicyDocument as object);
      },
    },
    resourcePolicyOf: (arn) => policies.get(arn),
    onArrival(queueArn, listener) {
      const known = listeners.get(queueArn) ?? new Set();
      listeners.set(queueArn, known.add(listener));
    },
    depths: () =>
      Object.fromEntries(
        database
          .prepare('SELECT queue, COUNT(*) AS n FROM message GROUP BY queue')
          .all()
          .map((row) => [String(row.queue), Number(row.n)]),
      ),
  };
}

/** Defaults as in SQS: 30 seconds of invisibility, four days of retention. */
function readQueue(name: string, properties: Readonly<Record<string, unknown>>): Queue {
  const seconds = (value: unknown, otherwise: number) => Number(value ?? otherwise) * 1000;
  const redrive = properties.RedrivePolicy as
    | { deadLetterTargetArn?: string; maxReceiveCount?: number }
    | undefined;
  return {
    name,
    arn: queueArnOf(name),
    visibilityMs: seconds(properties.VisibilityTimeout, 30),
    retentionMs: seconds(properties.MessageRetentionPeriod, 345_600),
    delayMs: seconds(properties.DelaySeconds, 0),
    deadLetter: redrive?.deadLetterTargetArn
      ? {
          queue: redrive.deadLetterTargetArn.slice(redrive.deadLetterTargetArn.lastIndexOf(':') + 1),
          maxReceives: Number(redrive.maxReceiveCount ?? 10),
        }
      : undefined,
  };
}

function messageOf(row: Record<string, unknown>, receipt: string, receives: number, firstReceivedAt: number) {
  const body = String(row.body);
  return {
    MessageId: String(row.id),
    ReceiptHandle: receipt,
    MD5OfBody: md5(body),
    Body: body,
    Attributes: {
      SentTimestamp: String(row.sent_at),
      ApproximateReceiveCount: String(receives),
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    },
    MessageAttributes: JSON.parse(String(row.attributes)) as unknown,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
