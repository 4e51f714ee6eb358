import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { readBrand } from '../../adapters/people/people.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import {
  AlreadyDecided,
  BeyondAuthority,
  ConcurrentChange,
  InvalidInput,
  NotAllowedNow,
  NotFound,
} from '../../domain/errors.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { defaultBrand } from '../../domain/wording/default-brand.ts';
import { confirmMail } from '../../mail/acting/finish-mail.ts';
import { logger } from '../../middleware/logger.ts';
import { observed } from '../../middleware/observed.ts';
import { deniableClauses } from '../claims/decision-input.ts';
import { callPageFor } from './call-page.ts';
import type { Typed } from './forms.ts';
import { type Page, pageAnswer } from './html.ts';
import { type ConfirmLink, type OpenLink, readLinkState } from './link-state.ts';
import { movePageFor } from './move-page.ts';
import {
  confirmedPage,
  confirmPage,
  donePage,
  type FormSetting,
  faultPage,
  faultyPage,
  methodPage,
  openPage,
  refusedPage,
  signInPage,
  unknownPage,
  unreadEstimatePage,
  usedPage,
} from './pages.ts';
import { shipPageFor } from './ship-page.ts';
import { typedInto } from './typed-into.ts';
import { EstimateUnread, SignInNeeded, useLink } from './use-link.ts';

/** The page for what a use of a link was refused for. Errors without a name of ours go up. */
function refusal(error: unknown, open: OpenLink, typed: Typed, brand: Brand, setting: FormSetting): Page {
  if (error instanceof AlreadyDecided) return usedPage(error, brand);
  if (error instanceof SignInNeeded) return signInPage(open, error.message);
  if (error instanceof BeyondAuthority) return signInPage(open, 'The amount is above your authority.');
  if (error instanceof EstimateUnread) return unreadEstimatePage(open, typed, error.message, setting);
  if (error instanceof NotFound) return unknownPage;
  if (error instanceof NotAllowedNow || error instanceof ConcurrentChange)
    return refusedPage(open, `${error.message}.`);
  if (error instanceof InvalidInput)
    // An approval has no field: what it lacks can only be said on the claim's page.
    return open.link.action === 'approve'
      ? signInPage(open, `The approval needs more than a link can say (${error.message}).`)
      : faultyPage(open, typed, error.errors, setting);
  throw error;
}

/** Does what the mail asked for. Confirmed twice at once, the mail is taken in once, and both read so. */
async function confirmSender(table: Table, { claim, mail }: ConfirmLink, nowMs: number): Promise<Page> {
  await confirmMail(table, claim.claimId, mail.messageId, nowMs);
  return confirmedPage;
}

async function pageFor(table: Table, event: APIGatewayProxyEventV2, brand: Brand): Promise<Page> {
  const { method } = event.requestContext.http;
  const acts = method === 'POST';
  if (!acts && method !== 'GET' && method !== 'HEAD') return methodPage;
  const nowMs = Date.now();
  const state = await readLinkState(table, event.pathParameters?.linkId ?? '', nowMs);
  if (state.state === 'unknown') return unknownPage;
  if (state.state === 'used') return usedPage(state, brand);
  if (state.state === 'confirmed') return confirmedPage;
  if (state.state === 'move-claim') return movePageFor(table, state, acts, brand, nowMs);
  if (state.state === 'ship-rma')
    return shipPageFor(table, state, acts ? await typedInto(event) : undefined, brand, nowMs);
  if (state.state === 'book-call')
    return callPageFor(table, state, acts ? await typedInto(event) : undefined, brand, nowMs);
  if (state.state === 'confirm') return acts ? confirmSender(table, state, nowMs) : confirmPage(state);
  const setting = { clauses: await deniableClauses(table, nowMs), zone: brand.openingHours.zone };
  if (!acts) return openPage(state, setting);
  const typed = await typedInto(event);
  try {
    return donePage(state, await useLink(table, state, typed, nowMs), brand);
  } catch (error) {
    return refusal(error, state, typed, brand, setting);
  }
}

/** A link of a mail: GET and HEAD show a page and do nothing, POST acts. Pages are HTML, faults too. */
async function linkPage(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const table = theTable();
  const brand = await readBrand(table);
  const answer = pageAnswer(await pageFor(table, event, brand), brand);
  return event.requestContext.http.method === 'HEAD' ? { ...answer, body: '' } : answer;
}

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context>()
  .use(observed())
  .onError((request) => {
    logger.error('a link page failed', { error: request.error });
    request.response = pageAnswer(faultPage, defaultBrand);
  })
  .handler(linkPage);
