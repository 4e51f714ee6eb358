import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  ACCOUNT,
  type AwsCall,
  type AwsCaller,
  AwsError,
  type AwsOperation,
  type Caller,
  REGION,
  type RpcService,
} from '../aws-service.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { InvokeAsync } from '../events.ts';
import {
  physicalName,
  type ResourceIdentity,
  type ResourceProvider,
  type TemplateResource,
} from '../resource-provider.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import { typedProperties } from '../typed-properties.ts';

export interface SnsDependencies {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly random?: (size: number) => Uint8Array;
  readonly call: AwsCaller;
  readonly invokeAsync: () => InvokeAsync;
}

/** A text message that went out. */
export interface TextMessage {
  readonly to: string;
  readonly text: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface Sns {
  readonly service: RpcService;
  readonly providers: readonly ResourceProvider[];
  /** Newest first. */
  texts(filter: { to?: string }): TextMessage[];
  /** Sends as AWS itself does (Cognito). */
  sendText(text: { to: string; text: string }): Promise<void>;
  /** The policy of a topic, for the front door's IAM. */
  policyOf(topicArn: string): object | undefined;
}

interface PublishInput {
  readonly PhoneNumber?: string;
  readonly TopicArn?: string;
  readonly TargetArn?: string;
  readonly Message?: string;
  readonly Subject?: string;
}

interface Subscription {
  readonly topicArn: string;
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly raw: boolean;
}

const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['lambda', 'sqs', 'email', 'email-json']),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
});
const policyProperties = z.object({
  Topics: z.array(z.string()),
  PolicyDocument: z.record(z.string(), z.unknown()),
});

const SCHEMA = `CREATE TABLE IF NOT EXISTS texts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL)`;

interface Topics {
  readonly provider: ResourceProvider;
  readonly topics: ReadonlySet<string>;
  readonly subscriptions: readonly Subscription[];
  readonly policies: ReadonlyMap<string, object>;
}

function topicResources(): Topics {
  const topics = new Set<string>();
  const subscriptions: Subscription[] = [];
  const policies = new Map<string, object>();
  const identify = (resource: TemplateResource): ResourceIdentity => {
    const given = resource.properties.TopicName;
    const name = typeof given === 'string' ? given : physicalName(resource);
    const arn = `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`;
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name, Arn: arn } };
  };
  const provision: ResourceProvider['provision'] = (resource) => {
    const { type, identity } = resource;
    if (type === 'AWS::SNS::Topic') topics.add(identity.ref);
    if (type === 'AWS::SNS::TopicPolicy') {
      const { Topics, PolicyDocument } = typedProperties(policyProperties, resource);
      for (const arn of Topics) policies.set(arn, PolicyDocument);
    }
    if (type === 'AWS::SNS::Subscription') {
      const { TopicArn, Protocol, Endpoint, RawMessageDelivery } = typedProperties(
        subscriptionProperties,
        resource,
      );
      subscriptions.push({
        topicArn: TopicArn,
        arn: identity.ref,
        protocol: Protocol,
        endpoint: Endpoint,
        raw: RawMessageDelivery,
      });
    }
  };
  const types = ['AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::SNS::TopicPolicy'];
  return { provider: { types, identify, provision }, topics, subscriptions, policies };
}

/** One message to one subscriber. E-mail subscriptions have no behaviour here. */
async function hand(
  deps: SnsDependencies,
  subscription: Subscription,
  notification: Record<string, unknown>,
): Promise<void> {
  const principal = 'sns.amazonaws.com';
  const sourceArn = subscription.topicArn;
  if (subscription.protocol === 'lambda') {
    const record = {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: subscription.arn,
      Sns: notification,
    };
    await deps.invokeAsync()(
      subscription.endpoint,
      { Records: [record] },
      { servicePrincipal: principal, sourceArn },
    );
  }
  if (subscription.protocol === 'sqs') {
    const caller: Caller = { kind: 'service', arn: principal, servicePrincipal: principal, sourceArn };
    const MessageBody = subscription.raw ? String(notification.Message) : JSON.stringify(notification);
    await deps.call(caller, 'sqs', 'SendMessage', {
      QueueUrl: queueUrlOf(subscription.endpoint),
      MessageBody,
    });
  }
}

/** The text messages that went out, kept in the data folder. */
class TextLog {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  constructor(folder: DataFolder, now: () => number) {
    this.#db = folder.sqlite('sns');
    this.#now = now;
    this.#db.exec(SCHEMA);
  }

  add(id: string, to: string, text: string): void {
    const insert = this.#db.prepare('INSERT INTO texts (id, recipient, text, at) VALUES (?, ?, ?, ?)');
    insert.run(id, to, text, this.#now());
  }

  list({ to = null }: { to?: string | null }): TextMessage[] {
    const sql = 'SELECT recipient, text, at FROM texts WHERE ? IS NULL OR recipient = ? ORDER BY seq DESC';
    return this.#db
      .prepare(sql)
      .all(to, to)
      .map(({ recipient, text, at }) => {
        return { to: String(recipient), text: String(text), date: new Date(Number(at)).toISOString() };
      });
  }
}

/** SNS: text messages to phones, and the topics of the template. */
export function createSns(deps: SnsDependencies): Sns {
  const { provider, topics, subscriptions, policies } = topicResources();
  const log = new TextLog(deps.folder, () => deps.clock.now());
  const newId = () => Buffer.from((deps.random ?? randomBytes)(16)).toString('hex');

  const publish = async (input: PublishInput, call: AwsCall) => {
    const MessageId = newId();
    const { PhoneNumber: phone, Message = '', Subject = null } = input;
    if (Message === '') throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message');
    if (phone !== undefined) {
      const text = `Invalid parameter: PhoneNumber Reason: ${phone} is not valid to publish to`;
      if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new AwsError('InvalidParameter', text);
      log.add(MessageId, phone, Message);
      return { MessageId };
    }
    const TopicArn = input.TopicArn ?? input.TargetArn ?? '';
    if (!topics.has(TopicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
    const Timestamp = new Date(call.now).toISOString();
    const notification = { Type: 'Notification', MessageId, TopicArn, Subject, Message, Timestamp };
    const subscribers = subscriptions.filter(({ topicArn }) => topicArn === TopicArn);
    for (const subscriber of subscribers) await hand(deps, subscriber, notification);
    return { MessageId };
  };
  const Publish: AwsOperation = {
    // A text message has no ARN; IAM sees `*`, so that a grant on topics does not reach phones.
    permissions: (input: PublishInput) => [
      { action: 'sns:Publish', resources: [input.TopicArn ?? input.TargetArn ?? '*'] },
    ],
    run: publish,
  };
  return {
    service: { protocol: 'query', signingName: 'sns', target: '2010-03-31', operations: { Publish } },
    providers: [provider],
    texts: (filter) => log.list(filter),
    sendText: async ({ to, text }) => log.add(newId(), to, text),
    policyOf: (topicArn) => policies.get(topicArn),
  };
}
