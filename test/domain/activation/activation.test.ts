import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOut } from '../../../lambdas/domain/activation/carry-out.ts';
import { dueList, secondsUntilDue } from '../../../lambdas/domain/activation/due.ts';
import { followed, planWithDevice } from '../../../lambdas/domain/activation/follow.ts';
import { invitationStatus, inviteAgain, invited } from '../../../lambdas/domain/activation/invitation.ts';
import { coverStart, localDate } from '../../../lambdas/domain/calendar/local-days.ts';
import { defaultOpeningHours } from '../../../lambdas/domain/calendar/opening-hours.ts';
import type { DeviceRecord } from '../../../lambdas/domain/devices/device.ts';
import { NotPossible } from '../../../lambdas/domain/errors.ts';
import { activatePlan } from '../../../lambdas/domain/plans/activate.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';
import { activePlan, soldAt, soldPlan } from './plans.ts';

const sold = Date.parse(soldAt);
const day = 86_400_000;
const sent = { phone: '+14155550123', times: 1, sentAt: soldAt };
const missing = { claimedAt: soldAt, proof: 'missing' } as const;

const device = (fields: Partial<DeviceRecord> = {}): DeviceRecord => ({
  ...{ deviceId: 'dev-1', customerId: 'casey', planNumber: 'PLN-0123ABCD', kind: 'phone' },
  ...{ make: 'Apple', model: 'iPhone 14 Pro', addedAt: soldAt, verification: 'unverified', version: 1 },
  ...fields,
});
const withPhone = (plan: Enrollment, fields: Partial<DeviceRecord> = {}, at = soldAt): Enrollment =>
  followed(planWithDevice(plan, device(fields), at) ?? plan, at);

const duesOf = (plan: Enrollment): string[] =>
  plan.activation
    ? dueList(plan, plan.activation, defaultOpeningHours).map((due) => `${due.at.slice(0, 16)} ${due.do}`)
    : [];

describe('where a plan stands', () => {
  it.each<[string, Enrollment]>([
    ['invite', soldPlan()],
    ['await-sign-in', soldPlan({ invitation: sent })],
    ['await-payment', soldPlan({ activatedAt: soldAt, paymentCurrent: false })],
    ['rest', activePlan()],
    ['await-customer', withPhone(activePlan())],
    ['await-customer', withPhone(activePlan(), { verification: 'again' })],
    ['await-customer', withPhone(activePlan(), { verification: 'pending' })],
    ['await-agent', withPhone(activePlan(), { verification: 'pending', reviewDueAt: soldAt })],
    ['rest', withPhone(activePlan(), { verification: 'verified' })],
    ['rest', withPhone(activePlan(), { removedAt: soldAt })],
    ['await-customer', activePlan({ student: missing })],
    ['await-customer', activePlan({ student: { ...missing, proof: 'refused' } })],
    ['await-agent', activePlan({ student: { ...missing, proof: 'pending' } })],
    ['rest', activePlan({ student: { ...missing, proof: 'accepted' } })],
    // The customer's part comes first: the agent sees his in the queue all the while.
    ['await-customer', withPhone(activePlan({ student: { ...missing, proof: 'pending' } }))],
    ['closed', soldPlan({ status: 'lapsed' })],
    ['closed', activePlan({ status: 'cancelled' })],
    ['closed', activePlan({ status: 'ended' })],
    ['rest', activePlan({ status: 'cancelled', student: { ...missing, deleteProofAt: soldAt } })],
    ['rest', activePlan({ status: 'past-due', paymentCurrent: false })],
  ])('%s', (step, plan) => {
    expect(plan.activation?.step).toBe(step);
  });

  it('leaves plans of before the workflow alone', () => {
    const { activation: _activation, invitation: _invitation, runs: _runs, ...old } = activePlan();
    expect(followed(old, soldAt)).toBe(old);
    expect(planWithDevice(old, device(), soldAt)).toBeUndefined();
  });

  it('closes the question with the step, and counts days and reminders anew', () => {
    const waiting = soldPlan({ invitation: sent });
    const asked = {
      ...waiting,
      activation: { ...(waiting.activation ?? never()), questionId: 'q1', reminders: 2 },
    };
    const at = '2026-03-20T12:00:00.000Z';
    const active = followed({ ...asked, activatedAt: at, coverStartsAt: at, status: 'active' }, at);
    expect(active.activation).toMatchObject({ step: 'rest', since: at, reminders: 0 });
    expect(active.activation?.questionId).toBeUndefined();
    expect(followed(asked, at)).toBe(asked);
  });

  it('counts the reminders of the sign-in from the sale, however often the text is sent', () => {
    const waiting = soldPlan({ invitation: sent });
    const reminded = {
      ...waiting,
      activation: { ...(waiting.activation ?? never()), questionId: 'q1', reminders: 2 },
    };
    const again = followed(inviteAgain(reminded, undefined, sold + 8 * day).plan, soldAt);
    expect(again.activation).toMatchObject({ step: 'invite', since: soldAt, reminders: 2 });
    expect(again.activation?.questionId).toBeUndefined();
  });

  it('forgets a device that was verified or taken off', () => {
    const waiting = withPhone(activePlan());
    const verified = planWithDevice(waiting, device({ verification: 'verified' }), soldAt);
    expect([verified?.activation?.devices, verified?.version]).toEqual([{}, waiting.version + 1]);
    const gone = planWithDevice(waiting, device({ removedAt: soldAt }), soldAt);
    expect(gone?.activation).toMatchObject({ devices: {}, trackingDue: {} });
  });
});

