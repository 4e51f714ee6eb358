import { formatCents } from '../money/format.ts';
import { closesAt, expiresAt, feeDueAt, type RmaCalendar, type RmaDueAction, rmaDueList } from './due.ts';
import { instantOf, nextRma, type RmaContext, rmaChange } from './next-rma.ts';
import type { Rma, RmaChange, RmaUnit } from './rma.ts';
import type { RmaTerms } from './rma-terms.ts';
import { isOutcome } from './transitions.ts';

/** Units for which something is due, changed; the others as they are. */
function changedUnits(
  rma: Rma,
  isDue: (unit: RmaUnit) => string | undefined,
  change: (unit: RmaUnit) => RmaUnit,
  nowMs: number,
): { readonly units: RmaUnit[]; readonly serials: string[] } {
  const serials: string[] = [];
  const units = rma.units.map((unit) => {
    const instant = isDue(unit);
    if (instant === undefined || Date.parse(instant) > nowMs) return unit;
    serials.push(unit.serial);
    return change(unit);
  });
  return { units, serials };
}

function close(before: Rma, terms: RmaTerms, ctx: RmaContext): RmaChange {
  const closedAt = instantOf(ctx.nowMs);
  const { units, serials } = changedUnits(
    before,
    (unit) => closesAt(unit, terms),
    (unit) => ({ ...unit, state: 'closed', closedAt, ...(isOutcome(unit.state) && { ending: unit.state }) }),
    ctx.nowMs,
  );
  return rmaChange(before, nextRma(before, units, {}, ctx), [{ what: 'closed', serials }], [], ctx);
}

function expire(before: Rma, terms: RmaTerms, ctx: RmaContext): RmaChange {
  const closedAt = instantOf(ctx.nowMs);
  const { units, serials } = changedUnits(
    before,
    (unit) => expiresAt(before, unit, terms),
    (unit) => ({ ...unit, state: 'closed', closedAt, ending: 'not-returned' }),
    ctx.nowMs,
  );
  const note = 'It was never received.';
  return rmaChange(
    before,
    nextRma(before, units, {}, ctx),
    [{ what: 'closed', serials, note }],
    [{ to: 'dealer', kind: 'closed', serials }],
    ctx,
  );
}

function chargeFee(before: Rma, terms: RmaTerms, ctx: RmaContext): RmaChange {
  const chargedAt = instantOf(ctx.nowMs);
  let totalCents = 0;
  const { units, serials } = changedUnits(
    before,
    (unit) => feeDueAt(before, unit, terms),
    (unit) => {
      if (!unit.fee) return unit;
      totalCents += unit.fee.amountCents;
      return { ...unit, fee: { ...unit.fee, chargedAt } };
    },
    ctx.nowMs,
  );
  const note = `${formatCents(totalCents)}: replaced in advance, and not back in time.`;
  return rmaChange(
    before,
    nextRma(before, units, {}, ctx),
    [{ what: 'fee-charged', serials, note }],
    [{ to: 'dealer', kind: 'fee-charged', serials }],
    ctx,
  );
}

function remind(before: Rma, ctx: RmaContext): RmaChange {
  const serials = before.units.filter(({ state }) => state === 'issued').map(({ serial }) => serial);
  const rma = nextRma(before, before.units, { reminders: before.reminders + 1 }, ctx);
  return rmaChange(
    before,
    rma,
    [{ what: 'reminded', serials }],
    [{ to: 'dealer', kind: 'reminder', serials }],
    ctx,
  );
}

function escalate(before: Rma, ctx: RmaContext): RmaChange {
  const serials = before.units
    .filter(({ state }) => state === 'in-transit' || state === 'received' || state === 'inspected')
    .map(({ serial }) => serial);
  const rma = nextRma(before, before.units, { escalations: before.escalations + 1 }, ctx);
  return rmaChange(
    before,
    rma,
    [{ what: 'escalated', serials }],
    [{ to: 'agents', kind: 'overdue', serials }],
    ctx,
  );
}

const doing: Readonly<Record<RmaDueAction, (rma: Rma, terms: RmaTerms, ctx: RmaContext) => RmaChange>> = {
  close,
  expire,
  'charge-fee': chargeFee,
  remind: (rma, _terms, ctx) => remind(rma, ctx),
  escalate: (rma, _terms, ctx) => escalate(rma, ctx),
};

/** What falls due on an RMA now, the first of it; undefined when nothing does. Nothing is due twice: each leaves its mark. */
export function dueRmaChange(rma: Rma, calendar: RmaCalendar, ctx: RmaContext): RmaChange | undefined {
  const next = rmaDueList(rma, calendar).find(({ at }) => Date.parse(at) <= ctx.nowMs);
  return next && doing[next.do](rma, calendar.terms, ctx);
}
