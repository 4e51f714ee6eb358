import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type AwsCall, AwsError, type RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { inTransaction } from '../storage/transaction.ts';
import { typedProperties } from '../typed-properties.ts';
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
}

interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly visibilityMs: number;
  readonly retentionMs: number;
}

interface QueueInput {
  readonly QueueUrl: string;
}
interface SendInput extends QueueInput {
  readonly MessageBody: string;
  readonly MessageAttributes?: Readonly<Record<string, unknown>>;
}
interface ReceiveInput extends QueueInput {
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
}
interface DeleteInput extends QueueInput {
  readonly ReceiptHandle: string;
}

/** In seconds; the defaults are those of SQS. Queues that send on, delay or keep an order are refused by name. */
const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  SqsManagedSseEnabled: z.unknown().optional(),
});

/** Throws AwsError for a text that is missing or none. */
function checkTexts(input: object, members: readonly string[]): void {
  for (const [member, value] of members.map((name) => [name, Reflect.get(input, name)] as const)) {
    if (value === undefined || value === null)
      throw new AwsError('MissingParameter', `The request must contain the parameter ${member}.`);
    if (typeof value !== 'string') throw new AwsError('SerializationException', `${member} is no text.`);
  }
}

function checkCounts(input: object): void {
  for (const member of ['VisibilityTimeout', 'MaxNumberOfMessages']) {
    const value: unknown = Reflect.get(input, member) ?? 1;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) continue;
    const told = JSON.stringify(value);
    throw new AwsError('InvalidParameterValue', `Value ${told} for parameter ${member} is invalid.`);
  }
}

/** Queues of dead letters. Receiving never waits: long polling would only wait for the clock. */
export function createSqs(deps: SqsDeps): Sqs {
  const { clock, newId } = deps;
  const database = deps.folder.sqlite('sqs');
  database.exec(`CREATE TABLE IF NOT EXISTS message (
    serial INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER,
    receives INTEGER NOT NULL DEFAULT 0, receipt TEXT)`);
  const queues = new Map<string, Queue>();
  const policies = new Map<string, object>();

  const find = (url: string): Queue => {
    const queue = queues.get(url.slice(url.lastIndexOf('/') + 1));
    if (queue) return queue;
    const message = 'The specified queue does not exist.';
    throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', message, 400);
  };

  const send = ({ QueueUrl, MessageBody, MessageAttributes = {} }: SendInput) => {
    const id = newId();
    database
      .prepare('INSERT INTO message (queue, id, body, attributes, sent_at, visible_at) VALUES (?,?,?,?,?,?)')
      .run(
        ...[find(QueueUrl).name, id, MessageBody, JSON.stringify(MessageAttributes)],
        ...[clock.now(), clock.now()],
      );
    return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
  };

  const receive = ({ QueueUrl, VisibilityTimeout, MaxNumberOfMessages = 1 }: ReceiveInput) => {
    const queue = find(QueueUrl);
    const now = clock.now();
    const hide = VisibilityTimeout === undefined ? queue.visibilityMs : VisibilityTimeout * 1000;
    return inTransaction(database, () => {
      database
        .prepare('DELETE FROM message WHERE queue = ? AND sent_at <= ?')
        .run(queue.name, now - queue.retentionMs);
      const visible = database.prepare(
        'SELECT serial FROM message WHERE queue = ? AND visible_at <= ? ORDER BY serial LIMIT ?',
      );
      const hiding =
        database.prepare(`UPDATE message SET visible_at = ?, receives = receives + 1, receipt = ?,
        first_received_at = coalesce(first_received_at, ?) WHERE serial = ? RETURNING *`);
      const rows = visible.all(queue.name, now, MaxNumberOfMessages);
      const Messages = rows.map(({ serial = 0 }) =>
        messageOf(hiding.get(now + hide, newId(), now, serial) ?? {}),
      );
      return Messages.length > 0 ? { Messages } : {};
    });
  };

  const remove = ({ QueueUrl, ReceiptHandle }: DeleteInput) => {
    database
      .prepare('DELETE FROM message WHERE queue = ? AND receipt = ?')
      .run(find(QueueUrl).name, ReceiptHandle);
    return {};
  };

  const attributesOf = ({ QueueUrl }: QueueInput) => {
    const queue = find(QueueUrl);
    const counted = database
      .prepare(`SELECT count(*) FILTER (WHERE visible_at <= ?1) AS visible,
        count(*) FILTER (WHERE visible_at > ?1) AS hidden FROM message WHERE queue = ?2`)
      .get(clock.now(), queue.name);
    return {
      Attributes: {
        QueueArn: queue.arn,
        ApproximateNumberOfMessages: String(counted?.visible),
        ApproximateNumberOfMessagesNotVisible: String(counted?.hidden),
        VisibilityTimeout: String(queue.visibilityMs / 1000),
        MessageRetentionPeriod: String(queue.retentionMs / 1000),
      },
    };
  };

  const operation = <Input extends QueueInput>(
    action: string,
    run: (input: Input) => unknown,
    required: readonly (keyof Input & string)[] = [],
  ) => ({
    permissions: (input: Input, _call: AwsCall) => {
      checkTexts(input, ['QueueUrl']);
      return [{ action: `sqs:${action}`, resources: [find(input.QueueUrl).arn] }];
    },
    run: async (input: Input) => {
      checkTexts(input, required);
      checkCounts(input);
      return run(input);
    },
  });

  return {
    service: {
      protocol: 'json-1.0',
      signingName: 'sqs',
      target: 'AmazonSQS',
      operations: {
        SendMessage: operation('SendMessage', send, ['MessageBody']),
        ReceiveMessage: operation('ReceiveMessage', receive),
        DeleteMessage: operation('DeleteMessage', remove, ['ReceiptHandle']),
        GetQueueAttributes: operation('GetQueueAttributes', attributesOf),
      },
    },
    provider: {
      types: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
      identify(resource) {
        const { QueueName: given } = resource.properties;
        const name = typeof given === 'string' ? given : physicalName(resource, 80);
        if (resource.type === 'AWS::SQS::QueuePolicy') return { ref: name, attributes: {} };
        const url = queueUrlOf(name);
        return { ref: url, attributes: { Arn: queueArnOf(name), QueueName: name, QueueUrl: url } };
      },
      provision(resource) {
        if (resource.type === 'AWS::SQS::Queue') {
          const name = resource.identity.attributes.QueueName ?? '';
          const { VisibilityTimeout, MessageRetentionPeriod } = typedProperties(queueProperties, resource);
          const times = {
            visibilityMs: VisibilityTimeout * 1000,
            retentionMs: MessageRetentionPeriod * 1000,
          };
          queues.set(name, { name, arn: queueArnOf(name), ...times });
          return;
        }
        const { Queues, PolicyDocument } = resource.properties;
        for (const url of Queues as readonly string[]) policies.set(find(url).arn, PolicyDocument as object);
      },
    },
    resourcePolicyOf: (arn) => policies.get(arn),
  };
}

function messageOf(row: Record<string, unknown>) {
  const body = String(row.body);
  return {
    MessageId: String(row.id),
    ReceiptHandle: String(row.receipt),
    MD5OfBody: md5(body),
    Body: body,
    Attributes: {
      SentTimestamp: String(row.sent_at),
      ApproximateReceiveCount: String(row.receives),
      ApproximateFirstReceiveTimestamp: String(row.first_received_at),
    },
    MessageAttributes: JSON.parse(String(row.attributes)) as unknown,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
