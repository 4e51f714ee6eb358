import { formatCents } from '../../money/format.ts';
import { formatDay } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type Block, button, facts, type LetterBody, paragraph, quote } from './letter.ts';

/** Data of each mail to a partner or dealer. No mail here has a place for a denial's reason. */
export interface PartnerMails {
  'partner/claim-received': { readonly claimUrl: string };
  'partner/estimate-needed': {
    readonly customerName: string;
    readonly damage: string;
    readonly submitLink: string;
  };
  'partner/question': { readonly question: string; readonly answerLink: string };
  'partner/approved-repair': ApprovedRepair;
  'partner/approved-replacement': ApprovedRepair;
  'partner/approved-other': { readonly settledBy: string };
  /** `why` is a whole sentence. */
  'partner/invoice-in-review': { readonly why: string };
  'partner/paid': Remittance;
  'partner/reminder': {
    readonly waitsFor: 'estimate' | 'answer' | 'invoice';
    readonly asked: string;
    readonly askedAt: string;
    readonly link: string;
  };
  'partner/denied': { readonly label: string };
  'partner/completed': { readonly claimUrl: string };
  'partner/closed': { readonly label: string };
}

export interface ApprovedRepair {
  readonly customerName: string;
  /** The most that is paid without a new approval: the ceiling of a rule or the approved estimate. */
  readonly ceilingCents?: number;
  readonly deductibleCents: number;
  readonly invoiceLink: string;
}

export interface Remittance {
  readonly amountCents: number;
  /** The invoice by its lines. */
  readonly partsCents?: number;
  readonly laborCents?: number;
  readonly taxCents?: number;
  /** Of the invoice, before the deductible. */
  readonly totalCents: number;
  /** What the partner collected from the customer. */
  readonly collectedCents: number;
  readonly invoiceNumber?: string;
  /** Where it went, e.g. `p…@fixit.example.org`. */
  readonly payee: string;
  /** The payment provider's own number of the payment, to look it up there. */
  readonly providerReference?: string;
  readonly reference: string;
}

type Writers = {
  readonly [K in keyof PartnerMails]: (
    data: PartnerMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
  ) => LetterBody;
};

const noSpeedUp =
  'Asking here does not speed up the claim; its status changes as soon as the Claims Team updates it.';

export const partnerWriters: Writers = {
  'partner/claim-received': ({ claimUrl }, claim, brand) => ({
    headline: 'Submitted, in the queue for review',
    blocks: [
      paragraph(
        `The claim for ${claim.item} is submitted and in the queue for review. Do not proceed until the ${brand.name} Claims Team has updated the status. Claims are typically reviewed 1–3 hours from submission.`,
      ),
      button('See the claim', claimUrl),
    ],
  }),
  'partner/estimate-needed': ({ customerName, damage, submitLink }, claim) => ({
    headline: 'Estimate/diagnosis needed',
    blocks: [
      paragraph(
        'Please submit a formal estimate/diagnosis: damage or issue found, recommended resolution, cost. If you recommend replacement, say so, whether you can supply one, and its price.',
      ),
      facts(
        ['Claim', claim.claimId],
        ['Customer', customerName],
        ['Device', claim.item],
        ['Reported', damage],
      ),
      button('Submit Estimate/Diagnosis', submitLink),
      paragraph('Or reply to this mail with the estimate in the text or as a PDF. Do not repair yet.'),
    ],
  }),
  'partner/question': ({ question, answerLink }) => ({
    headline: 'We need something from you',
    blocks: [
      paragraph('We need:'),
      quote(question),
      button('Answer', answerLink),
      paragraph('You can also reply to this mail.'),
    ],
  }),
  'partner/approved-repair': (repair, claim, brand) => approvedBody(repair, claim, brand, theRepair),
  'partner/approved-replacement': (handedOver, claim, brand) =>
    approvedBody(handedOver, claim, brand, theReplacement),
  'partner/approved-other': ({ settledBy }) => ({
    headline: 'Do not repair this device',
    blocks: [paragraph(`Do not repair this device: settled by ${settledBy}.`)],
  }),
  'partner/invoice-in-review': ({ why }) => ({
    headline: 'Your invoice is being reviewed',
    blocks: [paragraph(`A person looks at your invoice. ${why}`), paragraph(noSpeedUp)],
  }),
  'partner/paid': (remittance, claim) => paidBody(remittance, claim),
  'partner/reminder': ({ waitsFor, asked, askedAt, link }, _claim, brand) => ({
    headline: reminders[waitsFor].headline,
    blocks: [
      paragraph(`On ${formatDay(askedAt, brand)} we asked you:`),
      quote(asked),
      button(reminders[waitsFor].button, link),
      paragraph('You can also reply to this mail.'),
    ],
  }),
  'partner/denied': ({ label }, _claim, brand) => ({
    headline: label,
    blocks: [
      paragraph(
        `Reviewed and not approved. Do not proceed; no repair. The customer was told why by email (${brand.claimsAddress}); explaining it is not your task.`,
      ),
    ],
  }),
  'partner/completed': ({ claimUrl }, _claim, brand) => ({
    headline: 'Resolved',
    blocks: [
      paragraph(
        `Resolved. Do nothing further. If there is still a problem, the customer replies to the claim's mails from ${brand.claimsAddress}.`,
      ),
      button('See the claim', claimUrl, true),
    ],
  }),
  'partner/closed': ({ label }) => ({ headline: label, blocks: [paragraph('Closed. Do not proceed.')] }),
};

