import { expect, it } from 'vitest';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { closeInactive } from '../../../lambdas/domain/claim/transitions/close.ts';
import { decide } from '../../../lambdas/domain/claim/transitions/decide.ts';
import { composeNotices } from '../../../lambdas/domain/notices/compose-notices.ts';
import type { NoticeContext } from '../../../lambdas/domain/notices/notice-context.ts';
import { agent, by, decision, rules, submitted } from '../claim/claims.ts';

const context: NoticeContext = {
  brand: {
    ...{ name: 'Claimflow', color: '#1f4e79', claimsAddress: 'claims@claimflow.example' },
    ...{ portalUrl: 'https://portal.example.com', timeZone: 'America/Los_Angeles' },
  },
  agents: [],
};

const toldCustomer = (claim: Claim): string | undefined =>
  composeNotices(closeInactive(claim, by(rules)), context).find(({ party }) => party.key === 'c')?.mail.text;

it.each([
  ['what was asked', { outcome: 'ask-customer', message: 'Where were you?' }, 'Where were you?'],
  ['to bring the device', { outcome: 'approve' }, 'Please bring Apple iPhone 14 Pro to the repair partner.'],
] as const)('a claim that closes in silence says what was waited for: %s', (_what, input, told) => {
  const asked = decide(submitted({ referred: true }), input, decision(agent)).claim;
  expect(toldCustomer(asked)).toContain(told);
});
