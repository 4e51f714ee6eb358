import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../../lambdas/domain/access/rules.ts';
import { approvedStages } from '../../../lambdas/domain/claim/approved-stage.ts';
import { type ClaimStatus, claimStatuses, isDenied } from '../../../lambdas/domain/claim/status.ts';
import { brandInputSchema, brandSchema } from '../../../lambdas/domain/wording/brand.ts';
import { defaultBrand as brand, completeBrand } from '../../../lambdas/domain/wording/default-brand.ts';
import { type NextStepView, nextStep, statusLabel } from '../../../lambdas/domain/wording/next-step.ts';
import { holds } from '../holds.ts';

const resolutions = [undefined, 'repair', 'replacement', 'reimbursement'] as const;
const everyCase = claimStatuses.flatMap((status) =>
  roles.flatMap((role) => resolutions.map((resolution) => ({ status, role, resolution }))),
);

const full = {
  by: '2026-11-23T20:00:00.000Z',
  question: 'a photo of the back',
  customerEmail: 'casey@example.com',
  partnerName: 'Fixit Repair',
  deductibleCents: 7_900,
  amountCents: 52_100,
  payeeAddress: 'casey-pay@example.com',
  clauseText: 'At most one lost phone is covered in 12 months.',
  reason: 'A loss of 3 March was approved.',
  secondReviewUntil: '2027-01-22T20:00:00.000Z',
  underReview: 'your estimate',
};

describe('the default brand', () => {
  it('keeps to its schema', () => {
    expect(brandSchema.parse(brand)).toEqual(brand);
  });

  it.each([
    [
      'an unknown placeholder',
      (b: typeof brand) => ({ ...b, statusLabels: { ...b.statusLabels, new: 'Hi {name}' } }),
      /unknown placeholder \{name\}/,
    ],
    [
      'an empty text',
      (b: typeof brand) => ({ ...b, statusLabels: { ...b.statusLabels, new: '' } }),
      /too_small/,
    ],
    [
      'a denial’s reason for partners',
      (b: typeof brand) => ({
        ...b,
        steps: { ...b.steps, 'denied-fraud': { ...b.steps['denied-fraud'], partner: 'No: {reason}' } },
      }),
      /\{reason\} is not for partners/,
    ],
    [
      'a colour that is none',
      (b: typeof brand) => ({ ...b, colours: { ...b.colours, primary: 'blue' } }),
      /#rrggbb/,
    ],
    [
      'a status without words',
      (b: typeof brand) => ({ ...b, steps: { ...b.steps, completed: undefined } }),
      /"steps","completed"/,
    ],
  ])('as data refuses %s', (_, broken, message) => {
    const result = brandSchema.safeParse(broken(brand));
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toMatch(message);
  });

  it('gives a brand that was stored earlier the words of a status, a step and a placeholder that came later', () => {
    const earlier = {
      ...brand,
      statusLabels: { ...brand.statusLabels, new: 'Just in', approved: undefined },
      steps: { ...brand.steps, completed: undefined },
      fallbacks: { ...brand.fallbacks, by: undefined },
    };
    const stored = brandInputSchema.parse(JSON.parse(JSON.stringify(earlier)));
    const complete = completeBrand(stored);
    expect(complete).toEqual({ ...brand, statusLabels: { ...brand.statusLabels, new: 'Just in' } });
    expect(brandSchema.safeParse(complete).success).toBe(true);
  });
});

describe('status labels', () => {
  it.each([
    ['draft', 'Draft'],
    ['new', 'New'],
    ['initial-review', 'Initial Review – Claimflow'],
    ['waiting-on-customer', 'Waiting on Customer'],
    ['estimate-needed', 'Estimate/Diagnosis Needed'],
    ['in-review', 'In Review – Claimflow'],
    ['waiting-on-provider', 'Waiting on Repair Provider'],
    ['approved', 'Approved'],
    ['completed', 'Completed'],
    ['denied-not-verifiable', 'Denied – Not Verifiable'],
    ['denied-not-covered', 'Denied – Not a Covered Loss'],
    ['denied-fraud', 'Denied – Fraud'],
    ['withdrawn', 'Withdrawn'],
    ['closed-inactive', 'Closed – Inactive'],
  ] as const)('%s is %s', (status, label) => {
    expect(statusLabel(status, { brand })).toBe(label);
  });
});

