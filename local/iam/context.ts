import { ACCOUNT, type Caller, type Permission, REGION } from '../aws-service.ts';
import type { ConditionContext } from './conditions.ts';

/** The condition keys of one call: those every call carries, and those the operation adds. Keys are lower-cased. */
export function contextOf(who: Caller, permission: Permission, now: number): ConditionContext {
  const context = globalContext(who, now);
  for (const [key, values] of Object.entries(permission.context ?? {}))
    context.set(key.toLowerCase(), values);
  return context;
}

/** Condition keys every call carries. Loopback HTTP stands for the TLS that AWS's endpoints have. */
function globalContext(who: Caller, now: number): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>([
    ['aws:currenttime', [new Date(now).toISOString()]],
    ['aws:epochtime', [String(Math.floor(now / 1000))]],
    ['aws:principalisawsservice', [String(who.kind === 'service')]],
    ['aws:requestedregion', [REGION]],
    ['aws:resourceaccount', [ACCOUNT]],
    ['aws:securetransport', ['true']],
    ['aws:viaawsservice', ['false']],
    ['s3:tlsversion', ['1.3']],
  ]);
  if (who.kind === 'role') {
    context.set('aws:principalaccount', [ACCOUNT]);
    context.set('aws:principaltype', ['AssumedRole']);
    context.set('aws:principalarn', [who.roleArn ?? who.arn]);
  }
  if (who.servicePrincipal !== undefined) context.set('aws:principalservicename', [who.servicePrincipal]);
  if (who.sourceArn !== undefined) {
    context.set('aws:sourcearn', [who.sourceArn]);
    context.set('aws:sourceaccount', [ACCOUNT]);
  }
  return context;
}
