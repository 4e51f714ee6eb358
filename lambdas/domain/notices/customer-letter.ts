import type { Claim } from '../claim/claim.ts';
import { sayIn } from '../mail/languages/say.ts';
import { type ClaimMailKind, type ClaimMails, composeMail } from '../mail/templates/compose-mail.ts';
import type { RepairShop } from '../mail/templates/customer-mails.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { itemName, type NoticeContext } from './notice-context.ts';

/** The shop of the claim; without one, that one is to be chosen. */
export const shopOf = ({ shop, brand }: NoticeContext): RepairShop =>
  shop ?? { name: sayIn(brand)`a repair partner near you (choose one on the claim’s page)` };

/** A mail about the claim to its customer. */
export const letter = <K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K],
  claim: Claim,
  ctx: NoticeContext,
): ComposedMail =>
  composeMail(
    kind,
    { ...data, claimId: claim.claimId, item: itemName(claim), recipientName: claim.customer.name },
    ctx.brand,
  );
