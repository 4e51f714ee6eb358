import { z } from 'zod';
import { AwsError } from '../aws-service.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { typedProperties } from '../typed-properties.ts';
import { queueArnOf, queueUrlOf } from './queue-address.ts';

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly visibilityMs: number;
  readonly retentionMs: number;
}

/** The queues of the template with their policies. */
export interface Queues {
  readonly provider: ResourceProvider;
  /** Throws AwsError `QueueDoesNotExist`. */
  find(url: string): Queue;
  policyOf(arn: string): object | undefined;
}

/** In seconds; the defaults are those of SQS. Queues that send on, delay or keep an order are refused by name. */
const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  SqsManagedSseEnabled: z.unknown().optional(),
});

export function createQueues(): Queues {
  const queues = new Map<string, Queue>();
  const policies = new Map<string, object>();
  const find = (url: string): Queue => {
    const queue = queues.get(url.slice(url.lastIndexOf('/') + 1));
    if (queue) return queue;
    throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  };
  const provider: ResourceProvider = {
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
        const times = { visibilityMs: VisibilityTimeout * 1000, retentionMs: MessageRetentionPeriod * 1000 };
        queues.set(name, { name, arn: queueArnOf(name), ...times });
        return;
      }
      const { Queues: urls, PolicyDocument } = resource.properties;
      for (const url of urls as readonly string[]) policies.set(find(url).arn, PolicyDocument as object);
    },
  };
  return { provider, find, policyOf: (arn) => policies.get(arn) };
}
