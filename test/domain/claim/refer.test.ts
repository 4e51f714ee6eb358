import { describe, expect, it } from 'vitest';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { refer } from '../../../lambdas/domain/claim/transitions/refer.ts';
import { agent, by, day, decision, start, submitted } from './claims.ts';

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

  it('changes nothing for the partner the claim is referred to already', () => {
    expect(refer(approved(), { ...volt, companyId: 'co-fixit' }, by(agent))).toBeUndefined();
  });
});