describe('next step', () => {
  it('has words for every status, role and resolution, with and without values', () => {
    for (const each of everyCase)
      for (const view of [
        each,
        { ...each, ...full },
        ...approvedStages.map((stage) => ({ ...each, ...full, stage })),
        ...approvedStages.map((stage) => ({ ...each, stage })),
      ]) {
        const step = nextStep(view, brand);
        expect(step.what).not.toBe('');
        expect(step.what).not.toMatch(/[{}]|undefined|\.\./);
        if (step.button !== undefined) expect(step.button).toMatch(/^[A-Z]/);
      }
  });

  it.each<[Partial<NextStepView> & Pick<NextStepView, 'status' | 'role'>, string, string]>([
    [
      { status: 'new', role: 'customer' },
      'agent',
      'We have your claim. Nothing to do; reviewed by Mon, Nov 23, 2026 at 12:00 PM PST.',
    ],
    [
      { status: 'new', role: 'partner' },
      'agent',
      'Submitted, in the queue for review. Do not proceed until the Claimflow Claims Team has updated the status. Typically reviewed 1–3 hours from submission.',
    ],
    [{ status: 'waiting-on-customer', role: 'customer' }, 'customer', 'We need: a photo of the back.'],
    [
      { status: 'waiting-on-customer', role: 'partner' },
      'customer',
      'Ask the customer to look in the inbox of casey@example.com for our latest mail; they can search for claims@claimflow.example. Do not proceed.',
    ],
    [
      { status: 'estimate-needed', role: 'customer' },
      'partner',
      'Take it to Fixit Repair. Pay for no repair yet.',
    ],
    [
      { status: 'in-review', role: 'customer' },
      'agent',
      'We are reviewing your estimate; a mail from claims@claimflow.example follows.',
    ],
    [
      { status: 'waiting-on-provider', role: 'partner' },
      'partner',
      'We need: a photo of the back. It is also in our mail from claims@claimflow.example.',
    ],
    [
      { status: 'approved', role: 'customer', resolution: 'repair' },
      'partner',
      'Bring it to Fixit Repair; pay $79.00 there when it is done.',
    ],
    [
      { status: 'approved', role: 'partner', resolution: 'replacement' },
      'agent',
      'Do not repair this device: settled by replacement.',
    ],
    [
      { status: 'approved', role: 'customer', resolution: 'reimbursement' },
      'agent',
      'You get $521.00 to casey-pay@example.com.',
    ],
    [
      { status: 'denied-not-covered', role: 'customer' },
      'nobody',
      'Not approved: At most one lost phone is covered in 12 months. A loss of 3 March was approved. You can ask for a second review until January 22, 2027.',
    ],
    [{ status: 'withdrawn', role: 'partner' }, 'nobody', 'Closed. Do not proceed.'],
  ])('reads in the words of the table: %j', (view, who, what) => {
    expect(nextStep({ ...full, ...view }, brand)).toMatchObject({ who, what });
  });

  it('shows partners one fixed sentence for every denial', () => {
    const words = claimStatuses
      .filter(isDenied)
      .map((status) => nextStep({ ...full, status, role: 'partner' }, brand));
    expect(new Set(words.map(({ what }) => what)).size).toBe(1);
    expect(words[0]?.what).not.toContain('3 March');
    expect(words[0]?.button).toBeUndefined();
  });

  it('reads as a review while a second one is due, except to the partner', () => {
    const secondReviewDue = '2026-11-30T20:00:00.000Z';
    const view = { ...full, status: 'denied-not-covered', secondReviewDue } as const;
    const customer = nextStep({ ...view, role: 'customer' }, brand);
    expect(customer).toEqual({
      who: 'agent',
      what: expect.stringContaining('your request for a second review'),
      by: secondReviewDue,
    });
    expect(nextStep({ ...view, role: 'agent' }, brand).what).toContain('Mon, Nov 30');
    const partners = nextStep({ ...view, role: 'partner' }, brand);
    expect(partners).toEqual(nextStep({ ...view, secondReviewDue: undefined, role: 'partner' }, brand));
  });

  it('reads as a review while a closed claim is asked to be opened again, except to the partner', () => {
    const reopenDue = '2026-11-30T20:00:00.000Z';
    const view = { ...full, status: 'completed', reopenDue } as const;
    const read = (role: 'customer' | 'agent') => nextStep({ ...view, role }, brand);
    expect(read('customer')).toMatchObject({ who: 'agent', by: reopenDue });
    expect(read('customer').what).toContain('your request to open the claim again');
    expect(read('agent').what).toContain('whether to open the claim again');
    const partners = nextStep({ ...view, role: 'partner' }, brand);
    expect(partners).toEqual(nextStep({ ...view, reopenDue: undefined, role: 'partner' }, brand));
  });

  it('keeps a denial’s reason from partners even where a brand was stored that asks for it', () => {
    const denied = { ...brand.steps['denied-fraud'], partner: 'No: {reason} {clause} {payee}' };
    const loose = { ...brand, steps: { ...brand.steps, 'denied-fraud': denied } };
    const { what } = nextStep({ ...full, status: 'denied-fraud', role: 'partner' }, loose);
    expect(what).not.toContain('3 March');
    expect(what).not.toContain('12 months');
    expect(what).not.toContain('casey-pay');
  });

  it('waits for the customer until the device was received', () => {
    const view = { status: 'approved', role: 'customer', resolution: 'repair' } as const;
    expect(nextStep({ ...view, deviceReceived: false }, brand).who).toBe('customer');
    expect(nextStep({ ...view, deviceReceived: true }, brand).who).toBe('partner');
  });

  it('lets the partner hand over a replacement, and stops asking once the invoice is accepted', () => {
    const view = { ...full, status: 'approved', role: 'partner', resolution: 'replacement' } as const;
    expect(nextStep({ ...view, stage: 'replacement-by-partner' }, brand)).toMatchObject({
      who: 'partner',
      button: 'Submit Invoice',
    });
    const paying = nextStep({ ...view, stage: 'payment' }, brand);
    expect(paying.what).toContain('$521.00 is paid by Mon, Nov 23');
    expect(paying).not.toHaveProperty('button');
  });

  it('tells agents, and only them, that it is overdue', () => {
    const view = { ...full, status: 'waiting-on-customer', overdue: true } as const;
    expect(nextStep({ ...view, role: 'agent' }, brand).what).toMatch(/^Overdue\. /);
    expect(nextStep({ ...view, role: 'admin' }, brand).what).toMatch(/^Overdue\. /);
    expect(nextStep({ ...view, role: 'customer' }, brand).what).not.toContain('Overdue');
  });

  it('carries the due instant, except where nothing is due', () => {
    const due = (status: ClaimStatus) => nextStep({ ...full, status, role: 'customer' }, brand).by;
    expect(due('new')).toBe(full.by);
    expect(due('draft')).toBeUndefined();
    expect(due('denied-fraud')).toBeUndefined();
    expect(due('completed')).toBeUndefined();
  });

  it('puts in what people write as it is', () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    holds(
      fc.property(words, (question) => {
        const { what } = nextStep({ status: 'waiting-on-customer', role: 'customer', question }, brand);
        expect(what.startsWith(`We need: ${question.trim()}`)).toBe(true);
      }),
    );
    const braces = nextStep(
      { status: 'waiting-on-customer', role: 'customer', question: '{reason} $& $1' },
      brand,
    );
    expect(braces.what).toBe('We need: {reason} $& $1.');
  });
});
