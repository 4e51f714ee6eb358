import { AwsError, type Caller } from '../aws-service.ts';

/** Why IAM refused, as the last words of AWS's message say it. */
export type RefusalCause = 'identity-silent' | 'resource-silent' | 'identity-deny' | 'resource-deny';

/** A refused call, as the control room lists it. */
export interface Refusal {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** ARN of the principal. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly reason: string;
}

/** AWS's words for the cause, see "Troubleshoot access denied error messages" in the IAM user guide. */
export function reasonOf(cause: RefusalCause, action: string): string {
  switch (cause) {
    case 'identity-silent':
      return `because no identity-based policy allows the ${action} action`;
    case 'resource-silent':
      return `because no resource-based policy allows the ${action} action`;
    case 'identity-deny':
      return 'with an explicit deny in an identity-based policy';
    case 'resource-deny':
      return 'with an explicit deny in a resource-based policy';
  }
}

/** The error a service answers with: the code and the wording differ between protocols. */
export function refusalError(caller: Caller, action: string, resource: string, reason: string): AwsError {
  const who = caller.kind === 'anonymous' ? 'anonymous' : caller.arn;
  switch (action.slice(0, action.indexOf(':'))) {
    case 's3':
      return new AwsError(
        'AccessDenied',
        `User: ${who} is not authorized to perform: ${action} on resource: "${resource}" ${reason}`,
        403,
      );
    case 'ses':
      return new AwsError(
        'AccessDenied',
        `User \`${who}' is not authorized to perform \`${action}' on resource \`${resource}'`,
        403,
      );
    case 'sns':
      return new AwsError('AuthorizationError', plainText(who, action, resource, reason), 403);
    case 'lambda':
      return new AwsError('AccessDeniedException', plainText(who, action, resource, reason), 403);
    default:
      return new AwsError('AccessDeniedException', plainText(who, action, resource, reason), 400);
  }
}

function plainText(who: string, action: string, resource: string, reason: string): string {
  return `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
