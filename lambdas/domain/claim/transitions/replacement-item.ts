import { InvalidInput } from '../../errors.ts';
import { readImei } from '../../ids/imei.ts';
import type { Claim, ReplacementItem } from '../claim.ts';

/** The new item with its numbers in one writing. Throws {@link InvalidInput}. */
export function readItem(claim: Claim, item: ReplacementItem): ReplacementItem {
  if (claim.resolution !== 'replacement') throw InvalidInput.at('item', 'belongs to a replacement');
  const { serial, imei, ...named } = item;
  const digits = imei === undefined ? undefined : readImei(imei);
  if (imei !== undefined && digits === undefined)
    throw InvalidInput.at('item.imei', 'is no IMEI: 15 digits, the last checks the others');
  return {
    ...named,
    ...(serial !== undefined && { serial: serial.replace(/\s+/g, '').toUpperCase() }),
    ...(digits !== undefined && { imei: digits }),
  };
}
