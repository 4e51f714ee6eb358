/** What the `Resource` of a Task names. */

export type Pattern = 'request' | 'sync' | 'callback';

export interface Resource {
  readonly arn: string;
  /** `function` is a Lambda ARN itself, `optimized` e.g. `lambda:invoke`, `sdk` `aws-sdk:service:action`. */
  readonly kind: 'function' | 'optimized' | 'sdk';
  /** `resourceType` of the events: `lambda`, `dynamodb`, `states`, `aws-sdk:sfn`, … */
  readonly type: string;
  /** `resource` of the events, with its pattern: `invoke.waitForTaskToken`. */
  readonly action: string;
  readonly pattern: Pattern;
  /** The API operation: `Invoke`, `PutItem`, `StartExecution`. */
  readonly operation: string;
}

const OPTIMIZED: Readonly<Record<string, readonly string[]>> = {
  lambda: ['invoke', 'invoke.waitForTaskToken'],
  dynamodb: ['getItem', 'putItem', 'updateItem', 'deleteItem'],
  states: [
    'startExecution',
    'startExecution.sync',
    'startExecution.sync:2',
    'startExecution.waitForTaskToken',
  ],
};

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function patternOf(action: string): Pattern {
  if (action.endsWith('.waitForTaskToken')) return 'callback';
  return /\.sync(:2)?$/.test(action) ? 'sync' : 'request';
}

/** `null` for what this machine does not integrate with. */
export function parseResource(arn: string): Resource | null {
  if (/^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/.test(arn)) {
    return {
      arn,
      kind: 'function',
      type: 'lambda',
      action: 'invoke',
      pattern: 'request',
      operation: 'Invoke',
    };
  }
  const sdk = /^arn:aws[\w-]*:states:::aws-sdk:([a-z0-9]+):([A-Za-z0-9]+)(\.waitForTaskToken)?$/.exec(arn);
  if (sdk !== null) {
    const [, service = '', operation = '', suffix = ''] = sdk;
    const action = operation + suffix;
    return {
      arn,
      kind: 'sdk',
      type: `aws-sdk:${service}`,
      action,
      pattern: patternOf(action),
      operation: pascalCase(operation),
    };
  }
  const optimized = /^arn:aws[\w-]*:states:::([a-z]+):([A-Za-z0-9.:]+)$/.exec(arn);
  const [, type = '', action = ''] = optimized ?? [];
  if (!OPTIMIZED[type]?.includes(action)) return null;
  const operation = pascalCase(action.split('.')[0] ?? action);
  return { arn, kind: 'optimized', type, action, pattern: patternOf(action), operation };
}
