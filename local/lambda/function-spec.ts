/** A function of the template, everything resolved. */
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** `file.export`, e.g. `index.handler`. */
  readonly handler: string;
  /** The folder that would be uploaded. */
  readonly codeDir: string;
  readonly roleArn: string;
  /** Everything the function finds in `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Where its output goes; `/aws/lambda/<name>` unless the template says otherwise. */
  readonly logGroup: string;
  /** Where an event goes that failed every retry (DeadLetterConfig). */
  readonly deadLetterArn?: string;
}

export interface Invocation {
  readonly requestId: string;
  /** The event, JSON. */
  readonly payload: string;
  /**
   * Made while another function waits for the answer (an identity trigger, one function calling another). Such a call
   * may not queue behind the caller, or both would wait for ever.
   */
  readonly nested?: boolean;
}

export interface InvocationResult {
  /** What the function returned, or AWS's description of its failure; JSON. */
  readonly payload: string;
  readonly functionError?: 'Unhandled';
  /** Time the handler ran, in milliseconds of the machine. */
  readonly durationMs: number;
  /** Time a new environment took to load the function before this, its first invocation; AWS bills it too. */
  readonly initMs?: number;
}

/** Runs functions. An answer always comes: failures, crashes and timeouts are results with `functionError`. */
export interface LambdaHost {
  invoke(fn: FunctionSpec, invocation: Invocation): Promise<InvocationResult>;
  stop(): Promise<void>;
}

/** What a function logged, newest last. */
export interface FunctionLog {
  write(functionName: string, text: string): void;
}
