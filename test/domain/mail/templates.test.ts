import { describe, expect, it } from 'vitest';
import { linkPlaceholder, linksIn } from '../../../lambdas/domain/mail/link-id.ts';
import { buttonColors } from '../../../lambdas/domain/mail/templates/brand.ts';
import {
  type ClaimMailKind,
  type ClaimMails,
  claimMailKinds,
  composeMail,
} from '../../../lambdas/domain/mail/templates/compose-mail.ts';
import { brand, claim, claimUrl } from './mail-facts.ts';

const by = '2026-03-17T20:00:00.000Z';
const link = (action: string): string =>
  linkPlaceholder({ questionId: 'CLM-7Q2M9X4K-1#1', person: 'p1', action });
/** What an attacker would write in every free text. */
const hostile = `<script>alert(1)</script> & "quoted" ${link('stolen')}\r\nBcc: x`;
const shop = { name: 'Fixit Repair', address: '1 Main St', phone: '555-0100' };
const review = {
  reason: hostile,
  summary: [['Damage', hostile]] as const,
  approveLink: link('approve'),
  askLink: link('ask'),
  denyLink: link('deny'),
  claimUrl,
};

const data: ClaimMails = {
  'customer/claim-received': { by, claimUrl },
  'dealer/received': { warranty: hostile, by, claimUrl },
  'dealer/in-review': { by, claimUrl },
  'dealer/pre-authorized': { amountCents: 40_700, lines: [hostile], claimUrl },
  'dealer/credit-on-return': { amountCents: 40_700, rmaId: 'RMA-7Q2M9X4K', claimUrl },
  'dealer/approved': { by, claimUrl },
  'dealer/credited': {
    ...{ amountCents: 34_650, claimedCents: 51_700, noteNumber: 'CN-7Q2M9X4K-1' },
    ...{ lines: [hostile], claimUrl },
  },
  'dealer/completed': { claimUrl },
  'dealer/denied': {
    ...{ clauseText: hostile, reason: hostile, secondReviewUntil: by },
    ...{ complaints: 'Write to us.', claimUrl },
  },
  'dealer/closed': { label: 'Withdrawn', claimUrl },
  'dealer/repair-reminder': { amountCents: 40_700, since: by, claimUrl },
  'dealer/wish-received': { by, claimUrl },
  'customer/initial-review': { by, claimUrl },
  'customer/question': { question: hostile, answerLink: link('answer') },
  'customer/question-reminder': { question: hostile, answerLink: link('answer'), askedAt: by },
  'customer/last-warning': { question: hostile, answerLink: link('answer'), closesAt: by },
  'customer/estimate-needed': { partner: shop },
  'customer/in-review': { what: 'the estimate', by },
  'customer/waiting-on-provider': { partnerName: hostile },
  'customer/approved-repair': { partner: shop, deductibleCents: 9_900, claimUrl },
  'customer/device-reminder': { partner: { name: 'Fixit Repair' }, deductibleCents: 9_900, claimUrl },
  'customer/approved-reimbursement': {
    amountCents: 45_050,
    deductibleCents: 9_900,
    payee: hostile,
    accountUrl: claimUrl,
    by,
  },
  'customer/consent': {
    ...{ partnerName: hostile, totalCents: 240_000, deductibleCents: 9_900, customerPaysCents: 40_000 },
    agreeLink: link('agree'),
    declineLink: link('decline'),
  },
  'customer/consent-reminder': {
    ...{ partnerName: hostile, totalCents: 240_000, deductibleCents: 9_900, customerPaysCents: 40_000 },
    ...{ claimUrl, askedAt: by },
  },
  'customer/approved-warranty': { partner: shop, claimUrl },
  'customer/approved-replacement': { partner: shop, deductibleCents: 9_900, claimUrl },
  'customer/denied': {
    label: 'Denied – Not a Covered Loss',
    clause: 'One lost phone in 12 months is covered.',
    reason: hostile,
    facts: ['A loss on January 5, 2026', hostile],
    wouldChange: 'a police report that shows a theft.',
    secondReviewUntil: by,
    secondReviewLink: link('second-review'),
    complaints: 'complaints@claimflow.example',
  },
  'customer/completed': { outcome: 'The repair is paid.', tellUsLink: claimUrl },
  'customer/withdrawn': { reopenLink: claimUrl },
  'customer/closed-inactive': { question: hostile, reopenLink: claimUrl },
  'customer/asks-to-reopen': { by },
  'customer/second-review': { by },
  'customer/reopened': { by },
  'customer/continue-draft': { claimUrl },
  'partner/claim-received': { claimUrl },
  'partner/estimate-needed': { customerName: hostile, damage: hostile, submitLink: link('estimate') },
  'partner/question': { question: hostile, answerLink: link('answer') },
  'partner/offered': {
    ...{ customerName: hostile, damage: hostile, acceptBy: by },
    ...{ deductibleCents: 9_900, ceilingCents: 32_000, claimUrl },
  },
  'customer/shop-asked': { shopName: hostile, answersBy: by, approved: true, claimUrl },
  'customer/move-claim': {
    ...{ shopName: hostile, presentShop: hostile, moveLink: link('move-claim'), until: by },
  },
  'partner/approved-repair': {
    customerName: 'Casey',
    ceilingCents: 32_000,
    deductibleCents: 9_900,
    invoiceLink: link('invoice'),
  },
  'partner/approved-replacement': {
    ...{ customerName: 'Casey', ceilingCents: 95_000, deductibleCents: 9_900 },
    invoiceLink: link('invoice'),
  },
  'partner/approved-other': { settledBy: 'replacement' },
  'partner/invoice-in-review': { why: 'The invoice is $50.00 above the approved estimate.' },
  'customer/deductible-due': { deductibleCents: 9_900, claimUrl },
  'customer/shipped': { carrier: hostile, trackingNumber: hostile, claimUrl },
  'customer/return-device': { dueAt: by, feeCents: 5_000, claimUrl },
  'partner/awaits-consent': { totalCents: 240_000, customerPaysCents: 40_000 },
  'partner/warranty-offer': { repairedAt: by, ofClaimId: 'CLM-0123ABCD', until: by, claimUrl },
  'partner/approved-warranty': { customerName: hostile, claimUrl },
  'partner/paid': {
    amountCents: 15_585,
    totalCents: 25_485,
    collectedCents: 9_900,
    invoiceNumber: hostile,
    payee: 'PayPal pay@fixit.example.org',
    reference: 'B-1',
  },
  'partner/reminder': { waitsFor: 'estimate', asked: hostile, askedAt: by, link: link('estimate') },
  'partner/denied': { label: 'Denied – Not Verifiable' },
  'partner/completed': { claimUrl },
  'partner/closed': { label: 'Withdrawn' },
  'agent/review': review,
  'agent/review-reminder': { ...review, since: by },
  'agent/overdue': { waitsFor: 'the customer', since: by, offer: 'Offer the next partner.', claimUrl },
  'agent/asks-to-reopen': { from: hostile, message: hostile, claimUrl },
  'agent/second-review': { from: hostile, message: hostile, denial: hostile, by, claimUrl },
  'agent/mail-to-read': { from: hostile, mailSubject: hostile, reason: hostile, mailUrl: claimUrl },
  'any/comment': { author: hostile, comment: hostile, claimUrl },
  'any/message': { message: hostile, claimUrl },
  'any/mail-arrived': {
    what: 'your invoice',
    unreadable: [hostile],
    next: 'An agent answers you.',
    claimUrl,
  },
  'any/confirm-mail': { excerpt: hostile, confirmLink: link('confirm') },
};
const compose = <K extends ClaimMailKind>(kind: K) => composeMail(kind, { ...data[kind], ...claim }, brand);

