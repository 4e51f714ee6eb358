import { randomBytes } from 'node:crypto';
import { changeClaim } from '../../adapters/claims/claim-store.ts';
import { readNextShop } from '../../adapters/claims/next-shop.ts';
import { shopsForClaim } from '../../adapters/claims/shop-reader.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { signingKey } from '../../adapters/mail/link-store.ts';
import { sendText } from '../../adapters/mail/text-messages.ts';
import { readBrand, readCustomer } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  acceptOffer,
  findsNoShop,
  passedBy,
  passOn,
  requestMove,
} from '../../domain/claim/transitions/offer.ts';
import { nextShop } from '../../domain/companies/fitness.ts';
import { NotFound } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { sayTo } from '../../domain/mail/languages/say.ts';
import { makeLinkId } from '../../domain/mail/link-id.ts';
import { moveLink } from '../../domain/notices/offer-notice.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { TooManyRequests } from '../../middleware/api/problem.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { shopView } from '../partners/nearby-partners.ts';
import { changeFor, claimFor, commandContext } from './claim-request.ts';
import { fits, miss } from './lookup.ts';
import type { InputOf } from './operations/input-of.ts';
import { acceptRepair, askForShop, customerIsHere, listShops, passRepair } from './operations/shops.ts';

async function list(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { table, nowMs } = request;
  const claim = await claimFor(request, 'claim.shops');
  const shops = await shopsForClaim(table, claim, nowMs);
  const passed = new Set(passedBy(claim));
  const { access } = request.caller();
  const items = shops.map((shop) => ({
    ...shopView(access, shop, claim.registeredByCompanyId),
    passed: passed.has(shop.company.companyId),
  }));
  const near = shops.filter((shop) => nextShop([shop], passed)).length;
  return { status: 200, body: { items, near } };
}

const pass = (request: ApiRequest<unknown, InputOf<typeof passRepair>>): Promise<Answer> => {
  const reason = request.body.reason ?? '';
  return changeFor(request, 'claim.pass', async (claim, ctx) => {
    const name = claim.partner?.name ?? 'The shop';
    const why =
      reason === '' ? `${name} does not take the repair.` : `${name} does not take the repair: ${reason}`;
    return passOn(claim, await readNextShop(request.table, claim, ctx.now), why, ctx);
  });
};

/** The link by text too: the customer stands at the counter, with the phone at hand where that is not what broke. */
async function textLink(table: Table, claim: Claim, shopName: string, nowMs: number): Promise<void> {
  const link = moveLink(claim);
  if (!link) return;
  try {
    await countTry(table, 'text-to-phone', claim.customer.phone, nowMs);
  } catch (error) {
    // A phone that was sent enough texts gets no more; the mail is out.
    if (error instanceof TooManyRequests) return;
    throw error;
  }
  const { name } = await readBrand(table);
  const url = `${requireEnv('PORTAL_URL')}/c/${makeLinkId(await signingKey(), link)}`;
  const say = sayTo((await readCustomer(table, claim.customer.customerId)) ?? {});
  await sendText(
    claim.customer.phone,
    say`${name}: are you at ${shopName}? Tap to move claim ${claim.claimId} there: ${url}`,
  );
}

type Here = ApiRequest<unknown, InputOf<typeof customerIsHere>>;

async function isHere(request: Here) {
  const { table, body, nowMs } = request;
  const { company } = request.caller();
  if (!company) throw new NotFound('your company');
  const { companyId, name, email } = company;
  await countTry(table, 'lookup', companyId, nowMs);
  const claimId = readClaimId(body.claimId);
  const phone = readPhoneNumber(body.phone);
  if (claimId === undefined || phone === undefined) return miss();
  const brand = await readBrand(table);
  const requestId = newRecordId('question', nowMs, randomBytes(RECORD_ID_BYTES));
  try {
    const claim = await changeClaim(table, claimId, (current) => {
      if (!fits(current, phone)) throw new NotFound(`claim ${claimId}`);
      const ctx = commandContext(request, brand);
      const change = requestMove(current, { companyId, name, email }, requestId, ctx);
      return { change, with: request.remember(answerOf(change.claim)) };
    });
    await textLink(table, claim, name, nowMs);
    return answerOf(claim);
  } catch (error) {
    if (error instanceof NotFound) return miss();
    throw error;
  }
}

const answerOf = ({ claimId, moveRequest, updatedAt }: Claim): Answer => ({
  status: 202,
  body: { claimId, asked: true, until: moveRequest?.until ?? updatedAt },
});

export const shopRoutes = [
  route(listShops, list),
  route(acceptRepair, (request) => changeFor(request, 'claim.accept', acceptOffer)),
  route(passRepair, pass),
  route(askForShop, (request) => changeFor(request, 'claim.shops', findsNoShop)),
  route(customerIsHere, isHere),
];
