import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../lambdas/domain/claim/change.ts';
import { composeNotices } from '../../../lambdas/domain/notices/compose-notices.ts';
import type { NoticeContext } from '../../../lambdas/domain/notices/notice-context.ts';
import { draft } from '../claim/claims.ts';

const none = { comment: false, reminder: false };
const agent = { userId: 'user-ada', name: 'Ada Agent', email: 'ada@example.com' };
const context = (over: Partial<NoticeContext> = {}): NoticeContext => ({
  brand: {
    ...{ name: 'Claimflow', color: '#1f4e79', claimsAddress: 'claims@claimflow.example' },
    ...{ portalUrl: 'https://portal.example.com', timeZone: 'America/Los_Angeles' },
  },
  agents: [agent],
  ...over,
});

const kindsOf = (notices: readonly Notice[], ctx: NoticeContext): string[] => {
  const claim = { ...draft(), status: 'in-review' as const };
  return composeNotices({ before: claim, claim, events: [], notices, comments: [] }, ctx).map(
    ({ kind, party }) => `${kind} to ${party.key}`,
  );
};

const comment = (to: 'customer' | 'partner' | 'agents'): Notice => ({
  kind: 'comment',
  to,
  from: 'Casey',
  text: 'Hi',
});

describe('mails that somebody does not want', () => {
  it('are left out for the customer: comments and reminders, and nothing else', () => {
    const notices: Notice[] = [comment('customer'), { kind: 'status', to: 'customer' }, comment('partner')];
    expect(kindsOf(notices, context())).toEqual(['comment to c', 'status to c', 'comment to pco-fixit']);
    expect(kindsOf(notices, context({ customerNotifications: none }))).toEqual([
      'status to c',
      'comment to pco-fixit',
    ]);
    const last: Notice = { kind: 'last-warning', to: 'customer' };
    expect(kindsOf([last], context({ customerNotifications: none }))).toEqual(['last-warning to c']);
  });

  it('are left out for one agent, not for the others', () => {
    const ben = { userId: 'user-ben', name: 'Ben Agent', email: 'ben@example.com' };
    const agents = [{ ...agent, notifications: none }, ben];
    expect(kindsOf([comment('agents')], context({ agents }))).toHaveLength(1);
    expect(kindsOf([{ kind: 'escalation', to: 'agents' }], context({ agents }))).toHaveLength(2);
  });
});
