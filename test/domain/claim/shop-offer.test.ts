import { describe, expect, it } from 'vitest';
import { approvedStage } from '../../../lambdas/domain/claim/approved-stage.ts';
import { isOffered, isOpenRepair } from '../../../lambdas/domain/claim/at-shop.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { listRowOf } from '../../../lambdas/domain/claim/list-row.ts';
import { nextSilence } from '../../../lambdas/domain/claim/silence.ts';
import { receiveDevice } from '../../../lambdas/domain/claim/transitions/answer.ts';
import { answerConsent } from '../../../lambdas/domain/claim/transitions/consent.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { declineSupplement, submitEstimate } from '../../../lambdas/domain/claim/transitions/estimate.ts';
import {
  acceptOffer,
  consentToMove,
  findsNoShop,
  passOn,
  requestMove,
} from '../../../lambdas/domain/claim/transitions/offer.ts';
import { refer } from '../../../lambdas/domain/claim/transitions/refer.ts';
import { keepSilence } from '../../../lambdas/domain/claim/transitions/silence.ts';
import { agent, by, casey, day, decision, rules, start, submitted } from './claims.ts';

const volt = { companyId: 'co-volt', name: 'Volt Repair', email: 'shop@volt.example.org' };
const spark = { companyId: 'co-spark', name: 'Spark', email: 'shop@spark.example.org' };
const vera = { role: 'partner', name: 'Vera, Volt', userId: 'user-vera', companyId: 'co-volt' } as const;

const approve = (claim: Claim): Claim => decide(claim, { outcome: 'approve' }, decision(agent)).claim;
const changed = (change: { claim: Claim } | undefined): Claim => {
  if (!change) throw new Error('nothing changed');
  return change.claim;
};
/** Approved, and the customer chose Volt, which did not register him. */
const offered = (): Claim => changed(refer(approve(submitted()), volt, by(casey)));
/** The end of the next business day of the team. */
const until = '2026-03-12T00:00:00.000Z';

describe('a shop that registered the customer', () => {
  it('has the claim back without being asked, and its silence is nobody’s', () => {
    const claim = approve(submitted());
    expect(claim).not.toHaveProperty('offer');
    expect(nextSilence(claim)).toEqual({ at: start + 3 * day, action: 'remind' });
    expect(acceptOffer(claim, by(vera))?.claim.offer).toMatchObject({ companyId: 'co-fixit' });
    expect(isOpenRepair(claim)).toBe(true);
  });
});

describe('a shop that the customer chose', () => {
  it('is asked until the end of the next business day', () => {
    const claim = offered();
    expect(claim.offer).toEqual({ companyId: 'co-volt', offeredAt: new Date(start).toISOString(), until });
    expect([isOffered(claim), approvedStage(claim, false)]).toEqual([true, 'offered']);
    expect(nextSilence(claim)).toEqual({ at: Date.parse(until), action: 'ask-next-shop' });
    // Without the shops at hand, silence leaves it alone.
    expect(keepSilence(claim, by(rules, start + 2 * day))).toBeUndefined();
  });

  it('has as long as the brand says', () => {
    const ctx = { ...by(casey), repairs: { nearMiles: 60, answerBusinessDays: 3 } };
    const claim = changed(refer(approve(submitted()), volt, ctx));
    expect(claim.offer?.until).toBe('2026-03-14T00:00:00.000Z');
  });

  it('is asked at approval when it was chosen before', () => {
    const claim = changed(refer(submitted(), volt, by(casey)));
    expect(claim).not.toHaveProperty('offer');
    expect(approve(claim).offer).toMatchObject({ companyId: 'co-volt', until });
  });

  it('accepts: the customer hears it once, and the wait for the device goes on', () => {
    const change = acceptOffer(offered(), by(vera));
    expect(change?.notices).toEqual([{ kind: 'status', to: 'customer' }]);
    const claim = changed(change);
    expect([isOffered(claim), approvedStage(claim, false)]).toEqual([false, 'repair']);
    expect(nextSilence(claim).action).toBe('remind');
    expect(acceptOffer(claim, by(vera))).toBeUndefined();
  });

  it('accepts by taking the device in, or by its estimate', () => {
    const received = changed(receiveDevice(offered(), by(vera)));
    expect(received.offer?.acceptedAt).toBeDefined();
    const asked = decide(
      changed(refer(submitted(), volt, by(casey))),
      { outcome: 'request-estimate' },
      decision(agent),
    ).claim;
    // The reminder of an estimate comes first.
    expect([isOffered(asked), nextSilence(asked).action]).toEqual([true, 'remind']);
    const lines = [{ kind: 'part', description: 'Glass', quantity: 1, unitCents: 9_000 }] as const;
    const estimated = submitEstimate(
      asked,
      { diagnosis: 'Cracked', recommendation: 'repair', lines: [...lines] },
      { ...by(vera), companyId: 'co-volt', via: 'portal' },
    ).claim;
    expect(isOffered(approve(estimated))).toBe(false);
  });
});

