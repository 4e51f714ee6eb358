import { describe, expect, it } from 'vitest';
import type { Claim } from '../../lambdas/domain/claim/claim.ts';
import { claimId, otherClaimId } from '../fixtures/mail/source/addresses.ts';
import {
  aClaim,
  approved,
  BUCKETS,
  corpusMail,
  type Delivery,
  deliver,
  NOW,
  startMailMachine,
} from './mail-machine.ts';

/** Starts the claim as given and lets one mail of the corpus arrive. */
async function arrive(name: string, claim: Partial<Claim> = {}, delivery: Delivery = {}) {
  const machine = await startMailMachine(claim);
  await deliver(machine, await corpusMail(name), delivery);
  return machine;
}

const kinds = (mails: readonly { kind: string; to: readonly string[] }[]): string[] =>
  mails.map(({ kind, to }) => `${kind} to ${to.join()}`).sort();

const denial: Claim['denial'] = {
  kind: 'not-covered',
  clause: 'C-1',
  reason: 'It was not covered.',
  by: { role: 'agent', name: 'Robin', userId: 'usr-agent' },
  at: '2026-03-01T12:00:00.000Z',
  secondReviewUntil: '2026-04-30T12:00:00.000Z',
};

describe('an answer by mail', () => {
  it('moves the claim, and stands in comments and email history', async () => {
    const machine = await arrive('gmail-reply-en');

    const claim = await machine.claim();
    expect(claim).toMatchObject({ status: 'in-review', version: 2 });
    expect(claim.movedBy).toEqual({ role: 'customer', name: 'Casey Morgan', userId: 'cus-casey' });
    expect(await machine.comments()).toMatchObject([
      { via: 'mail', internal: false, text: expect.stringMatching(/^It fell from the kitchen counter/) },
    ]);
    expect(await machine.mailsIn()).toMatchObject([
      {
        kind: 'answer',
        from: 'casey@example.com',
        party: { key: 'c' },
        rawKey: 'inbound-1',
        sendState: 'received',
      },
    ]);
    expect(await machine.listed()).toEqual([]);
  });

  it('goes back to the rules when the rules asked', async () => {
    const waiting = { ...aClaim().waiting, askedBy: { role: 'system', name: 'Claimflow' } as const };
    const machine = await arrive('gmail-reply-en', { waiting });
    expect(await machine.claim()).toMatchObject({ status: 'initial-review', adjudicationDue: true });
  });

  it('finds its claim by the mail it answers when the reply address is lost', async () => {
    const machine = await arrive('only-in-reply-to');
    expect((await machine.claim()).status).toBe('in-review');
  });

  it('brings its photo into quarantine as evidence, scanned and inspected like every upload', async () => {
    const machine = await arrive('iphone-photo');
    const [document, ...others] = await machine.documents();
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      kind: 'damage-photo',
      status: 'pending',
      uploadedBy: { role: 'customer' },
    });
    const [mail] = await machine.mailsIn();
    expect(mail?.documentIds).toEqual([document?.documentId]);
    expect(document?.emailId).toBe(mail?.messageId);
    const key = `claims/${claimId}/${document?.documentId}`;
    expect(document?.quarantineKey).toBe(key);
    expect((await machine.files.read(BUCKETS.quarantine, key))?.length).toBe(document?.size);
  });

  it('comes from the partner too', async () => {
    const machine = await arrive('shop-comment', { status: 'waiting-on-provider' });
    expect(await machine.claim()).toMatchObject({ status: 'in-review', movedBy: { companyId: 'fixit' } });
  });
});

describe('a comment by mail', () => {
  it('is told to the other side and the claims team, and moves nothing', async () => {
    const machine = await arrive('gmail-reply-en', { status: 'in-review' });
    expect((await machine.claim()).status).toBe('in-review');
    expect(await machine.comments()).toMatchObject([{ author: { role: 'customer' }, internal: false }]);
    expect(kinds(await machine.mailsOut())).toEqual([
      'comment to agent@claimflow.example',
      'comment to service@fixit.example.org',
    ]);
  });
});

