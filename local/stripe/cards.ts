/** Stripe's test cards, by the name that stands in `pm_card_…` and `tok_…` (docs.stripe.com/testing). */
export interface TestCard {
  readonly brand: string;
  readonly last4: string;
  /** The decline when the card is kept for later (`setup`), or only when it is charged. */
  readonly declines?: { readonly at: 'setup' | 'charge'; readonly code: string; readonly reason?: string };
  /** The bank asks its holder, who is not there: keeping it needs an action, charging it is declined. */
  readonly asksHolder?: boolean;
  /** Its holder disputes each payment at once. */
  readonly disputed?: boolean;
  /** What is refunded to it comes back. */
  readonly refusesRefunds?: boolean;
}

const good = (brand: string, last4: string): TestCard => ({ brand, last4 });
const declined = (
  last4: string,
  code: string,
  reason?: string,
  at: 'setup' | 'charge' = 'setup',
): TestCard => ({
  brand: 'visa',
  last4,
  declines: { at, code, ...(reason !== undefined && { reason }) },
});

export const testCards: Readonly<Record<string, TestCard>> = {
  visa: good('visa', '4242'),
  visa_debit: good('visa', '5556'),
  mastercard: good('mastercard', '4444'),
  mastercard_debit: good('mastercard', '8210'),
  amex: good('amex', '8431'),
  discover: good('discover', '9424'),
  us: good('visa', '4242'),
  ca: good('visa', '0000'),
  chargeDeclined: declined('0002', 'card_declined', 'generic_decline'),
  visa_chargeDeclined: declined('0002', 'card_declined', 'generic_decline'),
  chargeDeclinedInsufficientFunds: declined('9995', 'card_declined', 'insufficient_funds'),
  visa_chargeDeclinedInsufficientFunds: declined('9995', 'card_declined', 'insufficient_funds'),
  chargeDeclinedLostCard: declined('9987', 'card_declined', 'lost_card'),
  chargeDeclinedStolenCard: declined('9979', 'card_declined', 'stolen_card'),
  chargeDeclinedExpiredCard: declined('0069', 'expired_card'),
  chargeDeclinedIncorrectCvc: declined('0127', 'incorrect_cvc'),
  chargeDeclinedProcessingError: declined('0119', 'processing_error'),
  chargeCustomerFail: declined('0341', 'card_declined', 'generic_decline', 'charge'),
  createDispute: { ...good('visa', '0259'), disputed: true },
  refundFail: { ...good('visa', '5126'), refusesRefunds: true },
  authenticationRequired: { brand: 'visa', last4: '3184', asksHolder: true },
};

const messages: Readonly<Record<string, string>> = {
  card_declined: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
};

/** What Stripe says of a decline. */
export const declineMessage = (code: string, reason?: string): string =>
  messages[reason ?? ''] ?? messages[code] ?? 'Your card was declined.';
