/** What the customer at the counter tells, as typed. */
export interface LookupValues extends Record<string, unknown> {
  phone: string;
  claimId: string;
}

/** The values of a QR code: the address's part behind `#`. */
export function valuesOf(fragment: string): LookupValues {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  return { phone: values.get('phone') ?? '', claimId: values.get('claimId') ?? '' };
}

export const fragmentOf = ({ phone, claimId }: LookupValues): string =>
  `#${new URLSearchParams({ claimId: claimId.trim(), phone: phone.trim() })}`;

/** Both are needed before anything is asked. */
export const lookupChecks = (fault: Readonly<Record<'phone' | 'claimId', string>>) => ({
  phone: (typed: string) => (typed.replace(/\D/g, '').length < 7 ? fault.phone : null),
  claimId: (typed: string) => (typed.trim() === '' ? fault.claimId : null),
});