const reminders = {
  estimate: { headline: 'We wait for your estimate/diagnosis', button: 'Submit Estimate/Diagnosis' },
  answer: { headline: 'We wait for your answer', button: 'Answer' },
  invoice: { headline: 'We wait for your repair invoice', button: 'Submit Repair Invoice' },
} as const;

/** What the shop does, and what it does not do before it has asked. */
interface Work {
  headline(ceiling: string | undefined): string;
  todo(deductible: string): string;
  readonly before: string;
  readonly submit: string;
}

const howInvoiced =
  'parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.';

const theRepair: Work = {
  headline: (ceiling) => (ceiling === undefined ? 'Approved: repair it' : `Approved up to ${ceiling}`),
  todo: (deductible) =>
    `Repair it, collect ${deductible} from the customer, then submit the final invoice: ${howInvoiced}`,
  before: 'you repair',
  submit: 'Submit Repair Invoice',
};

const theReplacement: Work = {
  headline: () => 'Approved: hand over the replacement',
  todo: (deductible) =>
    `Do not repair this device: replace it. Hand over the replacement, collect ${deductible} from the customer, then submit the final invoice, the device as parts: ${howInvoiced}`,
  before: 'you hand it over',
  submit: 'Submit Invoice',
};

function approvedBody(
  { customerName, ceilingCents, deductibleCents, invoiceLink }: ApprovedRepair,
  claim: ClaimFacts,
  brand: MailBrand,
  { headline, todo, before, submit }: Work,
): LetterBody {
  const deductible = formatCents(deductibleCents);
  const ceiling = ceilingCents === undefined ? undefined : formatCents(ceilingCents);
  const limit: Block[] =
    ceiling === undefined
      ? []
      : [paragraph(`Approved up to ${ceiling}. If it turns out to cost more, ask before ${before}.`)];
  return {
    headline: headline(ceiling),
    blocks: [
      paragraph(todo(deductible)),
      ...limit,
      facts(
        ['Claim', claim.claimId],
        ['Customer', customerName],
        ['Device', claim.item],
        ['Collect from the customer', deductible],
      ),
      button(submit, invoiceLink),
      paragraph(
        `Or mail the invoice as a reply, in the text or as a PDF. State the total before the deductible. No ACH or wire transfer. Replies reach ${brand.claimsAddress}.`,
      ),
    ],
  };
}

function paidBody(remittance: Remittance, claim: ClaimFacts): LetterBody {
  const { amountCents, totalCents, collectedCents, invoiceNumber, payee, reference } = remittance;
  const { partsCents, laborCents, taxCents, providerReference } = remittance;
  const line = (label: string, cents: number | undefined) =>
    cents === undefined ? [] : [[label, formatCents(cents)] as const];
  return {
    headline: `Paid: ${formatCents(amountCents)}`,
    blocks: [
      paragraph(`We paid ${formatCents(amountCents)} to ${payee}.`),
      facts(
        ['Claim', claim.claimId],
        ...(invoiceNumber === undefined ? [] : [['Invoice', invoiceNumber] as const]),
        ...line('Parts', partsCents),
        ...line('Labor', laborCents),
        ...line('Sales tax', taxCents),
        ['Invoice total', formatCents(totalCents)],
        ['Collected from the customer', formatCents(collectedCents)],
        ['Paid', formatCents(amountCents)],
        ['Reference', reference],
        ...(providerReference === undefined ? [] : [['PayPal reference', providerReference] as const]),
      ),
    ],
  };
}
