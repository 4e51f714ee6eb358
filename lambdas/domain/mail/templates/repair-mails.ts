import { formatCents } from '../../money/format.ts';
import { formatDay, formatMoney } from '../../wording/formats.ts';
import type { Say } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type RepairShop, shopFacts } from './customer-mails.ts';
import { button, facts, type LetterBody, paragraph } from './letter.ts';

/** Data of the mails about what comes on top of a repair. Instants are ISO 8601 UTC; money is integer US cents. */
export interface RepairMails {
  /** Whether the customer pays more than the deductible: two links, each of which does one thing. */
  'customer/consent': ConsentFacts & { readonly agreeLink: string; readonly declineLink: string };
  'customer/consent-reminder': ConsentFacts & { readonly claimUrl: string; readonly askedAt: string };
  'customer/approved-warranty': { readonly partner: RepairShop; readonly claimUrl: string };
  'customer/deductible-due': { readonly deductibleCents: number; readonly claimUrl: string };
  'customer/shipped': {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly claimUrl: string;
  };
  'customer/return-device': {
    readonly dueAt: string;
    readonly feeCents: number;
    readonly claimUrl: string;
  };
  'partner/awaits-consent': { readonly totalCents: number; readonly customerPaysCents: number };
  'partner/warranty-offer': {
    readonly repairedAt: string;
    readonly ofClaimId: string;
    readonly until: string;
    readonly claimUrl: string;
  };
  'partner/approved-warranty': { readonly customerName: string; readonly claimUrl: string };
}

interface ConsentFacts {
  readonly partnerName: string;
  readonly totalCents: number;
  readonly deductibleCents: number;
  readonly customerPaysCents: number;
}

type Writers = {
  readonly [K in keyof RepairMails]: (
    data: RepairMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
    say: Say,
  ) => LetterBody;
};

const consentFacts = (
  { totalCents, deductibleCents, customerPaysCents }: ConsentFacts,
  brand: MailBrand,
  say: Say,
) =>
  facts(
    [say`The repair costs`, formatMoney(totalCents, brand)],
    [say`Your plan pays`, formatMoney(totalCents - customerPaysCents, brand)],
    [say`You would pay`, formatMoney(customerPaysCents, brand)],
    [say`Of that, your deductible`, formatMoney(deductibleCents, brand)],
  );

export const repairWriters: Writers = {
  'customer/consent': (data, claim, brand, say) => ({
    headline: say`Would you pay ${formatMoney(data.customerPaysCents, brand)} for this repair?`,
    blocks: [
      paragraph(
        say`The repair of your ${claim.item} costs more than your plan covers for one incident. ${data.partnerName} does not start before you say so.`,
      ),
      consentFacts(data, brand, say),
      button(say`Yes, repair it`, data.agreeLink),
      button(say`No, look for another way`, data.declineLink, true),
      paragraph(say`If you say no, nothing is repaired, and the claims team looks for another way with you.`),
    ],
  }),
  'customer/consent-reminder': (data, claim, brand, say) => ({
    headline: say`Your repair waits for your word`,
    blocks: [
      paragraph(
        say`On ${formatDay(data.askedAt, brand)} we asked whether you would pay ${formatMoney(data.customerPaysCents, brand)} at the counter for the repair of your ${claim.item}. ${data.partnerName} does not start before you say so.`,
      ),
      consentFacts(data, brand, say),
      button(say`Answer on the claim’s page`, data.claimUrl),
    ],
  }),
  'customer/approved-warranty': ({ partner, claimUrl }, claim, _brand, say) => ({
    headline: say`Your claim is approved: the repair is free`,
    blocks: [
      paragraph(
        say`The same fault of your ${claim.item} was repaired before and has come back. Bring it to ${partner.name}: they repair it free of charge under their repair warranty. You pay nothing there.`,
      ),
      shopFacts(say, partner, claim),
      button(say`Show at the counter`, claimUrl),
    ],
  }),
  'customer/deductible-due': ({ deductibleCents, claimUrl }, claim, brand, say) => ({
    headline: say`Your claim is approved: you get a replacement`,
    blocks: [
      paragraph(
        say`Your ${claim.item} is replaced. Pay your deductible of ${formatMoney(deductibleCents, brand)} on the claim’s page: then your replacement ships.`,
      ),
      button(say`Pay ${formatMoney(deductibleCents, brand)}`, claimUrl),
      paragraph(
        say`It is taken from the card of your plan. Nobody asks you for a card number by mail or on the phone.`,
      ),
    ],
  }),
  'customer/shipped': ({ carrier, trackingNumber, claimUrl }, claim, _brand, say) => ({
    headline: say`Your replacement is on its way`,
    blocks: [
      paragraph(say`The replacement for your ${claim.item} is on its way to you.`),
      facts([say`Carrier`, carrier], [say`Tracking number`, trackingNumber]),
      paragraph(
        say`Tell us on the claim’s page when it has arrived: it then takes the old item’s place on your plan.`,
      ),
      button(say`It has arrived`, claimUrl),
    ],
  }),
  'customer/return-device': ({ dueAt, feeCents, claimUrl }, claim, brand, say) => ({
    headline: say`Please send back the damaged device by ${formatDay(dueAt, brand)}`,
    blocks: [
      paragraph(
        say`Your replacement has arrived. Please send back the damaged ${claim.item} by ${formatDay(dueAt, brand)}, in the box and with the label that came with the replacement. Sign out of your accounts and remove its lock first.`,
      ),
      paragraph(say`If it has not come back by then, ${formatMoney(feeCents, brand)} are charged for it.`),
      button(say`See your claim`, claimUrl),
    ],
  }),
  'partner/awaits-consent': ({ totalCents, customerPaysCents }) => ({
    headline: 'Do not start yet: we asked the customer',
    blocks: [
      paragraph(
        `The repair for ${formatCents(totalCents)} is approved, but costs more than the plan covers. We asked the customer whether to pay ${formatCents(customerPaysCents)} at your counter. Do not start before we tell you that they agreed.`,
      ),
    ],
  }),
  'partner/warranty-offer': ({ repairedAt, ofClaimId, until, claimUrl }, claim, brand) => ({
    headline: 'This device comes back within your repair warranty',
    blocks: [
      paragraph(
        `You repaired the same fault of this ${claim.item} on ${formatDay(repairedAt, brand)}. Within 90 days it is yours to repair free of charge. Please say on the claim’s page whether you do, or why it is another fault.`,
      ),
      facts(
        ['Claim', claim.claimId],
        ['Repaired under', ofClaimId],
        ['Warranty until', formatDay(until, brand)],
      ),
      button('Answer', claimUrl),
    ],
  }),
  'partner/approved-warranty': ({ customerName, claimUrl }, claim) => ({
    headline: 'Repair it free of charge, under your warranty',
    blocks: [
      paragraph(
        'Repair it free of charge: collect nothing from the customer, send no invoice. When it is done, say so on the claim’s page.',
      ),
      facts(['Claim', claim.claimId], ['Customer', customerName], ['Device', claim.item]),
      button('It is repaired', claimUrl),
    ],
  }),
};
