import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { requireEnv } from '../../adapters/environment.ts';
import { readCertificate } from '../../adapters/plans/certificate.ts';
import { readEnrollment, readMoney } from '../../adapters/plans/enrollment-store.ts';
import { theCardPayments } from '../../adapters/providers/stripe.ts';
import { feedbackKey } from '../../adapters/table/plan-keys.ts';
import { NotFound } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import type { Price } from '../../domain/plans/price.ts';
import { bodyText } from '../../middleware/api/input.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { activationRoutes } from './activation-routes.ts';
import { enrollmentList } from './lists.ts';
import { activate, cancel, changeAsItCameOut, changeTo, preview } from './managing.ts';
import * as operations from './operations.ts';
import { planFor, viewOf } from './own-plan.ts';
import { cardPageFor, finishSale, payBy } from './paying.ts';
import { quoteFor, sell } from './selling.ts';
import { takeStripeEvent } from './stripe-events.ts';

/** What the repeat of a sale needs to go on with it; the answer is made anew from the plan. */
const soldSchema = z.object({
  planNumber: z.string(),
  price: z.object({ lines: z.array(z.any()), cents: z.int() }),
});
const changedSchema = z.looseObject({ price: z.unknown(), chargedCents: z.int(), refundCents: z.int() });

const routes = [
  route(
    operations.createEnrollment,
    async ({ table, signedIn, body, nowMs, event, remember }) => {
      const caller = signedIn();
      await countTry(table, 'sale', caller?.user.userId ?? event.requestContext.http.sourceIp, nowMs);
      let price: Price | undefined;
      const asker = { caller, accepted: event.headers['accept-language'] };
      const sold = await sell(table, asker, body, nowMs, ({ plan, quote }) => {
        price = quote.first;
        return remember({ status: 201, body: { planNumber: plan.planNumber, price } });
      });
      const plan = await finishSale(table, theCardPayments, sold.plan, body.paymentMethod, sold.devices);
      return { status: 201, body: { ...(await viewOf(table, plan, caller)), price: sold.quote.first } };
    },
    async ({ table, signedIn, body }, remembered) => {
      const { planNumber, price } = soldSchema.parse(remembered.body);
      const sold = await readEnrollment(table, planNumber);
      if (!sold) return remembered;
      const plan = await finishSale(table, theCardPayments, sold, body.paymentMethod, undefined);
      return { status: 201, body: { ...(await viewOf(table, plan, signedIn())), price } };
    },
  ),
  route(operations.quoteEnrollment, async ({ table, signedIn, body, nowMs }) => ({
    status: 200,
    body: await quoteFor(table, signedIn(), body, body.phone, nowMs),
  })),
  route(operations.leaveFeedback, async ({ table, body, nowMs, event, remember }) => {
    await countTry(table, 'feedback', event.requestContext.http.sourceIp, nowMs);
    const answer = { status: 201, body: { received: true } };
    const feedbackId = newRecordId('ticket', nowMs, randomBytes(RECORD_ID_BYTES));
    const at = new Date(nowMs).toISOString();
    await table.transact([
      table.create(feedbackKey(feedbackId), { entity: 'feedback', feedbackId, at, ...body }),
      ...remember(answer),
    ]);
    return answer;
  }),
  route(operations.receiveStripeEvent, async ({ table, event }) => {
    await takeStripeEvent(table, bodyText(event), event.headers['stripe-signature']);
    return { status: 200, body: { received: true } };
  }),
  route(operations.listEnrollments, async ({ table, caller, query }) => ({
    status: 200,
    body: await enrollmentList(table, caller(), query),
  })),
  route(operations.readEnrollmentOperation, async ({ table, caller, params }) => {
    const plan = await planFor(table, caller(), 'enrollment.view', params.enrollmentId);
    return { status: 200, body: await viewOf(table, plan, caller()) };
  }),
  route(operations.activateEnrollment, async ({ table, caller, params, body, nowMs, remember }) => {
    const plan = await planFor(table, caller(), 'enrollment.activate', params.enrollmentId);
    const answerOf = async (one: Enrollment) => ({ status: 200, body: await viewOf(table, one, caller()) });
    const active = await activate(table, plan.planNumber, body.acceptedTerms, nowMs, async (one) =>
      remember(await answerOf(one)),
    );
    return answerOf(active);
  }),
  route(
    operations.changeEnrollment,
    async ({ table, caller, params, body: { preview: only, ...wish }, nowMs, remember }) => {
      const before = await planFor(table, caller(), 'enrollment.change', params.enrollmentId);
      const shown = async (plan: Enrollment, { lines, netCents }: Awaited<ReturnType<typeof preview>>) => ({
        status: 200,
        body: {
          ...(await viewOf(table, plan, caller())),
          price: { lines, cents: netCents },
          chargedCents: Math.max(0, netCents),
          refundCents: Math.max(0, -netCents),
        },
      });
      if (only === true) return shown(before, await preview(table, before, wish, nowMs));
      const { plan, priced } = await changeTo(table, before, wish, nowMs, async (changed) =>
        remember(await shown(changed.plan, changed.priced)),
      );
      return shown(plan, priced);
    },
    async ({ table, caller, params }, { status, body }) => {
      const plan = await planFor(table, caller(), 'enrollment.change', params.enrollmentId);
      const { price, chargedCents, refundCents } = changedSchema.parse(body);
      const changed = await changeAsItCameOut(table, plan);
      const view = await viewOf(table, changed, caller());
      return { status, body: { ...view, price, chargedCents, refundCents } };
    },
  ),
  route(operations.cancelEnrollment, async ({ table, caller, params, body, nowMs, remember }) => {
    const before = await planFor(table, caller(), 'enrollment.cancel', params.enrollmentId);
    const shown = async (
      plan: Enrollment,
      { refundCents, endsAt }: { refundCents: number; endsAt: string },
    ) => ({
      status: 200,
      body: { refundCents, endsAt, enrollment: await viewOf(table, plan, caller()) },
    });
    const { plan, outcome } = await cancel(table, before, body, nowMs, async (one, what) =>
      remember(await shown(one, what)),
    );
    return shown(plan, outcome);
  }),
  route(operations.payEnrollment, async ({ table, caller, params, body }) => {
    const plan = await planFor(table, caller(), 'enrollment.pay', params.enrollmentId);
    const paid = await payBy(table, await theCardPayments(), plan, body.paymentMethod);
    return { status: 200, body: await viewOf(table, paid, caller()) };
  }),
  route(operations.openCardPage, async ({ table, caller, params }) => {
    const plan = await planFor(table, caller(), 'enrollment.pay', params.enrollmentId);
    const returnUrl = `${requireEnv('PORTAL_URL')}/plans/${plan.planNumber}`;
    return { status: 201, body: await cardPageFor(table, await theCardPayments(), plan, returnUrl) };
  }),
  route(operations.listCharges, async ({ table, caller, params }) => {
    const plan = await planFor(table, caller(), 'enrollment.charges', params.enrollmentId);
    const { charges } = await readMoney(table, plan.planNumber);
    return {
      status: 200,
      body: {
        items: charges.map(
          ({ chargeId, kind, from, to, amountCents, refundedCents, status, lines, at, ...rest }) => ({
            ...{ chargeId, kind, from, to, amountCents, refundedCents, status, lines, at },
            ...(rest.paidAt !== undefined && { paidAt: rest.paidAt }),
            ...(rest.declinedBecause !== undefined && { declinedBecause: rest.declinedBecause }),
          }),
        ),
      },
    };
  }),
];

const certificate = route(
  operations.readCertificateOperation,
  async ({ table, caller, params, query, nowMs }) => {
    const plan = await planFor(table, caller(), 'enrollment.view', params.enrollmentId);
    const at = new Date(nowMs).toISOString();
    const made = await readCertificate(table, plan.planNumber, query.format ?? 'sheet', at);
    if (!made) throw new NotFound('the plan');
    return {
      statusCode: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${made.fileName}"`,
        'cache-control': 'no-store',
      },
      body: Buffer.from(made.pdf).toString('base64'),
      isBase64Encoded: true,
    };
  },
);

export const handler = apiHandler([certificate, ...routes, ...activationRoutes]);