describe('claim mails', () => {
  it.each(claimMailKinds)(
    '%s has one stable subject, text and HTML, and nothing that a person wrote acts',
    (kind) => {
      const mail = compose(kind);
      expect(mail.subject).toBe('[CLM-7Q2M9X4K] Claim for iPhone 14 Pro');
      expect(mail.text).toContain('Hello Casey,');
      expect(mail.html).not.toContain('<script');
      expect(mail.html).not.toMatch(/undefined|NaN|\[object/);
      expect(mail.text).not.toMatch(/undefined|NaN|\[object/);
      expect(linksIn(mail.text)).toEqual(linksIn(mail.html));
      expect(linksIn(mail.text).map(({ action }) => action)).not.toContain('stolen');
    },
  );

  it('carry exactly the links of their kind', () => {
    const actions = (kind: ClaimMailKind) => linksIn(compose(kind).text).map(({ action }) => action);
    expect(actions('agent/review')).toEqual(['approve', 'ask', 'deny']);
    expect(actions('customer/question')).toEqual(['answer']);
    expect(actions('partner/approved-repair')).toEqual(['invoice']);
    expect(actions('customer/denied')).toEqual(['second-review']);
    expect(actions('partner/denied')).toEqual([]);
    expect(actions('customer/move-claim')).toEqual(['move-claim']);
  });

  it('tell a customer everything about a denial', () => {
    const { text } = compose('customer/denied');
    for (const part of [
      'One lost phone in 12 months is covered.',
      'A loss on January 5, 2026',
      'a police report that shows a theft.',
      '60 days',
      'Tuesday, March 17, 2026',
      'complaints@claimflow.example',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('say so when nothing would change a denial', () => {
    const { wouldChange: _, ...final } = data['customer/denied'];
    expect(composeMail('customer/denied', { ...final, ...claim }, brand).text).toContain(
      'Nothing further would change this decision.',
    );
  });

  it('tell a partner the ceiling, the deductible and how to invoice', () => {
    const { text } = compose('partner/approved-repair');
    for (const part of [
      'Approved up to $320.00',
      'collect $99.00 from the customer',
      'parts, labor and sales tax separately',
      'PayPal',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('tell a shop that supplies the replacement to hand it over, and not to repair', () => {
    const { text } = compose('partner/approved-replacement');
    expect(text).toContain('Do not repair this device: replace it.');
    expect(text).toContain('collect $99.00 from the customer');
    expect(text).toContain('ask before you hand it over');
    expect(text).not.toContain('Repair it,');
  });

  it('write instants in the zone of the brand', () => {
    expect(compose('customer/claim-received').text).toContain('Tuesday, March 17, 2026 at 1:00 PM PDT');
  });

  it('keep a subject to one line', () => {
    const { subject } = composeMail(
      'customer/reopened',
      { by, ...claim, item: `a\r\nBcc: x ${'y'.repeat(300)}` },
      brand,
    );
    expect(subject).toMatch(/^\[CLM-7Q2M9X4K\] Claim for a Bcc: x y+$/);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});

describe('button colours', () => {
  it('stay readable, and take no style from the outside', () => {
    expect(buttonColors('#ffff00')).toEqual({ background: '#ffff00', text: '#000000' });
    expect(buttonColors('#000080')).toEqual({ background: '#000080', text: '#ffffff' });
    expect(buttonColors('red;background:url(x)').background).toBe('#1f5fbf');
  });
});
