const dayMs = 86_400_000;

/**
 * Days after a payment on which the provider is asked whether it stands: a bank may reverse one weeks later, and a
 * receiver may send it back. Ever more seldom, for 90 days.
 */
export const lookDays = [1, 3, 7, 14, 21, 30, 45, 60, 75, 90] as const;

/** When to look at a payment again that was made at `paidAt` (ISO 8601); undefined when it has been watched long enough. */
export function nextLook(paidAt: string, nowMs: number): string | undefined {
  const paidMs = Date.parse(paidAt);
  const days = lookDays.find((after) => paidMs + after * dayMs > nowMs);
  return days === undefined ? undefined : new Date(paidMs + days * dayMs).toISOString();
}
