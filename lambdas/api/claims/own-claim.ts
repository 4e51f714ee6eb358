import { requireEnv } from '../../adapters/environment.ts';
import { sendText } from '../../adapters/mail/text-messages.ts';
import { readBrand } from '../../adapters/people/people.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { rate } from '../../domain/claim/transitions/rate.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { TooManyRequests } from '../../middleware/api/problem.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { changeFor, claimFor } from './claim-request.ts';
import { given } from './given.ts';
import { continueDraft, rateClaim, readCounterValues, sendFilingLink } from './operations/filing.ts';
import type { InputOf } from './operations/input-of.ts';

/** The claim's page in the portal; it asks for sign-in. */
const pageOf = (claimId: string): string => `${requireEnv('PORTAL_URL')}/claims/${claimId}`;

async function goOn(request: ApiRequest<unknown, InputOf<typeof continueDraft>>): Promise<Answer> {
  const { claimId } = await claimFor(request, 'claim.continue');
  const mailed = request.body.mail === true;
  const answer: Answer = { status: 200, body: { url: pageOf(claimId), mailed } };
  if (!mailed) return answer;
  await countTry(request.table, 'draft-mail', claimId, request.nowMs);
  return changeFor(
    request,
    'claim.continue',
    (claim, ctx) => amend(claim, ctx, { notices: [{ kind: 'continue-draft', to: 'customer' }] }),
    { answer: () => answer },
  );
}

/** Values in the fragment never leave the browser: no log of ours holds the telephone number. */
async function counterValues(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { claimId, customer } = await claimFor(request, 'claim.counter');
  const values = new URLSearchParams({ claimId, phone: customer.phone });
  const url = `${requireEnv('PORTAL_URL')}/lookup#${values}`;
  return { status: 200, body: { claimId, phone: customer.phone, url } };
}

/** A phone that was sent enough texts gets no more, and whoever asks is told no difference. */
async function textUnlessOften(
  request: ApiRequest<unknown, unknown>,
  phone: string,
  text: string,
): Promise<void> {
  try {
    await countTry(request.table, 'text-to-phone', phone, request.nowMs);
  } catch (error) {
    if (error instanceof TooManyRequests) return;
    throw error;
  }
  await sendText(phone, text);
}

async function filingLink(request: ApiRequest<unknown, InputOf<typeof sendFilingLink>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const { company } = request.caller();
  if (!company) throw new NotFound('your company');
  const phone = readPhoneNumber(body.phone);
  if (phone === undefined) throw InvalidInput.at('phone', 'is no phone number of the US or Canada');
  await countTry(table, 'filing-link', company.companyId, nowMs);
  const { name } = await readBrand(table);
  const page = `${requireEnv('PORTAL_URL')}/claims/new`;
  await textUnlessOften(
    request,
    phone,
    `${name}: ${company.name} sends you the page to file a claim: ${page}`,
  );
  const answer: Answer = { status: 202, body: { accepted: true } };
  const marker = request.remember(answer);
  if (marker.length > 0) await table.transact(marker);
  return answer;
}

export const ownClaimRoutes = [
  route(continueDraft, goOn),
  route(readCounterValues, counterValues),
  route(rateClaim, (request) =>
    changeFor(request, 'claim.rate', (claim, ctx) => rate(claim, given(request.body), ctx)),
  ),
  route(sendFilingLink, filingLink),
];