const never = (): never => {
  throw new Error('the plan is under no workflow');
};

describe('what is due by itself', () => {
  it('until the sign-in: reminders, and the end with the 30th day', () => {
    expect(duesOf(soldPlan({ invitation: sent }))).toEqual([
      '2026-03-13T17:00 remind',
      '2026-04-10T06:59 lapse',
    ]);
    const last = soldPlan({ invitation: sent });
    const { activation = never() } = last;
    expect(duesOf({ ...last, activation: { ...activation, reminders: 4 } })[0]).toBe(
      '2026-04-06T17:00 remind',
    );
    expect(duesOf({ ...last, activation: { ...activation, reminders: 5 } })).toEqual([
      '2026-04-10T06:59 lapse',
    ]);
  });

  it('after it: the news of cover, and tracking once cover runs', () => {
    expect(duesOf(withPhone(activePlan()))).toEqual([
      '2026-03-12T07:01 tell-cover',
      '2026-03-12T07:01 ask-tracking',
      '2026-03-13T17:00 remind',
    ]);
  });

  it('with an agent: told again every business day', () => {
    const plan = withPhone(
      activePlan(),
      { verification: 'pending', reviewDueAt: soldAt },
      '2026-03-13T22:00:00.000Z',
    );
    expect(duesOf(plan)).toContain('2026-03-17T00:00 escalate');
    const told = carriedOut(plan, plan.activation ?? never(), 'escalate', sold + 7 * day).plan;
    expect(duesOf(told)).toContain('2026-03-18T00:00 escalate');
  });

  it('tracking: 90 days after it was said or asked, whatever comes later, and not for a plan that is over', () => {
    const said = { state: 'on', basis: 'statement', statedAt: '2026-03-15T00:00:00.000Z' } as const;
    const plan = withPhone(activePlan(), { verification: 'verified', tracking: said });
    expect(duesOf(plan)).toContain('2026-06-13T00:00 ask-tracking');
    const asked = carriedOut(
      plan,
      plan.activation ?? never(),
      'ask-tracking',
      Date.parse('2026-06-13T00:00:00Z'),
    );
    expect(duesOf(asked.plan)).toContain('2026-09-11T00:00 ask-tracking');
    expect(duesOf({ ...plan, status: 'cancelled' })).not.toContain('2026-06-13T00:00 ask-tracking');
  });

  it('leaves a mark each time, so that nothing is due twice', () => {
    const plan = withPhone(activePlan({ student: missing }));
    for (const action of ['remind', 'tell-cover', 'ask-tracking'] as const) {
      const { activation = never() } = plan;
      const before = duesOf(plan).find((due) => due.endsWith(action));
      const after = followed(carriedOut(plan, activation, action, sold + 3 * day).plan, soldAt);
      expect(duesOf(after)).not.toContain(before);
    }
  });

  it('sends a fresh passcode with every reminder but the first, since one lives seven days', () => {
    const plan = soldPlan({ invitation: sent });
    const first = carriedOut(plan, plan.activation ?? never(), 'remind', sold + 3 * day).plan;
    expect(followed(first, soldAt).activation?.step).toBe('await-sign-in');
    const second = followed(
      carriedOut(first, first.activation ?? never(), 'remind', sold + 7 * day).plan,
      soldAt,
    );
    expect(second.activation).toMatchObject({ step: 'invite', reminders: 2, since: soldAt });
  });

  it('is waited for in whole seconds, at least one, at most 90 days', () => {
    const wait = (plan: Enrollment, now: number) =>
      secondsUntilDue(plan, plan.activation ?? never(), defaultOpeningHours, now);
    expect(wait(soldPlan({ invitation: sent }), sold)).toBe(3 * 86_400);
    expect(wait(soldPlan({ invitation: sent }), sold + 400 * day)).toBe(1);
    const told = activePlan();
    const quiet = { ...told, activation: { ...(told.activation ?? never()), coverToldAt: soldAt } };
    expect(wait(quiet, sold)).toBe(90 * 86_400);
  });
});

