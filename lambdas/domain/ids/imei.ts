/** The Luhn check (ISO/IEC 7812-1 annex B) over a string of digits. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  [...digits].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
};

/** An IMEI as typed or read off a box (spaces, hyphens, slashes) as its 15 digits; undefined when the check digit is wrong. */
export const readImei = (typed: string): string | undefined => {
  const digits = typed.replace(/[\s/.-]/g, '');
  return /^\d{15}$/.test(digits) && passesLuhn(digits) ? digits : undefined;
};
