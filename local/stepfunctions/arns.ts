import { ACCOUNT, REGION } from '../aws-service.ts';

const PREFIX = `arn:aws:states:${REGION}:${ACCOUNT}`;

export function stateMachineArn(name: string): string {
  return `${PREFIX}:stateMachine:${name}`;
}

export function executionArn(machineName: string, executionName: string): string {
  return `${PREFIX}:execution:${machineName}:${executionName}`;
}

export function isStateMachineArn(arn: string): boolean {
  return /^arn:aws[\w-]*:states:[\w-]*:\d{12}:stateMachine:[^:\s]{1,80}$/.test(arn);
}

export function isExecutionArn(arn: string): boolean {
  return /^arn:aws[\w-]*:states:[\w-]*:\d{12}:execution:[^:\s]{1,80}:[^:\s]{1,80}$/.test(arn);
}

/** Names of machines and executions: 1–80 characters, none of those that AWS reserves, nor any beyond the first plane. */
export function isValidName(name: string): boolean {
  if (name.length < 1 || name.length > 80) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the API refuses exactly these control characters
  return !/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/.test(name);
}
