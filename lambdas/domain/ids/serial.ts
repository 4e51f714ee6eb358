const LONGEST = 40;

/** Letters, digits, and what stands between them on a type plate; no blank and no slash, since it stands in addresses. */
const written = /^[A-Z0-9][A-Z0-9._-]{2,}$/;

/** A unit's serial number in the one writing it is kept in: capitals, without blanks. Undefined for what can be none. */
export function normalSerial(text: string): string | undefined {
  const serial = text.replace(/\s+/g, '').toUpperCase();
  return serial.length <= LONGEST && written.test(serial) ? serial : undefined;
}
