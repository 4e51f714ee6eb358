import { readImei } from '../ids/imei.ts';

/** Numbers that a paper gives for a device: what stands behind "serial" or "S/N", and every valid IMEI. */
const serialsIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:serial(?:\s*(?:no\.?|number|#))?|s\/n)\s*[:#]?\s*([a-z0-9][a-z0-9-]{5,24})\b/gi)]
    .map(([, serial = '']) => serial.toUpperCase())
    .filter((serial) => /\d/.test(serial));

const imeisIn = (text: string): string[] =>
  [...text.matchAll(/\b\d[\d -]{13,18}\d\b/g)].flatMap(([written]) => readImei(written) ?? []);

const differs = (found: readonly string[], own: string | undefined): boolean =>
  own !== undefined && found.length > 0 && !found.includes(own);

/**
 * Whether a paper names another device than this: it gives a serial number or an IMEI, and never the device's own. A
 * receipt that lists several items with the device among them does not.
 */
export const namesOtherDevice = (
  text: string,
  device: { readonly serial?: string | undefined; readonly imei?: string | undefined },
): boolean =>
  differs(imeisIn(text), device.imei) || differs(serialsIn(text), device.serial?.trim().toUpperCase());
