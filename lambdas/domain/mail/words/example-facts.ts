import type { ClaimMailKind, ClaimMails } from '../templates/compose-mail.ts';

/** An example of each mail whose words an admin may change: for the preview, and to know which facts a mail has. */

const by = '2026-03-17T20:00:00.000Z';
const earlier = '2026-03-10T17:00:00.000Z';
const claimUrl = 'https://portal.example.com/claims/CLM-7Q2M9X4K';
const link = 'https://portal.example.com/c/example';
const partner = {
  name: 'Fixit Repair',
  address: '1220 Valencia Street, San Francisco, CA',
  phone: '+14155550142',
};
const question = 'Please send a photo of the whole back of the phone.';

export const exampleClaim = { claimId: 'CLM-7Q2M9X4K', item: 'Apple iPhone 14 Pro', recipientName: 'Casey' };

const customerExamples = {
  'customer/claim-received': { by, claimUrl },
  'customer/initial-review': { by, claimUrl },
  'customer/question': { question, answerLink: link },
  'customer/question-reminder': { question, answerLink: link, askedAt: earlier },
  'customer/last-warning': { question, answerLink: link, closesAt: by },
  'customer/estimate-needed': { partner },
  'customer/in-review': { what: 'the estimate', by },
  'customer/waiting-on-provider': { partnerName: partner.name },
  'customer/approved-repair': { partner, deductibleCents: 9_900, claimUrl },
  'customer/device-reminder': { partner, deductibleCents: 9_900, claimUrl },
  'customer/approved-reimbursement': {
    ...{ amountCents: 45_050, deductibleCents: 9_900, payee: 'casey@example.com', accountUrl: claimUrl, by },
  },
  'customer/approved-replacement': {
    partner,
    deductibleCents: 9_900,
    claimUrl,
  },
  'customer/completed': { outcome: 'Your device was repaired.', tellUsLink: claimUrl },
  'customer/withdrawn': { reopenLink: claimUrl },
  'customer/closed-inactive': { question, reopenLink: claimUrl },
  'customer/asks-to-reopen': { by },
  'customer/second-review': { by },
  'customer/reopened': { by },
  'customer/continue-draft': { claimUrl },
} as const satisfies Partial<ClaimMails>;

const partnerExamples = {
  'partner/claim-received': { claimUrl },
  'partner/estimate-needed': { customerName: 'Casey', damage: 'Cracked screen', submitLink: link },
  'partner/question': { question: 'Which part is out of stock?', answerLink: link },
  'partner/approved-repair': {
    ...{ customerName: 'Casey', ceilingCents: 32_000, deductibleCents: 9_900, invoiceLink: link },
  },
  'partner/approved-other': { settledBy: 'replacement' },
  'partner/invoice-in-review': { why: 'The invoice is $50.00 above the approved estimate.' },
  'partner/paid': {
    ...{ amountCents: 15_585, totalCents: 25_485, collectedCents: 9_900, invoiceNumber: 'FX-1041' },
    ...{ payee: 'p…@fixit.example.org', reference: 'B-1' },
  },
  'partner/denied': { label: 'Denied – Not Verifiable' },
  'partner/completed': { claimUrl },
  'partner/closed': { label: 'Withdrawn' },
} as const satisfies Partial<ClaimMails>;

const amount = { amountCents: 51_700 };

// Not what was credited: which sentence it has follows from whether a line was lowered.
const dealerExamples = {
  'dealer/received': { claimUrl, by, warranty: 'The unit is under warranty until March 31, 2028.' },
  'dealer/in-review': { claimUrl, by },
  'dealer/pre-authorized': { claimUrl, ...amount, lines: ['Replace the main board: $165.00'] },
  'dealer/credit-on-return': { claimUrl, ...amount, rmaId: 'RMA-7Q2M9X4K' },
  'dealer/approved': { claimUrl, by },
  'dealer/completed': { claimUrl },
  'dealer/repair-reminder': { claimUrl, ...amount, since: earlier },
} as const satisfies Partial<ClaimMails>;

const consent = { totalCents: 31_000, deductibleCents: 9_900, customerPaysCents: 14_300 };

const repairExamples = {
  'customer/consent': { partnerName: partner.name, ...consent, agreeLink: link, declineLink: link },
  'customer/consent-reminder': { partnerName: partner.name, ...consent, claimUrl, askedAt: earlier },
  'customer/approved-warranty': { partner, claimUrl },
  'customer/deductible-due': { deductibleCents: 9_900, claimUrl },
  'customer/shipped': { carrier: 'UPS', trackingNumber: '1Z999AA10123456784', claimUrl },
  'customer/return-device': { dueAt: by, feeCents: 12_500, claimUrl },
  'partner/awaits-consent': { totalCents: 31_000, customerPaysCents: 14_300 },
  'partner/warranty-offer': { repairedAt: earlier, ofClaimId: 'CLM-0DK1R2M7', until: by, claimUrl },
  'partner/approved-warranty': { customerName: 'Casey', claimUrl },
} as const satisfies Partial<ClaimMails>;

const eitherExamples = {
  'any/comment': { author: 'Casey', comment: 'When will it be ready?', claimUrl },
  'any/message': { message: 'The part is on its way to the shop.', claimUrl },
  'any/confirm-mail': { excerpt: 'I want to add a photo.', confirmLink: link },
} as const satisfies Partial<ClaimMails>;

// A denial is not among them: what it has to say is law, not style. Nor is a reminder whose sentences its writer chooses.
const examples: Readonly<Record<string, object>> = {
  ...customerExamples,
  ...partnerExamples,
  ...repairExamples,
  ...dealerExamples,
  ...eitherExamples,
};

/** The mails about claims whose words an admin may change. */
export const changeableClaimMails = Object.keys(examples) as readonly ClaimMailKind[];

/** The example of a mail with what every mail of a claim has; undefined for one whose words stay. */
export const exampleOf = (kind: string): object | undefined => {
  const example = Object.hasOwn(examples, kind) ? examples[kind] : undefined;
  return example && { ...exampleClaim, ...example };
};
