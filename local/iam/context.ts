import { ACCOUNT, type Caller, type Permission, REGION } from '../aws-service.ts';
import type { ConditionContext } from './conditions.ts';

/** The condition keys of one call: those every call carries, and those the operation adds. Keys are lower-cased. */
export function contextOf(who: Caller, permission: Permission): ConditionContext {
  const context = globalContext(who);
  for (const [key, values] of Object.entries(permission.context ?? {}))
    context.set(key.toLowerCase(), values);
  return context;
}

/** Condition keys every call carries. Loopback HTTP stands for the TLS that AWS's endpoints have. */
function globalContext(who: Caller): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>([
    ['aws:requestedregion', [REGION]],
    ['aws:resourceaccount', [ACCOUNT]],
    ['aws:securetransport', ['true']],
    ['s3:tlsversion', ['1.3']],
  ]);
  if (who.kind === 'role') {
    context.set('aws:principalaccount', [ACCOUNT]);
    context.set('aws:principalarn', [who.roleArn ?? who.arn]);
  }
  if (who.sourceArn !== undefined) {
    context.set('aws:sourcearn', [who.sourceArn]);
    context.set('aws:sourceaccount', [ACCOUNT]);
  }
  return context;
}