describe('an invitation', () => {
  it('is seen at the counter: waiting, sent, delivered, activated, or why not', () => {
    const delivered = { ...sent, deliveredAt: soldAt };
    expect([
      invitationStatus(soldPlan(), false)?.status,
      invitationStatus(soldPlan({ invitation: sent }), false)?.status,
      invitationStatus(soldPlan({ invitation: delivered }), false)?.status,
      invitationStatus(soldPlan({ invitation: { ...sent, problem: 'No mobile.' } }), false)?.status,
      invitationStatus(activePlan(), false)?.status,
    ]).toEqual(['waiting', 'sent', 'delivered', 'not-sent', 'activated']);
  });

  it('goes to the corrected number at once, to the same one after half a minute', () => {
    const plan = soldPlan({ invitation: sent });
    expect(() => inviteAgain(plan, undefined, sold + 29_000)).toThrow('just now');
    expect(
      inviteAgain(plan, { phone: '+14155550199', redirects: true }, sold + 1_000).plan.invitation,
    ).toEqual({
      phone: '+14155550199',
      times: 1,
    });
    expect(inviteAgain(plan, undefined, sold + 31_000).plan.invitation?.sentAt).toBeUndefined();
  });

  it('stays with the number we know, whatever a seller says who did not bring the customer to us', () => {
    const plan = soldPlan({ invitation: { ...sent, typedPhone: '+14155550111' } });
    const { plan: again } = inviteAgain(plan, { phone: '+14155550199', redirects: false }, sold + 1_000);
    expect(again.invitation).toEqual({ phone: sent.phone, typedPhone: '+14155550199', times: 1 });
    expect(invitationStatus(again, false)?.phone).toBe('+14155550199');
  });

  it('is not sent for a plan that is activated or over, nor without end', () => {
    for (const plan of [
      activePlan(),
      soldPlan({ status: 'lapsed' }),
      soldPlan({ invitation: { ...sent, times: 12 } }),
    ])
      expect(() => inviteAgain(plan, undefined, sold + day)).toThrow(NotPossible);
  });

  it('that was corrected while it went out is sent once more', () => {
    const corrected = soldPlan({ invitation: { phone: '+14155550199', times: 0 } });
    expect(invited(corrected, '+14155550123', { sentAt: soldAt })).toBeUndefined();
    expect(invited(corrected, '+14155550199', { sentAt: soldAt })?.plan.invitation).toMatchObject({
      times: 1,
      sentAt: soldAt,
    });
  });
});

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'America/Toronto',
  'America/St_Johns',
  'America/Halifax',
  'America/Regina',
  'America/Vancouver',
] as const;

describe('the start of cover', () => {
  it.each<[string, string, string]>([
    // zone, activated, cover
    ['America/Los_Angeles', '2026-03-10T17:00:00Z', '2026-03-11T07:01:00.000Z'],
    ['America/Los_Angeles', '2026-03-11T06:59:59Z', '2026-03-11T07:01:00.000Z'],
    ['America/Los_Angeles', '2026-03-11T07:00:00Z', '2026-03-12T07:01:00.000Z'],
    // The night of the spring-forward, and the days around it.
    ['America/Los_Angeles', '2026-03-07T20:00:00Z', '2026-03-08T08:01:00.000Z'],
    ['America/Los_Angeles', '2026-03-08T09:59:00Z', '2026-03-09T07:01:00.000Z'],
    // The night of the fall-back: the hour from one to two comes twice.
    ['America/New_York', '2026-10-31T16:00:00Z', '2026-11-01T04:01:00.000Z'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-02T05:01:00.000Z'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-02T05:01:00.000Z'],
    // Half-hour zone; places without daylight saving time; year end; leap day.
    ['America/St_Johns', '2026-06-01T02:29:00Z', '2026-06-01T02:31:00.000Z'],
    ['America/Phoenix', '2026-07-01T07:30:00Z', '2026-07-02T07:01:00.000Z'],
    ['America/Regina', '2026-03-08T12:00:00Z', '2026-03-09T06:01:00.000Z'],
    ['Pacific/Honolulu', '2026-12-31T23:00:00Z', '2027-01-01T10:01:00.000Z'],
    ['America/Chicago', '2028-02-28T18:00:00Z', '2028-02-29T06:01:00.000Z'],
    ['America/Chicago', '2028-02-29T18:00:00Z', '2028-03-01T06:01:00.000Z'],
    ['America/Anchorage', '2027-01-01T08:59:00Z', '2027-01-01T09:01:00.000Z'],
  ])('in %s, activated at %s: %s', (zone, at, cover) => {
    const plan = soldPlan({ zone, invitation: sent });
    expect(activatePlan(plan, '2026-01', Date.parse(at)).plan.coverStartsAt).toBe(cover);
  });

  it('is 00:01 of the next local day, wherever and whenever', () => {
    const instants = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const at = instant.toISOString();
        const start = coverStart(at, zone);
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
        expect(clock.format(new Date(start))).toBe('00:01');
        const next = new Date(`${localDate(at, zone)}T12:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(localDate(start, zone)).toBe(next.toISOString().slice(0, 10));
        expect(Date.parse(start)).toBeGreaterThan(instant.getTime());
      }),
    );
  });

  it('waits for the payment', () => {
    const unpaid = soldPlan({ invitation: sent, paymentCurrent: false });
    const { plan } = activatePlan(unpaid, '2026-01', sold + day);
    expect([plan.status, plan.coverStartsAt]).toEqual(['pending-activation', undefined]);
    expect(followed(plan, soldAt).activation?.step).toBe('await-payment');
  });
});
