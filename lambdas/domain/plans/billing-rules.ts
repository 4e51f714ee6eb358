/** When money is asked for, and how long we wait for it: the default configuration. Days are local days of the plan. */
export const billingRules = {
  /** A declined charge is tried again so many days after the first try: three tries in all. */
  retryAfterDays: [3, 7],
  /** Cover runs on for so many days after the first declined try, then the plan lapses. */
  graceDays: 14,
  /** A higher price is mailed so many days before its first charge. */
  priceNoticeDays: 7,
  /** A yearly renewal is mailed so many days before its charge. */
  yearlyNoticeDays: 30,
  /** What a card can't be charged for: the provider takes no less than 50 cents. */
  smallestChargeCents: 50,
} as const;
