import type { Payment } from '../../domain/claim/payment.ts';

/** How one payout stands, in our words and in the provider's. */
export interface PayoutState {
  readonly providerBatchId: string;
  readonly status: Payment['status'];
  readonly providerStatus: string;
}

/**
 * Whoever carries out a payment of a claim, to a partner or to a customer: PayPal today, to its own accounts and Venmo's.
 * Another one (a card, a bank) fits behind this and gets its own `method` of a payment.
 */
export interface PayoutProvider {
  /**
   * Submits a payout under the payment's id, which is taken once: a repetition is answered with the first one. Returns
   * the provider's own id of it.
   */
  submit(payment: Payment, claimId: string): Promise<string>;
  /** How it stands now. */
  state(providerId: string): Promise<PayoutState>;
}
