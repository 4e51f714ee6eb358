import type { ReceiptAction, ReceiptRule, SesConfiguration } from './resources.ts';

/** Verified addresses and domains, lower-case; only the keys matter. */
type Identities = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** An address without its `+label`: a rule for `claims@` also takes `claims+anything@`. */
function withoutLabel(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function matches(condition: string, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (condition.includes('@')) return condition === address || condition === withoutLabel(address);
  return condition.startsWith('.') ? domain.endsWith(condition) : domain === condition;
}

/**
 * The recipients (lower-case addresses) one rule applies to. A domain takes exactly its own addresses, `.domain` those
 * of its subdomains; a rule without recipients takes every verified domain's.
 */
export function recipientsOf(
  rule: ReceiptRule,
  addresses: readonly string[],
  identities: Identities,
): string[] {
  if (!rule.enabled) return [];
  return addresses.filter((address) =>
    rule.recipients.length === 0
      ? isVerified(address, identities)
      : rule.recipients.some((condition) => matches(condition, address)),
  );
}

/** The identity that covers an address: the address itself, else its domain or a parent of it. */
export function identityOf(address: string, identities: Identities): string | undefined {
  const lower = address.toLowerCase();
  if (identities.has(lower)) return lower;
  const labels = lower.slice(lower.lastIndexOf('@') + 1).split('.');
  return labels.map((_, index) => labels.slice(index).join('.')).find((domain) => identities.has(domain));
}

function isVerified(address: string, identities: Identities): boolean {
  return identityOf(address, identities) !== undefined;
}

export interface PlannedAction {
  readonly rule: ReceiptRule;
  readonly recipients: readonly string[];
  readonly action: Exclude<ReceiptAction, { type: 'Stop' }>;
}

/**
 * What happens to a mail: every matching rule in order, its actions in order, until a Stop action. `null` when no rule
 * takes any of the addresses, which SES answers with a refusal while the sender is still connected.
 */
export function planOf(
  addresses: readonly string[],
  configuration: SesConfiguration,
): PlannedAction[] | null {
  const lower = addresses.map((address) => address.toLowerCase());
  const plan: PlannedAction[] = [];
  let taken = false;
  for (const rule of configuration.rules) {
    const recipients = recipientsOf(rule, lower, configuration.identities);
    if (recipients.length === 0) continue;
    taken = true;
    for (const action of rule.actions) {
      if (action.type === 'Stop') return plan;
      plan.push({ rule, recipients, action });
    }
  }
  return taken ? plan : null;
}
