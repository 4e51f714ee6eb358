import { ACCOUNT, AwsError, type Caller, type Permission, REGION } from '../aws-service.ts';
import type { FunctionLog, FunctionSpec } from './function-spec.ts';

export interface LogRightsDeps {
  readonly log: FunctionLog;
  authorize(caller: Caller, permission: Permission): void;
  callerForRole(roleArn: string, sessionName: string): Caller;
}

/**
 * Lambda writes a function's output as the function's own role. Without the right AWS drops the output and says nothing;
 * here it is kept for whoever looks, and the refusal stands among the refused calls. Asked once per function: neither
 * the role nor the log group changes while the machine runs.
 */
export function createLogRights({
  authorize,
  callerForRole,
  log,
}: LogRightsDeps): (fn: FunctionSpec) => void {
  const asked = new Set<string>();
  return ({ name, roleArn, logGroup }) => {
    if (asked.has(name)) return;
    asked.add(name);
    const resources = [`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${logGroup}:log-stream:local`];
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) {
      try {
        authorize(callerForRole(roleArn, name), { action, resources });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        log.write(name, `on AWS this function would log nothing: ${error.message}`);
      }
    }
  };
}
