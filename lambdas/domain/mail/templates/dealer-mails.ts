import { formatCents } from '../../money/format.ts';
import { formatDay, formatInstant } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type Block, button, facts, type LetterBody, list, paragraph, quote } from './letter.ts';

interface Page {
  /** The claim's page in the portal. */
  readonly claimUrl: string;
}

/** Data of the mails to the dealer of a warranted unit. Instants are ISO 8601 UTC; money is integer US cents. */
export interface DealerMails {
  'dealer/received': Page & { readonly warranty: string; readonly by: string };
  'dealer/in-review': Page & { readonly by: string };
  'dealer/pre-authorized': Page & { readonly amountCents: number; readonly lines: readonly string[] };
  'dealer/credit-on-return': Page & { readonly amountCents: number; readonly rmaId: string };
  'dealer/approved': Page & { readonly by: string };
  /** `lines`: what was lowered or rejected, and why. */
  'dealer/credited': Page & {
    readonly amountCents: number;
    readonly claimedCents: number;
    readonly noteNumber: string;
    readonly lines: readonly string[];
  };
  'dealer/completed': Page;
  'dealer/denied': Page & {
    readonly clauseText: string;
    readonly reason: string;
    readonly secondReviewUntil: string;
    readonly complaints: string;
  };
  'dealer/closed': Page & { readonly label: string };
  'dealer/repair-reminder': Page & { readonly amountCents: number; readonly since: string };
  'dealer/wish-received': Page & { readonly by?: string };
}

type Writers = {
  readonly [K in keyof DealerMails]: (
    data: DealerMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
  ) => LetterBody;
};

const lineList = (lines: readonly string[]): Block[] => (lines.length > 0 ? [list(lines)] : []);

const page = (url: string, label = 'See the claim'): Block => button(label, url, true);

export const dealerWriters: Writers = {
  'dealer/received': ({ warranty, by, claimUrl }, claim, brand) => ({
    headline: 'We have your claim',
    blocks: [
      paragraph(
        `We have your claim for ${claim.item}. ${warranty} The claims team looks at each line; you hear from us by ${formatInstant(by, brand)}. Nothing to do until then.`,
      ),
      page(claimUrl),
    ],
  }),
  'dealer/in-review': ({ by, claimUrl }, _claim, brand) => ({
    headline: 'We are reviewing it',
    blocks: [
      paragraph(`What you sent is with the claims team. You hear from us by ${formatInstant(by, brand)}.`),
      page(claimUrl),
    ],
  }),
  'dealer/pre-authorized': ({ amountCents, lines, claimUrl }) => ({
    headline: `Pre-authorized up to ${formatCents(amountCents)}`,
    blocks: [
      paragraph(
        'Go ahead and repair the unit, then claim it on this page. Lines that stay within what was allowed are credited at once; anything beyond is reviewed first.',
      ),
      ...lineList(lines),
      button('Claim the repair', claimUrl),
    ],
  }),
  'dealer/credit-on-return': ({ amountCents, rmaId, claimUrl }) => ({
    headline: 'Approved: credited once the unit is here',
    blocks: [
      paragraph(
        `${formatCents(amountCents)} is credited as soon as we have received the unit. Send it with the packing slip and label of ${rmaId}.`,
      ),
      page(claimUrl),
    ],
  }),
  'dealer/approved': ({ by, claimUrl }, _claim, brand) => ({
    headline: 'Approved',
    blocks: [
      paragraph(`The claim is approved. By ${formatInstant(by, brand)} you hear what becomes of the unit.`),
      page(claimUrl),
    ],
  }),
  'dealer/credited': ({ amountCents, claimedCents, noteNumber, lines, claimUrl }, claim) => ({
    headline: `Credited: ${formatCents(amountCents)}`,
    blocks: [
      paragraph(
        amountCents === claimedCents
          ? `We credited ${formatCents(amountCents)} to your account. The credit note is attached.`
          : `We credited ${formatCents(amountCents)} of ${formatCents(claimedCents)} to your account. The credit note is attached.`,
      ),
      facts(['Claim', claim.claimId], ['Unit', claim.item], ['Credit note', noteNumber]),
      ...(lines.length > 0 ? [paragraph('Not credited in full:'), list(lines)] : []),
      page(claimUrl),
      paragraph('Something is not right? Reply to this mail.'),
    ],
  }),
  'dealer/completed': ({ claimUrl }) => ({
    headline: 'Done',
    blocks: [paragraph('The claim is completed. Still a problem? Reply to this mail.'), page(claimUrl)],
  }),
  'dealer/denied': ({ clauseText, reason, secondReviewUntil, complaints, claimUrl }, _claim, brand) => ({
    headline: 'Not approved',
    blocks: [
      paragraph('We can’t approve this claim. It rests on this clause of the terms:'),
      quote(clauseText),
      paragraph(reason),
      paragraph(
        `Do you see it otherwise? Ask for a second review until ${formatDay(secondReviewUntil, brand)}; another agent decides it.`,
      ),
      button('Ask for a second review', claimUrl),
      paragraph(complaints),
    ],
  }),
  'dealer/closed': ({ label, claimUrl }) => ({
    headline: label,
    blocks: [paragraph('The claim is closed. Reply to this mail to have it opened again.'), page(claimUrl)],
  }),
  'dealer/repair-reminder': ({ amountCents, since, claimUrl }, _claim, brand) => ({
    headline: 'Is the pre-authorized repair done?',
    blocks: [
      paragraph(
        `On ${formatDay(since, brand)} we pre-authorized up to ${formatCents(amountCents)}. Once the unit is repaired, claim it on this page. If it is not repaired after all, withdraw the claim.`,
      ),
      button('Claim the repair', claimUrl),
    ],
  }),
  'dealer/wish-received': ({ by, claimUrl }, _claim, brand) => ({
    headline: 'We have your request',
    blocks: [
      paragraph(
        by === undefined
          ? 'Your request to open the claim again is with the claims team; its status changes as soon as somebody has looked at it.'
          : `Another agent looks at the claim and decides by ${formatInstant(by, brand)}.`,
      ),
      page(claimUrl),
    ],
  }),
};
