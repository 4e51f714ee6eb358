import { createHash } from 'node:crypto';
import { type AwsCall, AwsError, type RpcService } from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import { type MessageRow, MessageStore } from './message-store.ts';
import { createQueues, type Queues } from './queues.ts';

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

/** Throws AwsError for a text that is missing or none. */
function checkTexts(input: object, members: readonly string[]): void {
  for (const [member, value] of members.map((name) => [name, Reflect.get(input, name)] as const)) {
    if (value === undefined || value === null)
      throw new AwsError('MissingParameter', `The request must contain the parameter ${member}.`);
    if (typeof value !== 'string') throw new AwsError('SerializationException', `${member} is no text.`);
  }
}

/** With the bounds as AWS says them. */
const COUNTS = [
  ['VisibilityTimeout', 0, 43_200, 'Must be >= 0 and <= 43200'],
  ['MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10'],
] as const;

function checkCounts(input: object): void {
  for (const [member, least, most, bounds] of COUNTS) {
    const value: unknown = Reflect.get(input, member) ?? 1;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) continue;
    const told = `Value ${JSON.stringify(value)} for parameter ${member} is invalid. Reason: ${bounds}, if provided.`;
    throw new AwsError('InvalidParameterValue', told);
  }
}

/** Queues of dead letters. Receiving never waits: long polling would only wait for the clock. */
export function createSqs(deps: SqsDeps): Sqs {
  const queues = createQueues();
  const messages = new MessageStore(deps.folder.sqlite('sqs'), deps.clock, deps.newId);
  return {
    service: {
      protocol: 'json-1.0',
      signingName: 'sqs',
      target: 'AmazonSQS',
      operations: operationsOn(queues, messages),
    },
    provider: queues.provider,
    resourcePolicyOf: queues.policyOf,
  };
}

function operationsOn(queues: Queues, messages: MessageStore): RpcService['operations'] {
  const operation = <Input extends QueueInput>(
    action: string,
    run: (input: Input) => unknown,
    required: readonly (keyof Input & string)[] = [],
  ) => ({
    permissions: (input: Input, _call: AwsCall) => {
      checkTexts(input, ['QueueUrl']);
      return [{ action: `sqs:${action}`, resources: [queues.find(input.QueueUrl).arn] }];
    },
    run: async (input: Input) => {
      checkTexts(input, required);
      checkCounts(input);
      return run(input);
    },
  });

  const send = ({ QueueUrl, MessageBody, MessageAttributes = {} }: SendInput) => ({
    MessageId: messages.add(queues.find(QueueUrl), MessageBody, MessageAttributes),
    MD5OfMessageBody: md5(MessageBody),
  });
  const receive = ({ QueueUrl, VisibilityTimeout, MaxNumberOfMessages: most = 1 }: ReceiveInput) => {
    const queue = queues.find(QueueUrl);
    const hideMs = VisibilityTimeout === undefined ? queue.visibilityMs : VisibilityTimeout * 1000;
    const Messages = messages.take(queue, { most, hideMs }).map(messageOf);
    return Messages.length > 0 ? { Messages } : {};
  };
  const remove = ({ QueueUrl, ReceiptHandle }: DeleteInput) => {
    messages.remove(queues.find(QueueUrl), ReceiptHandle);
    return {};
  };
  const attributesOf = ({ QueueUrl }: QueueInput) => {
    const queue = queues.find(QueueUrl);
    const { visible, hidden } = messages.count(queue);
    return {
      Attributes: {
        QueueArn: queue.arn,
        ApproximateNumberOfMessages: String(visible),
        ApproximateNumberOfMessagesNotVisible: String(hidden),
        VisibilityTimeout: String(queue.visibilityMs / 1000),
        MessageRetentionPeriod: String(queue.retentionMs / 1000),
      },
    };
  };
  return {
    SendMessage: operation('SendMessage', send, ['MessageBody']),
    ReceiveMessage: operation('ReceiveMessage', receive),
    DeleteMessage: operation('DeleteMessage', remove, ['ReceiptHandle']),
    GetQueueAttributes: operation('GetQueueAttributes', attributesOf),
  };
}

function messageOf(row: MessageRow) {
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
