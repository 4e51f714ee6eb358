import type { Claim } from '../../api/shapes.ts';

/**
 * A mail to the claims team, begun. The subject carries the claim ID, by which the mail finds its claim, and the
 * customer's name; never the phone number: subjects are read in many places.
 * @param about what it is: `Estimate`, `Invoice`
 */
export function claimMail(
  claimsAddress: string,
  { claimId, customer }: Pick<Claim, 'claimId' | 'customer'>,
  about: string,
): string {
  const subject = `${claimId} ${customer.name}: ${about}`;
  return `mailto:${claimsAddress}?subject=${encodeURIComponent(subject)}`;
}
