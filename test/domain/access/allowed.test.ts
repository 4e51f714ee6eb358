import { describe, expect, it } from 'vitest';
import { type Action, actions, publicActions } from '../../../lambdas/domain/access/actions.ts';
import { allowed, everAllowed } from '../../../lambdas/domain/access/allowed.ts';
import type { Access, AccessRecord, AccessUser } from '../../../lambdas/domain/access/rules.ts';
import { claimStatuses } from '../../../lambdas/domain/claim/status.ts';

const casey: AccessUser = { role: 'customer', userId: 'u-casey', customerId: 'cus-casey' };
const drew: AccessUser = { role: 'customer', userId: 'u-drew', customerId: 'cus-drew' };
const fixit: AccessUser = {
  role: 'partner',
  userId: 'u-fixit',
  companyId: 'cmp-fixit',
  companyKinds: ['seller', 'repair'],
  approvedRepairPartner: true,
  partnerRole: 'owner',
};
const fixitClerk: AccessUser = { ...fixit, userId: 'u-clerk', partnerRole: 'clerk' };
const volt: AccessUser = { ...fixit, userId: 'u-volt', companyId: 'cmp-volt' };
const seller: AccessUser = {
  ...fixit,
  userId: 'u-sell',
  companyId: 'cmp-sell',
  companyKinds: ['seller'],
  approvedRepairPartner: false,
};
const harbor: AccessUser = {
  ...seller,
  userId: 'u-harbor',
  companyId: 'cmp-harbor',
  companyKinds: ['dealer'],
};
const agent: AccessUser = { role: 'agent', userId: 'u-agent', authorityLimitCents: 100_000 };
const admin: AccessUser = { role: 'admin', userId: 'u-admin' };
const users = { casey, drew, fixit, fixitClerk, volt, seller, harbor, agent, admin };
type Name = keyof typeof users;

/** Casey's claim: plan sold by the seller, repair referred to Fixit. */
const referred: AccessRecord = {
  customerId: 'cus-casey',
  registeredByCompanyId: 'cmp-sell',
  repairCompanyId: 'cmp-fixit',
  status: 'approved',
};
const unreferred: AccessRecord = {
  customerId: 'cus-casey',
  registeredByCompanyId: 'cmp-sell',
  status: 'in-review',
};
const draft: AccessRecord = { ...unreferred, status: 'draft' };
const harborsUnit: AccessRecord = { dealerCompanyId: 'cmp-harbor', status: 'draft' };

const letter: Record<string, Access> = { y: 'yes', f: 'forbidden', h: 'hidden' };
/** One letter per user, in this order. */
const order: Name[] = ['casey', 'drew', 'fixit', 'fixitClerk', 'volt', 'seller', 'harbor', 'agent', 'admin'];

