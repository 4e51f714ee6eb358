import type { ReceiptAction, ReceiptRule } from './resources.ts';

const lowerCased = (address: string): string => address.toLowerCase();
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Verified addresses and domains, lower-case; only the keys matter. */
type Identities = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** The identity that covers an address: the address itself, else its domain or a parent of it. */
export function identityOf(address: string, identities: Identities): string | undefined {
  const lower = address.toLowerCase();
  if (identities.has(lower)) return lower;
  const labels = domainOf(lower).split('.');
  return labels.map((_, index) => labels.slice(index).join('.')).find((domain) => identities.has(domain));
}

export interface PlannedAction {
  readonly rule: ReceiptRule;
  /** Those of the mail's recipients that the rule takes. */
  readonly recipients: readonly string[];
  readonly action: ReceiptAction;
}

/**
 * What happens to a mail: every matching rule in order, its actions in order. `null` when no rule takes any of the
 * addresses, which SES answers with a refusal while the sender is still connected.
 */
export function planOf(addresses: readonly string[], rules: readonly ReceiptRule[]): PlannedAction[] | null {
  const matching = rules.flatMap((rule) => {
    const recipients = addresses
      .map(lowerCased)
      .filter((address) => rule.domains.includes(domainOf(address)));
    return recipients.length > 0 ? [{ rule, recipients }] : [];
  });
  if (matching.length === 0) return null;
  return matching.flatMap((taken) => taken.rule.actions.map((action) => ({ ...taken, action })));
}
