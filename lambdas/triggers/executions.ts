import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';

/** What the reconcile asks of the workflow engine about one execution of a machine. */
export interface Executions {
  state(executionName: string): Promise<'running' | 'ended' | 'unknown'>;
  stop(executionName: string, cause: string): Promise<void>;
}

export class SfnExecutions implements Executions {
  readonly #client: SFNClient;
  readonly #prefix: string;

  /** `machineArn` of their machine: their ARNs differ in one word and the name. */
  constructor(client: SFNClient, machineArn: string) {
    this.#client = client;
    this.#prefix = machineArn.replace(':stateMachine:', ':execution:');
  }

  async state(executionName: string): Promise<'running' | 'ended' | 'unknown'> {
    try {
      const { status } = await this.#client.send(
        new DescribeExecutionCommand({ executionArn: `${this.#prefix}:${executionName}` }),
      );
      return status === 'RUNNING' ? 'running' : 'ended';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'unknown';
      throw error;
    }
  }

  async stop(executionName: string, cause: string): Promise<void> {
    await this.#client.send(
      new StopExecutionCommand({
        executionArn: `${this.#prefix}:${executionName}`,
        error: 'TakenOver',
        cause,
      }),
    );
  }
}
