import * as z from 'zod/mini';

/**
 * Why a line of a warranty claim is not credited, or not in full: ASC X12 data element 1172, "Claim Response Reason
 * Code", as far as its codes speak against a line (those that say it was credited are left out).
 */
export const reasonCodes = [
  { code: 'CDR', text: 'Customer damage or responsibility' },
  { code: 'DC', text: 'Duplicate charge' },
  { code: 'ELH', text: 'Excessive labor hours' },
  { code: 'ELR', text: 'Excessive labor rate' },
  { code: 'EPC', text: 'Excessive part cost' },
  { code: 'EW', text: 'Expired warranty' },
  { code: 'IIS', text: 'Insufficient information supplied' },
  { code: 'IRS', text: 'Item reported as stolen' },
  { code: 'IWS', text: 'Insufficient warranty information supplied' },
  { code: 'MAP', text: 'Manufacturer’s agreed price' },
  { code: 'NCR', text: 'No charge repair' },
  { code: 'NEW', text: 'Not eligible for warranty' },
  { code: 'NOP', text: 'Not our product' },
  { code: 'NRI', text: 'Not a recall item' },
  { code: 'NSB', text: 'Not a service bulletin item' },
  { code: 'NWR', text: 'No warranty record' },
  { code: 'PNP', text: 'Part not proper for specified repair' },
  { code: 'RDP', text: 'Repair description does not agree with product' },
  { code: 'SUB', text: 'Submitted too late' },
  { code: 'UPR', text: 'Unrelated to previous repair' },
  { code: 'UR', text: 'Unauthorized repair' },
  { code: 'URF', text: 'Unauthorized repair facility' },
  { code: 'WBS', text: 'Warranted by seller' },
] as const;

export type ReasonCode = (typeof reasonCodes)[number]['code'];

export const reasonCodeSchema = z.enum(reasonCodes.map(({ code }) => code) as [ReasonCode, ...ReasonCode[]]);

/** What a code stands for, in words. */
export const reasonText = (code: ReasonCode): string =>
  reasonCodes.find((known) => known.code === code)?.text ?? code;
