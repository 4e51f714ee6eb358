import { describe, expect, it } from 'vitest';
import { isOffered } from '../../../lambdas/domain/claim/at-shop.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { submitEstimate } from '../../../lambdas/domain/claim/transitions/estimate.ts';
import { refer } from '../../../lambdas/domain/claim/transitions/refer.ts';
import { answerWarranty } from '../../../lambdas/domain/claim/transitions/repair-warranty.ts';
import { workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import { agent, by, casey, day, decision, partner, start, submitted } from './claims.ts';

const volt = { companyId: 'co-volt', name: 'Volt Repair', email: 'shop@volt.example.org' };
const approved = () => decide(submitted(), { outcome: 'approve' }, decision(agent)).claim;

describe('choosing another repair partner', () => {
  it('tells the new shop and the customer, whose wait starts over', () => {
    const change = refer(approved(), volt, by(agent, start + day));
    expect(change?.notices).toEqual([
      { kind: 'status', to: 'partner' },
      { kind: 'status', to: 'customer' },
    ]);
    expect(change?.claim.waiting.since).toBe(new Date(start + day).toISOString());
  });

  it('puts before an agent what was approved on the word of the former shop alone', () => {
    const warranty = {
      ...{ ofClaimId: 'CLM-EARLIER0', companyId: 'co-fixit', partnerName: 'Fixit Repair' },
      ...{ repairedAt: '2026-02-10T17:00:00.000Z', until: '2026-05-11T17:00:00.000Z' },
    };
    const free = answerWarranty(
      { ...submitted(), repairWarranty: { ...warranty, state: 'offered' } },
      { accept: true },
      by(partner),
    ).claim;
    const priceCents = 50_000;
    const diagnosed = submitEstimate(
      decide(submitted(), { outcome: 'request-estimate' }, decision(agent)).claim,
      {
        ...{ diagnosis: 'Dead', recommendation: 'replace', lines: [] },
        replacement: { canSupply: true, priceCents },
      },
      { ...by(partner), companyId: 'co-fixit', via: 'portal' },
    ).claim;
    const handedOver = decide(diagnosed, { outcome: 'approve' }, decision(agent)).claim;
    expect([free, handedOver].map(workflowStep)).toEqual(['await-device', 'await-device']);
    for (const claim of [free, handedOver]) {
      const moved = refer(claim, volt, by(casey))?.claim;
      expect(moved).toMatchObject({ status: 'in-review', partner: volt });
      expect(moved?.waiting.text).toContain('Fixit Repair’s to do: decide anew');
    }
    // The replacement that Fixit has is not Volt's to hand over.
    const elsewhere = refer(handedOver, volt, by(casey))?.claim ?? handedOver;
    expect(workflowStep(decide(elsewhere, { outcome: 'approve' }, decision(agent)).claim)).toBe(
      'await-customer',
    );
  });

  it('leaves what the former shop found besides with that one', () => {
    const lines = [{ kind: 'part' as const, description: 'Frame', quantity: 1, unitCents: 45_000 }];
    const found = submitEstimate(
      approved(),
      { diagnosis: 'Frame, too', recommendation: 'repair', lines },
      { ...by(partner), companyId: 'co-fixit', via: 'portal' },
    ).claim;
    const moved = refer(found, volt, by(casey))?.claim;
    expect([moved?.supplement, moved && isOffered(moved)]).toEqual([undefined, true]);
  });

  it('is possible again for a repair that was paid and opened again', () => {
    const at = new Date(start).toISOString();
    const payment = {
      paymentId: 'p',
      to: 'a@b.org',
      method: 'paypal',
      amountCents: 1,
      createdAt: at,
      at,
    } as const;
    const reopened: Claim = { ...approved(), payments: [{ ...payment, status: 'paid' }] };
    expect(refer(reopened, volt, by(agent))?.claim.partner).toEqual(volt);
    const paying: Claim = { ...approved(), payments: [{ ...payment, status: 'pending' }] };
    expect(() => refer(paying, volt, by(agent))).toThrow('is not possible');
  });

  it('changes nothing for the partner the claim is referred to already', () => {
    expect(refer(approved(), { ...volt, companyId: 'co-fixit' }, by(agent))).toBeUndefined();
  });
});