const table: [Action, AccessRecord, string][] = [
  ['claim.list', {}, 'yyyyyyyyy'],
  ['claim.export', {}, 'yyyyyyyyy'],
  ['claim.file', {}, 'yyffffyyy'],
  ['claim.view', referred, 'yhyyhyhyy'],
  ['claim.view', unreferred, 'yhhhhyhyy'],
  ['claim.view', draft, 'yhhhhhhyy'],
  ['claim.view', harborsUnit, 'hhhhhhyyy'],
  ['claim.history', referred, 'yhyyhyhyy'],
  ['claim.emails', referred, 'yhyyhyhyy'],
  ['claim.decision', referred, 'yhyyhyhyy'],
  ['claim.documents', referred, 'yhyyhyhyy'],
  ['claim.comments', referred, 'yhyyhyhyy'],
  ['claim.comment', referred, 'yhyyhfhyy'],
  ['claim.comment', unreferred, 'yhhhhyhyy'],
  ['claim.add-document', referred, 'yhyyhfhyy'],
  ['claim.internal-note', referred, 'fffffffyy'],
  ['claim.update-draft', draft, 'yhffffhyy'],
  ['claim.update-draft', harborsUnit, 'hhffffyyy'],
  ['claim.submit', draft, 'yhffffhyy'],
  ['claim.submit', harborsUnit, 'hhffffyyy'],
  ['claim.withdraw', referred, 'yhffffhff'],
  ['claim.second-review', { ...referred, status: 'denied-not-covered' }, 'yhffffhff'],
  ['claim.claim-repair', harborsUnit, 'ffffffyff'],
  ['claim.reopen', referred, 'fffffffyy'],
  ['claim.received', referred, 'ffyyhfhff'],
  ['claim.estimate', referred, 'ffyyhfhff'],
  ['claim.invoice', referred, 'ffyyhfhff'],
  ['claim.estimate', unreferred, 'ffhhhfhff'],
  ['claim.estimates', referred, 'yhyyhyhyy'],
  ['claim.price-list', referred, 'ffyyhyhyy'],
  ['claim.consent', referred, 'yhfffffff'],
  ['claim.decline-supplement', referred, 'fffffffyy'],
  ['claim.warranty', referred, 'ffyyhfhff'],
  ['claim.repaired', referred, 'ffyyhfhff'],
  ['claim.pay-reimbursement', referred, 'fffffffyy'],
  ['claim.pay-deductible', referred, 'yhfffffff'],
  ['claim.ship', referred, 'fffffffyy'],
  ['claim.delivered', referred, 'yhfffffyy'],
  ['claim.close-return', referred, 'fffffffyy'],
  ['claim.lookup', {}, 'ffyyyffff'],
  ['claim.decide', referred, 'fffffffyy'],
  ['claim.answer', { ...referred, questionAudience: 'customer' }, 'yhffhfhff'],
  ['claim.answer', { ...referred, questionAudience: 'partner' }, 'fhyyhfhff'],
  ['claim.answer', { ...referred, questionAudience: 'agent' }, 'fhffhfhff'],
  ['claim.answer', referred, 'yhyyhfhff'],
  ['claim.refer', referred, 'yhfffffyy'],
  ['claim.shops', referred, 'yhfffffyy'],
  ['claim.accept', referred, 'ffyyhfhff'],
  ['claim.pass', referred, 'ffyyhfhff'],
  ['claim.customer-here', {}, 'ffyyyffff'],
  ['claim.assign', referred, 'fffffffyy'],
  ['claim.settle', referred, 'fffffffyy'],
  ['claim.confirm-payment', referred, 'fffffffyy'],
  ['claim.issue-rma', referred, 'fffffffyy'],
  ['claim.rmas', referred, 'ffffffhyy'],
  ['claim.rmas', harborsUnit, 'ffffffyyy'],
  ['claim.view', { ...referred, formerCompanyIds: ['cmp-volt'] }, 'yhyyyyhyy'],
  ['claim.comment', { ...referred, formerCompanyIds: ['cmp-volt'] }, 'yhyyffhyy'],
  ['claim.estimate', { ...referred, formerCompanyIds: ['cmp-volt'] }, 'ffyyffhff'],
  ['claim.snooze', referred, 'fffffffyy'],
  ['claim.preview-decision', referred, 'fffffffyy'],
  ['claim.related', referred, 'fffffffyy'],
  ['claim.bulk', {}, 'fffffffyy'],
  ['claim.rate', referred, 'yhfffffff'],
  ['claim.preview-money', draft, 'yhfffffyy'],
  ['claim.continue', draft, 'yhfffffff'],
  ['claim.counter', referred, 'yhfffffff'],
  ['claim.filing-link', {}, 'ffyyyffff'],
  ['staff.next', {}, 'fffffffyy'],
  ['staff.agents', {}, 'fffffffyy'],
  ['report.view', {}, 'fffffffyy'],
  ['staff.verify-caller', {}, 'fffffffyy'],
  ['user.manage', {}, 'ffffffffy'],
  ['company.list', {}, 'fffffffyy'],
  ['company.manage', {}, 'ffffffffy'],
  ['staff.queue', {}, 'fffffffyy'],
  ['staff.unmatched-mail', {}, 'fffffffyy'],
  ['staff.attach-mail', {}, 'fffffffyy'],
  ['staff.search', {}, 'fffffffyy'],
  ['partner.list', {}, 'yyfffffyy'],
  ['rulebook.view', {}, 'yyyyyyyyy'],
  ['terms.versions', {}, 'fffffffyy'],
  ['terms.edit', {}, 'ffffffffy'],
  ['enrollment.view', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'yhyyhhhyy'],
  ['enrollment.activate', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['enrollment.cancel', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'yhfffffyy'],
  ['enrollment.pay', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'yhfffffff'],
  ['enrollment.charges', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'yhfffffyy'],
  ['enrollment.invitation', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'ffyyhhhyy'],
  ['enrollment.add-receipt', { customerId: 'cus-casey', companyId: 'cmp-fixit' }, 'ffyyhhhyy'],
  ['enrollment.student-proof', { customerId: 'cus-casey' }, 'yhfffffyy'],
  ['enrollment.add-student-proof', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['enrollment.review-student-proof', { customerId: 'cus-casey' }, 'fffffffyy'],
  ['device.swap', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['device.state-tracking', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['device.list', {}, 'yyfffffyy'],
  ['device.view', { customerId: 'cus-casey' }, 'yhfffffyy'],
  ['device.add', {}, 'yyfffffff'],
  ['device.add-photo', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['device.remove', { customerId: 'cus-casey' }, 'yhfffffff'],
  ['device.review', { customerId: 'cus-casey' }, 'fffffffyy'],
  ['partner.me', {}, 'ffyyyyyff'],
  ['application.review', {}, 'fffffffyy'],
  ['company.edit-own', {}, 'ffyfyyyff'],
  ['company.people', {}, 'ffyfyyyff'],
  ['company.payee', {}, 'ffyfyyyff'],
  ['company.confirm-payee', {}, 'fffffffyy'],
  ['company.suspend', {}, 'fffffffyy'],
  ['partner.scorecard', {}, 'ffyyyyyff'],
  ['partner.scorecards', {}, 'fffffffyy'],
  ['partner.referrals', {}, 'ffyyyyyff'],
  ['partner.payouts', {}, 'ffyfyyyff'],
  ['unit.list', {}, 'ffffffyyy'],
  ['unit.view', { dealerCompanyId: 'cmp-other' }, 'ffffffyyy'],
  ['unit.view', {}, 'ffffffhyy'],
  ['unit.transfer', { dealerCompanyId: 'cmp-harbor' }, 'ffffffyyy'],
  ['unit.transfer', { dealerCompanyId: 'cmp-other' }, 'ffffffhyy'],
  ['unit.add-document', { dealerCompanyId: 'cmp-harbor' }, 'ffffffyyy'],
  ['unit.add-document', {}, 'ffffffhyy'],
  ['unit.import', {}, 'ffffffyyy'],
  ['unit.create', {}, 'fffffffyy'],
  ['unit.assign', { dealerCompanyId: 'cmp-harbor' }, 'fffffffyy'],
  ['product.list', {}, 'ffffffyyy'],
  ['product.manage', {}, 'ffffffffy'],
  ['unit.register', { dealerCompanyId: 'cmp-harbor' }, 'ffffffyyy'],
  ['unit.register', { dealerCompanyId: 'cmp-other' }, 'ffffffhyy'],
  ['prices.view', {}, 'ffffffyyy'],
  ['prices.edit', {}, 'ffffffffy'],
  ['dealer.account', {}, 'ffffffyyy'],
  ['rma.list', {}, 'ffffffyyy'],
  ['rma.view', { dealerCompanyId: 'cmp-harbor' }, 'ffffffyyy'],
  ['rma.view', { dealerCompanyId: 'cmp-other' }, 'ffffffhyy'],
  ['rma.update', { dealerCompanyId: 'cmp-harbor' }, 'ffffffyyy'],
  ['rma.update', { dealerCompanyId: 'cmp-other' }, 'ffffffhyy'],
  ['kb.confirm-faq', {}, 'ffyyyyyff'],
  ['kb.write', {}, 'fffffffyy'],
  ['kb.publish', {}, 'ffffffffy'],
  ['ticket.view', { requesterUserId: 'u-casey' }, 'yhhhhhhyy'],
  ['ticket.reply', { requesterUserId: 'u-clerk' }, 'hhhyhhhyy'],
  ['ticket.handle', { requesterUserId: 'u-casey' }, 'fffffffyy'],
  ['words.use', {}, 'fffffffyy'],
  ['words.edit', {}, 'ffffffffy'],
  ['mail-words.edit', {}, 'ffffffffy'],
  ['money.view', {}, 'fffffffff'],
  ['money.act', {}, 'fffffffff'],
  ['account.view', {}, 'yyyyyyyyy'],
  ['account.sessions', {}, 'yyyyyyyyy'],
  ['account.change-email', {}, 'yyfffffff'],
  ['brand.edit', {}, 'ffffffffy'],
];

describe('who may do what', () => {
  it.each(['money.view', 'money.act'] as const)(
    '%s by an administrator with the right `finance`',
    (action) => {
      expect(allowed({ ...admin, finance: true }, action)).toBe('yes');
    },
  );

  it.each(
    table.flatMap(([action, record, letters]) =>
      order.map((name, i) => [action, name, record, letter[letters[i] ?? '']] as const),
    ),
  )('%s by %s on %j: %s', (action, name, record, access) => {
    expect(allowed(users[name], action, record)).toBe(access);
  });

  it('covers every action by a row, or is open to everybody', () => {
    const rows = new Set(table.map(([action]) => action));
    const open = actions.filter((action) => order.every((name) => allowed(users[name], action) === 'yes'));
    const uncovered = actions.filter((action) => !rows.has(action) && !open.includes(action));
    expect(uncovered).toEqual(['enrollment.change']);
    for (const name of order)
      for (const record of [{}, { customerId: 'cus-casey' }])
        expect(allowed(users[name], 'enrollment.change', record)).toBe(
          allowed(users[name], 'enrollment.cancel', record),
        );
  });

  it('lets nobody in but to what is public', () => {
    for (const action of actions) {
      expect(allowed('nobody', action, referred)).toBe(publicActions.has(action) ? 'yes' : 'forbidden');
      expect(everAllowed('nobody', action)).toBe(publicActions.has(action));
    }
  });

  it('gives admins all that agents may, and no limit of authority unless one is set', () => {
    for (const action of actions)
      if (allowed(agent, action, referred) === 'yes') expect(allowed(admin, action, referred)).toBe('yes');
    expect(allowed(admin, 'claim.decide', { ...referred, amountCents: 10_000_000 })).toBe('yes');
  });

  it('never shows one company or customer a record that names neither', () => {
    for (const action of actions)
      for (const user of [casey, fixit, volt, seller])
        for (const status of claimStatuses) {
          const foreign = allowed(user, action, {
            customerId: 'cus-x',
            repairCompanyId: 'cmp-x',
            companyId: 'cmp-x',
            status,
          });
          const none = allowed(user, action, {});
          if (none === 'hidden') expect(foreign).toBe('hidden');
        }
  });

  it('does not take a missing id for the same id', () => {
    const { customerId: _, ...noCustomer } = casey;
    const { companyId: __, ...noCompany } = fixit;
    expect(allowed(noCustomer, 'claim.view', { status: 'new' })).toBe('hidden');
    expect(allowed(noCompany, 'claim.view', { status: 'new' })).toBe('hidden');
  });

  it('holds an agent to the limit of authority', () => {
    expect(allowed(agent, 'claim.decide', { ...referred, amountCents: 100_000 })).toBe('yes');
    expect(allowed(agent, 'claim.decide', { ...referred, amountCents: 100_001 })).toBe('forbidden');
  });

  it('gives a second review to another agent than the denier', () => {
    expect(allowed(agent, 'claim.decide', { ...referred, deniedByUserId: 'u-agent' })).toBe('forbidden');
    expect(
      allowed({ ...agent, userId: 'u-agent2' }, 'claim.decide', { ...referred, deniedByUserId: 'u-agent' }),
    ).toBe('yes');
  });

  it('tells roles that never may apart before a record is read', () => {
    expect(everAllowed(casey, 'claim.estimate')).toBe(false);
    expect(everAllowed(fixit, 'claim.estimate')).toBe(true);
    expect(everAllowed(fixit, 'claim.update-draft')).toBe(false);
    expect(everAllowed(harbor, 'claim.update-draft')).toBe(true);
  });
});
