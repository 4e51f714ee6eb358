import { changeClaim } from '../../adapters/claims/claim-store.ts';
import { readShop } from '../../adapters/claims/next-shop.ts';
import type { Table } from '../../adapters/table/table.ts';
import { consentToMove, openMoveRequest } from '../../domain/claim/transitions/offer.ts';
import { AlreadyDecided, ConcurrentChange, NotAllowedNow } from '../../domain/errors.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { formHtml } from './forms.ts';
import { html, type Page } from './html.ts';
import type { MoveLink } from './link-state.ts';
import { usedPage } from './pages.ts';

/** The page on which a customer moves the claim to the shop where he stands. */

const askPage = ({ claim, link }: MoveLink, shopName: string): Page => ({
  status: 200,
  title: `Move your claim to ${shopName}?`,
  content: html`<dl><dt>Claim</dt><dd>${claim.claimId}</dd><dt>You are</dt><dd>${link.actor.name}</dd><dt>Now with</dt><dd>${claim.partner?.name ?? 'no shop yet'}</dd></dl><p>${shopName} says that you are at its counter. If you are not, close this page: nothing moves without you.</p>${formHtml({ title: '', button: `Move it to ${shopName}`, fields: [] })}`,
});

const movedPage = (shopName: string): Page => ({
  status: 200,
  title: `Your claim is with ${shopName} now`,
  content: html`<p>They can go on at once. This link is used up; there is nothing left to do here.</p>`,
});

const refused = (why: string): Page => ({
  status: 409,
  title: 'Not possible now',
  content: html`<p role="alert">${why}</p><p>Nothing was done.</p>`,
});

/** Asks, or, sent, moves the claim. A request that was answered, overtaken or is over says so. */
export async function movePageFor(
  table: Table,
  state: MoveLink,
  acts: boolean,
  brand: Brand,
  nowMs: number,
): Promise<Page> {
  const { claim, link } = state;
  try {
    const { name, companyId } = openMoveRequest(claim, link.questionId, nowMs);
    if (!acts) return askPage(state, name);
    if (!(await readShop(table, companyId))) return refused(`${name} takes no claims at the moment.`);
    const ctx = { now: nowMs, actor: link.actor, openingHours: brand.openingHours, repairs: brand.repairs };
    await changeClaim(table, claim.claimId, (current) => ({
      change: consentToMove(current, link.questionId, ctx),
    }));
    return movedPage(name);
  } catch (error) {
    if (error instanceof AlreadyDecided) return usedPage(error, brand);
    if (error instanceof NotAllowedNow || error instanceof ConcurrentChange)
      return refused(`${error.message}.`);
    throw error;
  }
}