describe('an estimate by mail', () => {
  const asked = { status: 'estimate-needed' } as const;

  it('is submitted as read, and the shop is told what it was taken for', async () => {
    const machine = await arrive('estimate-repair', asked);
    const claim = await machine.claim();
    expect(claim).toMatchObject({
      status: 'in-review',
      estimate: { totalCents: 30_233, recommendation: 'repair', via: 'mail', companyId: 'fixit' },
    });
    const told = (await machine.mailsOut()).find(({ kind }) => kind === 'mail-arrived');
    expect(told?.text).toContain('your estimate of $302.33');
  });

  it('brings the claim to an agent with the reason when it cannot be read', async () => {
    const machine = await arrive('estimate-no-cost', asked);
    const claim = await machine.claim();
    expect(claim.status).toBe('in-review');
    expect(claim.waiting.text).toBe(
      'The estimate that came by mail could not be read: the estimate names no cost.',
    );
    const told = (await machine.mailsOut()).find(({ kind }) => kind === 'mail-arrived');
    expect(told?.text).toContain('the estimate names no cost');
    expect(await machine.listed()).toMatchObject([{ claimId, reason: 'the estimate names no cost' }]);
  });
});

describe('an invoice by mail', () => {
  it('is accepted up to the estimate and becomes a payment to the payee on record', async () => {
    const machine = await arrive('invoice-in-body', approved);
    const claim = await machine.claim();
    expect(claim).toMatchObject({
      status: 'approved',
      invoice: {
        invoiceNumber: 'FX-2041',
        totalCents: 25_485,
        payableCents: 15_585,
        state: 'accepted',
        via: 'mail',
      },
      payments: [{ to: 'pay@fixit.example.org', method: 'paypal', amountCents: 15_585, status: 'pending' }],
    });
  });

  it('goes to the payee on record when it names none', async () => {
    const machine = await arrive('invoice-forwarded', approved);
    expect((await machine.claim()).payments).toMatchObject([{ to: 'pay@fixit.example.org' }]);
  });

  it('changes nothing when it is mailed a second time', async () => {
    const machine = await arrive('invoice-in-body', approved);
    const again = Buffer.from(
      (await corpusMail('invoice-in-body'))
        .toString()
        .replace(/^Message-ID: .*$/im, 'Message-ID: <again@fixit.example.org>'),
    );
    await deliver(machine, again, { id: 'inbound-2' });
    const claim = await machine.claim();
    expect(claim.payments).toHaveLength(1);
    expect(claim.status).toBe('approved');
    expect(await machine.mailsIn()).toHaveLength(2);
  });

  it.each([
    ['invoice-wrong-sum', 'add up to $254.85, but the total says $274.85'],
    ['invoice-euro', 'not in US dollars'],
    ['invoice-combined', 'not stated separately'],
  ])('%s goes to an agent with the reason, and the shop is told', async (name, reason) => {
    const machine = await arrive(name, approved);
    const claim = await machine.claim();
    expect(claim).toMatchObject({ status: 'in-review', payments: [] });
    expect(claim.waiting.text).toContain(reason);
    const told = (await machine.mailsOut()).find(({ kind }) => kind === 'mail-arrived');
    expect(told?.text.replace(/\s+/g, ' ')).toContain(reason);
    expect(await machine.listed()).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });

  it('waits for the inspection of its PDF: nothing is parsed before the scan', async () => {
    const machine = await arrive('invoice-pdf', approved);
    expect(await machine.claim()).toMatchObject({ status: 'approved', version: 1 });
    expect(await machine.mailsIn()).toMatchObject([{ kind: 'invoice', readingDue: 'invoice' }]);
    expect(await machine.documents()).toMatchObject([{ kind: 'invoice', status: 'pending' }]);
  });
});

describe('a reply to a closed claim', () => {
  it('asks for the second review of a denial', async () => {
    const machine = await arrive('reply-to-closed', { status: 'denied-not-covered', denial });
    const claim = await machine.claim();
    expect(claim.status).toBe('denied-not-covered');
    expect(claim.secondReview?.text).toContain('I would like a second review');
    expect(await machine.comments()).toHaveLength(1);
    expect(kinds(await machine.mailsOut())).toEqual([
      'second-review to agent@claimflow.example',
      'second-review to casey@example.com',
    ]);
  });

  it('asks to reopen once the time for a second review is over, and where nothing was denied', async () => {
    const late = { ...denial, secondReviewUntil: '2026-03-02T12:00:00.000Z' };
    for (const closed of [{ status: 'denied-not-covered', denial: late }, { status: 'completed' }] as const) {
      const machine = await arrive('reply-to-closed', closed);
      const claim = await machine.claim();
      expect(claim.status).toBe(closed.status);
      expect(claim.asksToReopenAt).toBe('2026-03-03T18:00:00.000Z');
      expect(claim.secondReview).toBeUndefined();
    }
  });
});

