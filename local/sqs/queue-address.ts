import { ACCOUNT, REGION } from '../aws-service.ts';

export function queueArnOf(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
}

/** The queue's URL as AWS has it; only its path counts here. */
export function queueUrlOf(arnOrName: string): string {
  return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${arnOrName.slice(arnOrName.lastIndexOf(':') + 1)}`;
}
