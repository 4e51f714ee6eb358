import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { keepSilence } from '../../../lambdas/domain/claim/transitions/silence.ts';
import { composeNotices } from '../../../lambdas/domain/notices/compose-notices.ts';
import type { NoticeContext } from '../../../lambdas/domain/notices/notice-context.ts';
import { agent, by, day, decision, draft, rules, start, submitted } from '../claim/claims.ts';

const context: NoticeContext = {
  brand: {
    ...{ name: 'Claimflow', color: '#1f4e79', claimsAddress: 'claims@claimflow.example' },
    ...{ portalUrl: 'https://portal.example.com', timeZone: 'America/Los_Angeles' },
  },
  agents: [],
  shop: { name: 'Fixit Repair', phone: '+14155550142', address: '1220 Valencia Street, San Francisco, CA' },
};

/** An approved replacement, that the shop can supply or not, as customer and shop are told of it. */
function told(canSupply: boolean): string[] {
  const at = '2026-03-10T17:00:00.000Z';
  const claim: Claim = {
    ...draft(),
    ...{ status: 'approved', resolution: 'replacement', deductibleCents: 9_900, approvedTotalCents: 95_000 },
    estimate: {
      ...{ diagnosis: 'Dead', recommendation: 'replace', lines: [], totalCents: 95_000 },
      replacement: { canSupply, ...(canSupply && { priceCents: 95_000 }) },
      ...{ companyId: 'co-fixit', submittedAt: at, via: 'portal' },
    },
    shipping: {
      deductible: { state: 'waived', amountCents: 0, at, by: { role: 'system', name: 'Claimflow' } },
    },
  };
  const notices = (['customer', 'partner'] as const).map((to) => ({ kind: 'status', to }) as const);
  return composeNotices({ before: claim, claim, events: [], notices, comments: [] }, context).map(
    ({ mail }) => mail.text,
  );
}

describe('an approved reimbursement', () => {
  it('reminds a customer who has set no payee, with the team, and nobody else', () => {
    const { claim } = decide(
      submitted(),
      { outcome: 'approve', resolution: 'reimbursement', amountCents: 30_000 },
      decision(agent),
    );
    const remind = (stepsDone: number, payee?: string): string[] => {
      const waited = { ...claim, waiting: { ...claim.waiting, stepsDone } };
      const change = keepSilence(waited, by(rules, start + 90 * day));
      if (!change) throw new Error('nothing is due');
      const known = { ...context, ...(payee !== undefined && { customerPayee: payee }) };
      return composeNotices(change, known).map(({ mail }) => mail.text);
    };
    expect(remind(0)).toEqual([expect.stringContaining('https://portal.example.com/account')]);
    expect([remind(0, 'PayPal c…@example.com'), remind(3)]).toEqual([[], []]);
  });
});

describe('an approved replacement', () => {
  it('is fetched where the shop has one, which is told to hand it over and not to repair', () => {
    const [customer, shop] = told(true);
    expect(customer).toContain('Get your replacement from Fixit Repair; pay $99.00 there.');
    expect(customer).toContain('1220 Valencia Street');
    expect(customer).toContain('(415) 555-0142');
    expect(shop).toContain('Do not repair this device: replace it.');
    expect(shop).not.toContain('Repair it,');
  });

  it('is sent by the team otherwise', () => {
    const [customer, shop] = told(false);
    expect(customer).toContain('We send you a replacement.');
    expect(shop).toContain('Do not repair this device: settled by replacement.');
  });
});