describe('a mail whose domain proves nothing', () => {
  it('stays an internal comment until the address on record confirms it', async () => {
    const machine = await arrive('gray-no-policy', {}, { dmarc: 'GRAY' });
    expect((await machine.claim()).status).toBe('waiting-on-customer');
    expect(await machine.comments()).toMatchObject([
      { internal: true, author: { name: 'Casey Morgan (not confirmed)' } },
    ]);
    const [mail] = await machine.mailsIn();
    expect(mail?.onceConfirmed).toBe('answer');
    const [ask, ...others] = await machine.mailsOut();
    expect(others).toEqual([]);
    expect(ask).toMatchObject({ kind: 'confirm-mail', to: ['casey@example.com'] });
    expect(ask?.text).toContain(`{{link:${mail?.messageId}|cus-casey|confirm-sender}}`);
  });
});

describe('mail for agents alone', () => {
  it.each<[string, Delivery, string, boolean]>([
    ['spoofed-sender', { dmarc: 'FAIL' }, 'dmarc-fail', true],
    ['gmail-reply-en', { virus: 'FAIL' }, 'virus', true],
    ['spam', { spam: 'FAIL' }, 'spam', false],
    ['cc-person-answers', {}, 'outsider', true],
    ['no-sender', {}, 'outsider', true],
    ['outsider-claim-in-subject', {}, 'unmatched', false],
    ['forged-reply-address', {}, 'unmatched', false],
    ['two-claims', {}, 'unmatched', false],
    ['shop-to-plain-address', {}, 'unmatched', false],
  ])('%s %o changes nothing and is listed as %s', async (name, delivery, kind, addressed) => {
    const machine = await arrive(name, {}, delivery);
    expect(await machine.claim()).toMatchObject({ status: 'waiting-on-customer', version: 1 });
    expect(await machine.mailsIn()).toEqual([]);
    expect(await machine.documents()).toEqual([]);
    const [listed] = await machine.listed();
    expect(listed).toMatchObject({ kind, rawKey: 'inbound-1', reason: expect.stringMatching(/\w+/) });
    expect(listed?.claimId).toBe(addressed ? claimId : undefined);
  });

  it('names the claims that an unmatched mail mentions', async () => {
    const machine = await arrive('outsider-claim-in-subject');
    expect((await machine.listed())[0]?.hints).toEqual([claimId]);
    expect(otherClaimId).not.toBe(claimId);
  });

  it.each([
    ['empty-body', 'the mail is empty'],
    ['only-quote', 'the mail holds nothing but quoted text'],
    ['broken-mime', 'could not be'],
    ['broken-nesting', 'could not be parsed'],
  ])('%s of somebody on the claim is listed with what is wrong', async (name, reason) => {
    const machine = await arrive(name);
    expect((await machine.claim()).status).toBe('waiting-on-customer');
    expect(await machine.listed()).toMatchObject([
      { kind: 'unreadable', reason: expect.stringContaining(reason) },
    ]);
  });
});

