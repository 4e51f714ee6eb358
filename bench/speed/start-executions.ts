import { Agent, request } from 'node:http';

/** Requests under way at once, each on a connection that is kept. */
const AT_ONCE = 32;
const WARM_UP = 500;

const ONE_STATE = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Done',
  States: { Done: { Type: 'Succeed' } },
});

/** The endpoint answered a call with an error. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
}

/**
 * StartExecution at the AWS endpoint of a started machine, answers per second: signed requests, each answered when the
 * execution is on disk. What is started runs meanwhile, on the same processor.
 */
export async function benchStartExecutions(awsUrl: string, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const { stateMachineArn } = await ask(agent, awsUrl, 'CreateStateMachine', {
      name: 'bench-start',
      definition: ONE_STATE,
      roleArn: 'arn:aws:iam::000000000000:role/local-admin',
    });
    const start = async (from: number, to: number): Promise<void> => {
      let next = from;
      const worker = async (): Promise<void> => {
        while (next < to) {
          const name = `e${next}`;
          next += 1;
          await ask(agent, awsUrl, 'StartExecution', { stateMachineArn, name, input: '{"claimId":"CLM-1"}' });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    };
    await start(0, WARM_UP);
    const began = performance.now();
    await start(WARM_UP, WARM_UP + count);
    return count / ((performance.now() - began) / 1000);
  } finally {
    agent.destroy();
  }
}

/** One call as an SDK makes it, without the SDK: its own time would be most of what is measured. Throws CallRefused. */
function ask(
  agent: Agent,
  awsUrl: string,
  operation: string,
  input: Record<string, unknown>,
): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSStepFunctions.${operation}`,
    authorization:
      'AWS4-HMAC-SHA256 Credential=local-admin/20260301/us-east-1/states/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  };
  return new Promise((resolve, reject) => {
    const call = request(awsUrl, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const body = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve(JSON.parse(body) as Record<string, string>);
        else reject(new CallRefused(`${operation}: ${answer.statusCode} ${body}`));
      });
    });
    call.once('error', reject);
    call.end(JSON.stringify(input));
  });
}
