import { describe, expect, it } from 'vitest';
import { messageKey } from '../../lambdas/adapters/table/claim-keys.ts';
import { sesMessageKey } from '../../lambdas/adapters/table/mail-keys.ts';
import { messageRecordSchema } from '../../lambdas/domain/claim/records.ts';
import { feedbackOf } from '../../lambdas/mail/feedback/feedback-event.ts';
import { recordFeedback } from '../../lambdas/mail/feedback/record-feedback.ts';
import { claimId, customer } from '../fixtures/mail/source/addresses.ts';
import { type MailMachine, NOW, startMailMachine } from './mail-machine.ts';

const SES_ID = '0100-sent-000000';
const key = messageKey(claimId, 'eml-out');

async function machineWithSentMail(claim = {}): Promise<MailMachine> {
  const machine = await startMailMachine(claim);
  const { table } = machine;
  await table.transact([
    table.create(key, {
      entity: 'message',
      messageId: 'eml-out',
      claimId,
      direction: 'out',
      kind: 'question',
      party: { key: 'c', name: 'Casey Morgan', address: customer },
      from: 'claims@mail.claimflow.example',
      to: [customer],
      cc: [],
      subject: 'A question',
      text: 'When?',
      at: '2026-03-03T18:00:00.000Z',
      sendState: 'sent',
      sesMessageId: SES_ID,
      documentIds: [],
    }),
    table.create(sesMessageKey(SES_ID), { entity: 'ses-message', claimId, messageId: 'eml-out' }),
  ]);
  return machine;
}

/** An event as SES publishes it; without tags it is found by its SES id. */
const event = (eventType: string, more: Record<string, unknown> = {}, tagged = true) => ({
  'detail-type': `Email ${eventType}`,
  detail: {
    eventType,
    mail: { messageId: SES_ID, ...(tagged && { tags: { claimId: [claimId], messageId: ['eml-out'] } }) },
    ...more,
  },
});
const hardBounce = {
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [{ diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
  },
};

async function tell(machine: MailMachine, told: unknown): Promise<void> {
  const feedback = feedbackOf(told);
  if (!feedback) throw new Error('the event says nothing');
  await recordFeedback(machine.table, feedback, NOW);
}

const stored = ({ table }: MailMachine) => table.get(key, messageRecordSchema);

describe('feedback of SES', () => {
  it.each([
    ['Delivery', { delivery: {} }, 'delivered'],
    ['Bounce', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }, 'bounced'],
    ['Complaint', { complaint: { complaintFeedbackType: 'abuse' } }, 'complained'],
    ['Reject', { reject: { reason: 'Bad content' } }, 'failed'],
    ['Rendering Failure', { failure: { errorMessage: 'no template' } }, 'failed'],
  ])('%s sets the state of the mail, by tags or by SES id', async (type, more, state) => {
    for (const tagged of [true, false]) {
      const machine = await machineWithSentMail();
      await tell(machine, event(type, more, tagged));
      expect((await stored(machine))?.sendState).toBe(state);
    }
  });

  it('notes a delay and leaves the state', async () => {
    const machine = await machineWithSentMail();
    await tell(machine, event('DeliveryDelay', { deliveryDelay: { delayType: 'MailboxFull' } }));
    expect(await stored(machine)).toMatchObject({ sendState: 'sent', reason: 'delayed: MailboxFull' });
  });

  it('lets no later word outweigh a graver one', async () => {
    const machine = await machineWithSentMail();
    await tell(machine, event('Complaint', { complaint: {} }));
    await tell(machine, event('Delivery', { delivery: {} }));
    await tell(machine, event('Bounce', hardBounce));
    expect((await stored(machine))?.sendState).toBe('complained');
    expect(await machine.history()).toEqual([]);
  });

  it('says nothing about a mail that was sent or opened', () => {
    expect(feedbackOf(event('Send', { send: {} }))).toBeUndefined();
    expect(feedbackOf(event('Open', { open: {} }))).toBeUndefined();
  });

  it('is no error for a mail that is not known', async () => {
    const machine = await startMailMachine();
    await tell(machine, event('Bounce', hardBounce));
    expect(await machine.claim()).toMatchObject({ version: 1 });
  });
});

describe('a mail that never arrives', () => {
  it('brings the claim to the agents when its reader is the one waited for', async () => {
    const machine = await machineWithSentMail();
    await tell(machine, event('Bounce', hardBounce));
    await tell(machine, event('Bounce', hardBounce));
    expect(await machine.claim()).toMatchObject({ status: 'waiting-on-customer', overdue: true, version: 2 });
    expect((await machine.claim()).undeliverable).toMatchObject([
      { name: 'Casey Morgan', address: customer, status: 'bounced', reason: expect.stringContaining('550') },
    ]);
    expect(await machine.history()).toMatchObject([
      { internal: true, note: `Mail to Casey Morgan does not arrive at ${customer}.` },
    ]);
  });

  it('is only a note while somebody else is waited for', async () => {
    const machine = await machineWithSentMail({ status: 'estimate-needed' });
    await tell(machine, event('Bounce', hardBounce));
    expect((await machine.claim()).overdue).toBe(false);
    expect(await machine.history()).toHaveLength(1);
  });
});
