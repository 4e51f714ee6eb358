/**
 * A phone number of the US or Canada as E.164 (`+14155550123`); undefined when it can't be one.
 * North American plan: area code and exchange are [2-9]XX, and neither is N11.
 */
export const readPhoneNumber = (typed: string): string | undefined => {
  const text = typed.trim().replace(/(?:\s*(?:ext\.?|x)\s*\d+)$/i, '');
  if (!/^\+?[\d\s().\u2010-\u2015-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  if (text.startsWith('+') && digits.length !== 11) return undefined;
  return /^[2-9](?!11)\d{2}[2-9](?!11)\d{6}$/.test(national) ? `+1${national}` : undefined;
};

/** `(415) 555-0123`: a number of {@link readPhoneNumber} as people of its two countries write it. */
export const formatPhoneNumber = (e164: string): string =>
  e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