describe('automata', () => {
  it.each<[string, Delivery, string]>([
    ['auto-reply-outlook', {}, 'auto-reply'],
    ['auto-reply-subject-only', {}, 'auto-reply'],
    ['mailing-list', {}, 'auto-reply'],
    ['bounce-dsn', { envelopeFrom: '' }, 'bounce'],
    ['null-path-plain', { envelopeFrom: '<>' }, 'bounce'],
    ['loop-own-mail', {}, 'own-mail'],
  ])('%s is kept, not acted on and not answered', async (name, delivery, kind) => {
    const machine = await arrive(name, {}, delivery);
    expect(await machine.claim()).toMatchObject({ version: 1 });
    const kept = [...(await machine.mailsIn()), ...(await machine.listed())];
    expect(kept).toMatchObject([{ kind }]);
    expect(await machine.mailsOut()).toEqual([]);
    expect(await machine.acknowledgements()).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  it('tells a proven sender once a day that mail arrived, and nothing about any claim', async () => {
    const machine = await arrive('outsider-claim-in-subject');
    await deliver(machine, await corpusMail('shop-to-plain-address'), { id: 'inbound-2' });
    await deliver(machine, Buffer.from(`${await corpusMail('outsider-claim-in-subject')}\nOnce more.`), {
      id: 'inbound-3',
    });
    const told = await machine.acknowledgements();
    expect(told.flatMap(({ to }) => to)).toHaveLength(2);
    for (const mail of told) {
      expect(mail).toMatchObject({ direction: 'out', sendState: 'queued' });
      expect(mail.text).not.toContain(claimId);
    }
  });

  it('is not sent to whom a mail only claims to be from', async () => {
    for (const [name, verdicts] of [
      ['spoofed-sender', { dmarc: 'FAIL' }],
      ['spam', { spam: 'FAIL' }],
    ] as const) {
      const machine = await arrive(name, {}, verdicts);
      expect(await machine.acknowledgements()).toEqual([]);
    }
  });
});

describe('the claims team', () => {
  it('is told of mail that waits to be read, once an hour and sender, with the reason', async () => {
    const machine = await arrive('outsider-claim-in-subject');
    const again = Buffer.from(`${await corpusMail('outsider-claim-in-subject')}\nOnce more.`);
    await deliver(machine, again, { id: 'inbound-2' });
    const [told, ...more] = await machine.toldTeam();
    expect(told).toMatchObject({
      to: ['agent@claimflow.example'],
      subject: 'Mail to read for the claims team',
      text: expect.stringContaining('https://portal.example.com/staff/unmatched-mail'),
    });
    expect(told?.text).toContain('Nothing was done with this mail: ');
    expect(more).toEqual([]);
    expect(await machine.listed()).toHaveLength(2);
    const later = Buffer.from(`${again}\nAnd again.`);
    await deliver(machine, later, { id: 'inbound-3', nowMs: NOW + 3_600_000 });
    expect(await machine.toldTeam()).toHaveLength(2);
  });

  it('is told of a forgery, and not of spam, malware and automata', async () => {
    expect(await (await arrive('spoofed-sender', {}, { dmarc: 'FAIL' })).toldTeam()).toHaveLength(1);
    expect(await (await arrive('spam', {}, { spam: 'FAIL' })).toldTeam()).toEqual([]);
    expect(await (await arrive('gmail-reply-en', {}, { virus: 'FAIL' })).toldTeam()).toEqual([]);
  });
});

describe('a mail that comes again', () => {
  it('is taken in once when SES tells of it twice', async () => {
    const machine = await arrive('gmail-reply-en', { status: 'in-review' });
    await deliver(machine, await corpusMail('gmail-reply-en'));
    expect(await machine.comments()).toHaveLength(1);
    expect(await machine.mailsIn()).toHaveLength(1);
  });

  it('is kept as a duplicate when it was delivered twice', async () => {
    const machine = await arrive('gmail-reply-en', { status: 'in-review' });
    await deliver(machine, await corpusMail('gmail-reply-en'), { id: 'inbound-2' });
    expect(await machine.comments()).toHaveLength(1);
    expect((await machine.mailsIn()).map(({ kind }) => kind).sort()).toEqual(['comment', 'duplicate']);
  });

  it('is taken in once when two calls run at the same time', async () => {
    const machine = await startMailMachine({ status: 'in-review' });
    const raw = await corpusMail('iphone-photo');
    await Promise.all([deliver(machine, raw), deliver(machine, raw), deliver(machine, raw)]);
    expect(await machine.comments()).toHaveLength(1);
    expect(await machine.documents()).toHaveLength(1);
  });

  it('goes on with its files after a crash between record and file', async () => {
    const machine = await startMailMachine();
    const raw = await corpusMail('iphone-photo');
    await expect(deliver(machine, raw, { quarantineBucket: 'gone' })).rejects.toThrow();
    expect(await machine.documents()).toMatchObject([{ status: 'pending' }]);
    await deliver(machine, raw);
    const [document] = await machine.documents();
    expect(await machine.files.read(BUCKETS.quarantine, document?.quarantineKey ?? '')).toBeDefined();
    expect(await machine.comments()).toHaveLength(1);
  });
});

describe('large mail', () => {
  it('keeps 39 MB: the file is refused by name, the words count', async () => {
    const text = (await corpusMail('iphone-photo')).toString('latin1');
    const blank = text.indexOf('\r\n\r\n', text.search(/Content-Type: image/i)) + 4;
    const line = `${'A'.repeat(76)}\r\n`;
    const raw = Buffer.from(text.slice(0, blank) + line.repeat(500_000) + text.slice(blank), 'latin1');
    expect(raw.length).toBeGreaterThan(39_000_000);
    const machine = await startMailMachine();
    await deliver(machine, raw);
    expect((await machine.claim()).status).toBe('in-review');
    expect(await machine.documents()).toMatchObject([
      { status: 'rejected', reason: 'It is larger than 15 MB.', size: expect.any(Number) },
    ]);
  });
});