describe('the time of a shop that is asked', () => {
  const extra = (claim: Claim): Claim =>
    submitEstimate(
      claim,
      {
        ...{ diagnosis: 'Frame, too', recommendation: 'repair' },
        lines: [{ kind: 'part', description: 'Frame', quantity: 1, unitCents: 45_000 }],
      },
      { ...by(vera), companyId: 'co-volt', via: 'portal' },
    ).claim;

  it('does not run while the customer is asked whether to pay more than the deductible', () => {
    const { replacement: _none, ...dear } = decision(agent).pricing;
    const chosen = changed(refer(submitted(), volt, by(casey)));
    const asked = decide(
      chosen,
      { outcome: 'approve', amountCents: 230_000 },
      { ...decision(agent), pricing: dear },
    ).claim;
    expect([asked.consent?.state, asked.offer, nextSilence(asked).action]).toEqual([
      'asked',
      undefined,
      'remind',
    ]);
    const agreed = answerConsent(asked, true, by(casey, start + 5 * day)).claim;
    expect(agreed.offer).toMatchObject({ companyId: 'co-volt', until: '2026-03-18T00:00:00.000Z' });
  });

  it('begins anew where the claim was elsewhere meanwhile', () => {
    const asked = decide(offered(), { outcome: 'ask-customer', message: 'Which?' }, decision(agent)).claim;
    expect(asked.offer).toBeUndefined();
    const again = decide(asked, { outcome: 'approve' }, decision(agent, start + 6 * day)).claim;
    expect(Date.parse(again.offer?.until ?? '')).toBeGreaterThan(start + 6 * day);
  });

  it('is over with what it found besides, whatever becomes of that', () => {
    const declined = declineSupplement(extra(offered()), 'Not covered.', by(agent)).claim;
    const allowed = decide(extra(offered()), { outcome: 'approve' }, decision(agent)).claim;
    expect([declined, allowed].map(isOffered)).toEqual([false, false]);
  });
});

describe('the lists', () => {
  it('say that a claim waits on the shop that is asked, until it is to answer', () => {
    expect(listRowOf(offered())).toMatchObject({ waitsOn: 'partner', due: until, shopId: 'co-volt' });
    expect(listRowOf(approve(submitted()))).toMatchObject({ waitsOn: 'customer' });
  });
});

describe('another store of the same company', () => {
  it('changes where the device goes, and asks nobody', () => {
    const claim = approve(submitted());
    const sunset = {
      ...{ companyId: 'co-fixit', name: 'Fixit Repair', email: 'a@b.org' },
      storeId: 'sto-sunset',
    };
    const change = refer(claim, sunset, by(casey));
    expect(change?.claim).toMatchObject({ partner: { storeId: 'sto-sunset' }, waiting: claim.waiting });
    expect(refer(changed(change), sunset, by(casey))).toBeUndefined();
  });
});

describe('a shop that passes', () => {
  it('gives way to the next, which is asked from the start', () => {
    const change = passOn(
      offered(),
      spark,
      'Volt Repair does not take the repair.',
      by(vera, start + 3_600_000),
    );
    expect(change.notices).toEqual([
      { kind: 'status', to: 'partner' },
      { kind: 'status', to: 'customer' },
    ]);
    expect(change.events[0]?.note).toBe('Volt Repair does not take the repair. Referred to Spark.');
    expect(change.claim).toMatchObject({
      partner: spark,
      passedCompanyIds: ['co-volt'],
      formerCompanyIds: ['co-fixit', 'co-volt'],
      offer: { companyId: 'co-spark' },
    });
    expect(change.claim.offer).not.toHaveProperty('acceptedAt');
  });

  it('without a next one leaves it to the claims team, approval and all', () => {
    const { claim } = passOn(
      offered(),
      undefined,
      'Volt Repair did not answer in time.',
      by(rules, Date.parse(until)),
    );
    expect(claim).toMatchObject({ status: 'in-review', approvedTotalCents: 32_000 });
    expect(claim.waiting.text).toContain('No other approved shop is near');
    expect([claim.partner, claim.offer]).toEqual([undefined, undefined]);
    expect(isOpenRepair(claim)).toBe(false);
  });

  it('leaves no question that nobody can answer', () => {
    const asked = decide(offered(), { outcome: 'ask-partner', message: 'How long?' }, decision(agent)).claim;
    const { claim } = passOn(asked, undefined, 'Volt Repair does not take the repair.', by(vera));
    expect(claim).toMatchObject({ status: 'in-review' });
    expect(claim).not.toHaveProperty('partner');
  });

  it('may not once it has the device', () => {
    const received = changed(receiveDevice(offered(), by(vera)));
    expect(() => passOn(received, spark, '', by(vera))).toThrow('device is at your counter');
  });
});

describe('a customer who finds no shop', () => {
  it('is helped by an agent', () => {
    const nobody = approve(submitted({ referred: false }));
    expect(findsNoShop(nobody, by(casey)).claim).toMatchObject({ status: 'in-review' });
    expect(() => findsNoShop(approve(submitted()), by(casey))).toThrow('no shop has to be chosen');
  });
});

describe('a customer who stands at another shop’s counter', () => {
  it('moves the claim there by one tap, which the shop has accepted by asking', () => {
    const change = requestMove(approve(submitted()), volt, 'qst-1', by(vera));
    expect(change.notices).toEqual([{ kind: 'move-claim', to: 'customer' }]);
    expect(change.claim.partner?.companyId).toBe('co-fixit');
    const moved = consentToMove(change.claim, 'qst-1', by(casey, start + 60_000)).claim;
    expect(moved).toMatchObject({ partner: volt, formerCompanyIds: ['co-fixit'] });
    expect([isOffered(moved), moved.moveRequest]).toEqual([false, undefined]);
    expect(() => consentToMove(moved, 'qst-1', by(casey))).toThrow('already decided by Casey Morgan');
  });

  it('has a day for it, and answers the last shop that asked', () => {
    const first = requestMove(approve(submitted()), volt, 'qst-1', by(vera)).claim;
    expect(() => consentToMove(first, 'qst-1', by(casey, start + day))).toThrow('already decided');
    const second = requestMove(first, spark, 'qst-2', by(rules)).claim;
    expect(() => consentToMove(second, 'qst-1', by(casey))).toThrow('already decided');
    expect(consentToMove(second, 'qst-2', by(casey)).claim.partner).toEqual(spark);
  });

  it('stays where the device is, and where he is already', () => {
    const claim = approve(submitted());
    const pat = { role: 'partner', name: 'Pat', userId: 'pat', companyId: 'co-fixit' } as const;
    const fixit = { companyId: 'co-fixit', name: 'Fixit Repair', email: 'shop@fixit.example.org' };
    expect(() => requestMove(claim, fixit, 'qst-1', by(pat))).toThrow('with you already');
    expect(() => requestMove(changed(receiveDevice(claim, by(pat))), volt, 'qst-1', by(vera))).toThrow(
      'is not possible',
    );
  });
});
