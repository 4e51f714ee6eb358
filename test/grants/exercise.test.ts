import MailComposer from 'nodemailer/lib/mail-composer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Claimflow, type Person } from '../machine/claimflow.ts';
import { pdf } from '../triggers/inspect-document/sample-files.ts';

/**
 * What roles are granted for rare things, which the other tests on the whole machine do not come to: failures, dead
 * letters, corners of the API. Nothing here is about IAM by itself: a role without its grant fails the deed.
 */
const minute = 60_000;
let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

const faults = async (rules: readonly object[]): Promise<void> => {
  const body = Buffer.from(JSON.stringify({ seed: 1, rules }));
  const headers = { 'content-type': 'application/json' };
  const answer = await flow.portal({ method: 'POST', path: '/_local/faults', headers, body });
  expect(answer.status).toBeLessThan(300);
};
const always = (service: string, operation: string) => [{ service, operation, mode: 'throttle', rate: 1 }];

const functionOf = (name: string): string => flow.runtime.functionNamed(`${name}Function`) ?? '';

/** How many messages lie in the dead-letter queue of this name. */
async function deadLetters(name: string): Promise<number> {
  const granted = flow.runtime.services.iam.grants().flatMap(({ resources }) => resources);
  const arn =
    granted.find((resource) => resource.startsWith('arn:aws:sqs:') && resource.includes(name)) ?? '';
  const QueueUrl = `http://127.0.0.1:4566/000000000000/${arn.slice(arn.lastIndexOf(':') + 1)}`;
  const input = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] };
  const { Attributes } = (await flow.runtime.call('sqs', 'GetQueueAttributes', input)) as {
    Attributes: Readonly<Record<string, string>>;
  };
  return Number(Attributes.ApproximateNumberOfMessages);
}

async function get(url: string): Promise<number> {
  const { host, pathname, search } = new URL(url);
  const request = { method: 'GET', path: pathname, query: search.slice(1), headers: { host } };
  return (await flow.runtime.aws({ ...request, body: new Uint8Array() })).status;
}

interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: { filename: string; contentType: string; content: Buffer }[];
}

/** Brings a mail with attachments to the receipt rules, and waits for what it does. */
async function deliver(letter: Letter): Promise<void> {
  const { from, to } = letter;
  const answer = await flow.portal({
    method: 'POST',
    path: `/_local/mail?${new URLSearchParams({ from, to })}`,
    headers: { 'content-type': 'message/rfc822' },
    body: await new MailComposer({ ...letter }).compile().build(),
  });
  expect(answer.status).toBeLessThan(300);
  await flow.runtime.idle();
}

const read = (person: Person, path: string): Promise<Answer['body']> => flow.ok(person, 'GET', path);

const withdraw = (claimId: string) => flow.ok('customer', 'POST', `/claims/${claimId}/withdraw`, {});
const invoice = (claimId: string, email: string) =>
  flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, {
    ...{ partsCents: 9_000, laborCents: 6_000, taxCents: 1_200 },
    payment: { method: 'paypal', email },
  });

/** The page of a link, or the answer to its button. */
async function link(url: string, fields?: Readonly<Record<string, string>>): Promise<string> {
  const answer = await flow.portal({
    ...{ method: fields ? 'POST' : 'GET', path: new URL(url).pathname },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    ...(fields && { body: Buffer.from(new URLSearchParams(fields).toString()) }),
  });
  await flow.runtime.idle();
  return Buffer.from(answer.body).toString();
}

/** The newest link to somebody about a claim whose page has this field. */
async function linkWith(field: string, to: string, claimId: string): Promise<string> {
  for (const { links } of await flow.mails(to, claimId)) {
    for (const url of links.filter((one) => new URL(one).pathname.startsWith('/c/')))
      if ((await link(url)).includes(`name="${field}"`)) return url;
  }
  throw new Error(`${to} got no link with ${field}`);
}

describe('a link', () => {
  it('keeps words that are no estimate, takes an estimate to the claims team, and a denial from there', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'accidental-damage' });
    await flow.advance(10_000);
    expect((await flow.claim(claimId)).status).toBe('estimate-needed');
    const asked = await linkWith('message', 'partner@example.com', claimId);
    await link(asked, { message: 'It looks bad, I will see.' });
    expect((await read('agent', `/claims/${claimId}/comments`)).items).toMatchObject([
      { text: 'It looks bad, I will see.' },
    ]);
    const estimate = 'Screen broken.\nParts $290.00\nLabor $140.00\nTax $15.00\nTotal $445.00';
    await link(asked, { message: estimate });
    expect((await flow.claim(claimId)).status).toBe('in-review');
    const deny = await linkWith('clause', 'agent@example.com', claimId);
    const denial = { kind: 'not-verifiable', clause: 'proof-of-claim', reason: 'It shows another tablet.' };
    await link(deny, denial);
    expect((await flow.claim(claimId)).status).toBe('denied-not-verifiable');
    expect((await read('customer', '/claims?list=closed')).items).toMatchObject([{ claimId }]);
  });
});

describe('the API', () => {
  it('reads the own company, the shops nearby, the account, the rulebook, plans and enrolments', async () => {
    expect((await read('partner', '/partners/me')).name).toBe('Fixit Repair');
    expect((await read('customer', '/partners')).items.length).toBeGreaterThan(0);
    expect((await read('partner', '/enrollments')).items.length).toBeGreaterThan(0);
    expect((await read('customer', '/enrollments')).items.length).toBeGreaterThan(0);
    const { name } = await read('customer', '/me');
    await flow.ok('customer', 'PATCH', '/me', { name });
    expect((await read('customer', '/me')).name).toBe(name);
    expect((await read('customer', '/me/sessions')).items).toMatchObject([{ current: true }]);
  });

  it('texts a caller’s code and a filing link, and hands the agent the next claim', async () => {
    const { items } = await read(
      'agent',
      `/staff/search?${new URLSearchParams({ q: 'customer@example.com' })}`,
    );
    const { customerId, phone } = items[0].customer;
    await flow.ok('agent', 'POST', `/staff/callers/${customerId}/code`, {});
    const texts = await flow.control(`/sms?${new URLSearchParams({ to: phone })}`);
    const [, code] = /code for our call is (\d{6})/.exec(texts.messages[0].text) ?? [];
    await flow.ok('agent', 'POST', `/staff/callers/${customerId}/verify`, { code });
    await flow.ok('partner', 'POST', '/claims/filing-link', { phone: '(415) 555-0142' });
    expect((await flow.control('/sms?to=%2B14155550142')).messages).toHaveLength(1);
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism', photo: false });
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'ask-customer', message: 'Why?' });
    await flow.ok('customer', 'POST', `/claims/${claimId}/answer`, { message: 'Nobody knows.' });
    expect((await flow.ok('agent', 'POST', '/staff/next', {})).item.assignedTo.name).toBe('Avery Brooks');
    expect((await read('agent', '/staff/views')).items[0].count).toBeGreaterThan(0);
    await withdraw(claimId);
  });

  it('invites, shuts out and lets in a clerk, and takes a company in', async () => {
    const clerk = {
      ...{ role: 'partner', name: 'Nico', email: 'nico@example.com' },
      ...{ companyId: 'co-volt', partnerRole: 'clerk' },
    };
    const { userId } = await flow.ok('admin', 'POST', '/admin/users', clerk);
    expect((await flow.mails('nico@example.com')).length).toBe(1);
    expect((await flow.api('admin', 'POST', '/admin/users', clerk)).status).toBe(400);
    // The team signs in to a pool of its own.
    const colleague = { role: 'agent', name: 'Kim', email: 'kim@example.com' };
    const team = await flow.ok('admin', 'POST', '/admin/users', colleague);
    expect((await flow.api('admin', 'POST', '/admin/users', colleague)).status).toBe(400);
    for (const id of [userId, team.userId])
      for (const disabled of [true, false])
        await flow.ok('admin', 'PATCH', `/admin/users/${id}`, { disabled });
    expect((await read('admin', '/admin/users?companyId=co-volt')).items).toHaveLength(2);
    const email = 'claims@acme.example.org';
    const company = { name: 'Acme', email, kinds: ['repair'], approvedRepairPartner: false };
    await flow.ok('admin', 'POST', '/admin/companies', company);
    expect(
      (await read('admin', '/admin/companies')).items.map((one: { name: string }) => one.name),
    ).toContain('Acme');
  });

  it('adds a device, has its photo inspected and looked at, shows the photo, and removes the device', async () => {
    const { deviceId } = await flow.ok('customer', 'POST', '/devices', {
      ...{ kind: 'camera', make: 'Canon', model: 'R8', condition: 'working', purchasedAt: '2026-01-05' },
    });
    await flow.uploadTo('customer', `/devices/${deviceId}/photos`);
    const { photos, verification } = await read('customer', `/devices/${deviceId}`);
    expect([verification, photos]).toMatchObject(['again', [{ status: 'accepted' }]]);
    expect(await get(photos[0].url)).toBe(200);
    await flow.ok('agent', 'POST', `/devices/${deviceId}/review`, { outcome: 'accept' });
    await flow.ok('customer', 'DELETE', `/devices/${deviceId}`);
    expect((await flow.api('customer', 'GET', `/devices/${deviceId}`)).status).toBe(404);
  });

  it('lists and searches for the claims team, shows a document, exports, and puts a lost mail under a claim', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism' });
    for (const sort of ['created', 'updated', 'due', 'status'])
      await read('agent', `/staff/queue?sort=${sort}`);
    const { items } = await read('agent', '/claims?list=active');
    expect(items.map((claim: { claimId: string }) => claim.claimId)).toContain(claimId);
    for (const q of ['customer@example.com', 'Casey', '+1', claimId]) {
      await read('agent', `/staff/search?q=${encodeURIComponent(q)}`);
    }
    const [document] = (await read('agent', `/claims/${claimId}/documents`)).items;
    expect(await get(document.url)).toBe(200);
    const [domain] = (await flow.mails('customer@example.com', claimId))[0]?.from.split('@').slice(-1) ?? [];
    const letter = { from: 'stranger@example.net', to: `claims@${domain}`, subject: 'My tablet' };
    const attachments = [
      { filename: 'note.pdf', contentType: 'application/pdf', content: await pdf('Seen.') },
    ];
    const text = 'I saw how it happened.';
    await deliver({ ...letter, text, attachments });
    const [mail] = (await read('agent', '/staff/unmatched-mail')).items;
    await flow.ok('agent', 'POST', `/staff/unmatched-mail/${mail.emailId}/attach`, { claimId });
    expect((await read('agent', `/claims/${claimId}/emails`)).items).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ emailId: mail.emailId })]),
    );
    await withdraw(claimId);
  });
});

/** A claim of this kind of device, approved and at the counter of the shop. */
async function atTheShop(kind: string): Promise<string> {
  const claimId = await flow.file({ kind, type: 'vandalism' });
  await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, {
    ...{ outcome: 'approve', resolution: 'repair', amountCents: 30_000 },
  });
  await flow.ok('partner', 'POST', `/claims/${claimId}/received`, {});
  return claimId;
}

describe('a payment', () => {
  it('whose step fails for good comes before an agent', async () => {
    const claimId = await atTheShop('laptop');
    await faults(always('secretsmanager', 'GetSecretValue'));
    await invoice(claimId, 'pay@fixit.example.org');
    await flow.advance(30 * minute);
    await faults([]);
    expect((await flow.claim(claimId)).status).toBe('in-review');
  });

  it('is looked at again while PayPal has not finished, also when no webhook ever comes', async () => {
    const claimId = await atTheShop('tablet');
    await faults(always('paypal', 'SendWebhook'));
    await invoice(claimId, 'pay+slow@fixit.example.org');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    await flow.advance(29 * minute);
    expect((await flow.claim(claimId)).status).toBe('approved');
    await flow.advance(31 * minute);
    expect((await flow.claim(claimId)).status).toBe('completed');
    await faults([]);
  });

  it('is heard of by a webhook before it would have been looked at', async () => {
    const claimId = await atTheShop('tablet');
    await invoice(claimId, 'pay+slow@fixit.example.org');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    await flow.advance(12 * minute);
    expect((await flow.claim(claimId)).status).toBe('completed');
  });

  it('that fails is told to the claims team', async () => {
    const claimId = await atTheShop('phone');
    await invoice(claimId, 'pay+failed@fixit.example.org');
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'approve' });
    await flow.advance(60 * minute);
    expect((await flow.claim(claimId)).payments).toMatchObject([{ status: 'failed' }]);
    const denial = {
      kind: 'not-covered',
      clause: 'pre-existing-damage',
      reason: 'Worn out, and not broken.',
    };
    await flow.ok('agent', 'POST', `/claims/${claimId}/decide`, { outcome: 'deny', denial });
  });
});

describe('a payment by link', () => {
  it('that the claims team forgets is brought before them again', async () => {
    const claimId = await atTheShop('tablet');
    await flow.ok('partner', 'POST', `/claims/${claimId}/invoice`, {
      ...{ partsCents: 9_000, laborCents: 6_000, taxCents: 1_200 },
      payment: { method: 'link', url: 'https://pay.example.org/fixit' },
    });
    const before = (await flow.mails('agent@example.com', claimId)).length;
    await flow.advance(8 * 24 * 60 * minute);
    expect((await flow.mails('agent@example.com', claimId)).length).toBeGreaterThan(before);
    const [payment] = (await flow.claim(claimId)).payments;
    await flow.ok('agent', 'POST', `/claims/${claimId}/payments/${payment.paymentId}/confirm`, {});
    expect((await flow.claim(claimId)).status).toBe('completed');
  });
});

describe('an upload', () => {
  it('whose file is gone when it is looked at is rejected', async () => {
    const { claimId } = await flow.ok('customer', 'POST', '/claims', {
      deviceId: await flow.device('laptop'),
      incident: { type: 'vandalism', occurredAt: '2026-03-09T17:00:00.000Z', description: 'Scratched.' },
      submit: false,
    });
    const announced = await flow.ok('customer', 'POST', `/claims/${claimId}/documents`, {
      ...{ fileName: 'gone.jpg', contentType: 'image/jpeg', size: 1000, kind: 'damage-photo' },
    });
    await flow.runtime.invoke(functionOf('InspectDocument'), {
      detail: {
        s3ObjectDetails: { objectKey: announced.upload.fields.key, eTag: 'none' },
        scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND' },
      },
    });
    const { items } = await read('customer', `/claims/${claimId}/documents`);
    expect(items).toMatchObject([{ status: 'rejected' }]);
  });
});

describe('mail', () => {
  it('that can never arrive is noted for the claims team', async () => {
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism' });
    const [mail] = await flow.mails('customer@example.com', claimId);
    const { items } = await read('agent', `/claims/${claimId}/emails`);
    const sent = items.find((email: { direction: string }) => email.direction === 'out');
    await flow.runtime.invoke(functionOf('MailFeedback'), {
      detail: {
        eventType: 'Bounce',
        mail: { messageId: mail?.id, tags: { claimId: [claimId], messageId: [sent.emailId] } },
        bounce: { bounceType: 'Permanent' },
      },
    });
    const after = (await read('agent', `/claims/${claimId}/emails`)).items;
    expect(after).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ emailId: sent.emailId, status: 'bounced' })]),
    );
    await withdraw(claimId);
  });

  it.each(['text', 'PDF'])(
    'brings an invoice that leaves nothing to pay and closes the claim: as %s',
    async (form) => {
      const claimId = await atTheShop('tablet');
      const [approved] = await flow.mails('partner@example.com', claimId);
      const letter = {
        ...{ from: 'partner@example.com', to: approved?.replyTo ?? '', subject: `Re: ${approved?.subject}` },
      };
      // A number that the shop has used before would be looked at.
      const lines = [`Invoice FX-${form}`, 'Parts $10.00', 'Labor $5.00', 'Tax $1.00', 'Total $16.00'];
      lines.push('PayPal: pay@fixit.example.org');
      const content = await pdf(...lines);
      const attachments = [{ filename: 'FX-1.pdf', contentType: 'application/pdf', content }];
      await deliver({
        ...letter,
        ...(form === 'PDF' ? { text: 'Our invoice is attached.', attachments } : { text: lines.join('\n') }),
      });
      await flow.advance(minute);
      expect(await flow.claim(claimId)).toMatchObject({ status: 'completed', payments: [] });
    },
  );

  it('that SES does not take for an hour goes to the dead letters', async () => {
    await faults(always('ses', 'SendRawEmail'));
    const claimId = await flow.file({ kind: 'tablet', type: 'vandalism', photo: false });
    await flow.advance(2 * 60 * minute);
    await faults([]);
    expect(await deadLetters('StreamDeadLetters')).toBeGreaterThan(0);
    await flow.advance(30 * minute);
    await withdraw(claimId);
  });
});

describe('an event that its function fails on three times', () => {
  const broken = [
    'Callbacks',
    'InspectDocument',
    'MailFeedback',
    'ReceiveMail',
    'SendMail',
    'CustomizeMessage',
    'AddFirstAdmin',
    'MakeExport',
    'StartPayoutRun',
  ];
  it.each([...broken, 'Reconcile', 'LoadDemoData', 'WatchPayouts'])(
    'goes to the dead letters: %s',
    async (name) => {
      const before = await deadLetters('AsyncDeadLetters');
      const throttled = ['GetItem', 'Query', 'TransactWriteItems'].flatMap((one) => always('dynamodb', one));
      await faults(broken.includes(name) ? [] : throttled);
      const event = { FunctionName: functionOf(name), InvocationType: 'Event', Payload: 'null' };
      await flow.runtime.call('lambda', 'Invoke', event);
      await flow.advance(4 * minute);
      await faults([]);
      expect(await deadLetters('AsyncDeadLetters')).toBeGreaterThan(before);
    },
  );
});

describe('the demo data', () => {
  it('goes on where a crash stopped it, and finds the accounts it made before', async () => {
    const Key = { pk: { S: 'DEMO-DATA' }, sk: { S: 'DEMO-DATA' } };
    const [table] = flow.runtime.services.iam
      .grants()
      .flatMap(({ resources }) => resources)
      .filter((arn) => arn.includes(':table/'));
    const TableName = (table ?? '').split('/')[1];
    await flow.runtime.call('dynamodb', 'DeleteItem', { TableName, Key });
    await flow.runtime.invoke(functionOf('LoadDemoData'), { seed: 1 });
    expect((await read('customer', '/me')).email).toBe('customer@example.com');
  });
});

describe('an export that its asker does not wait for', () => {
  const ask = (query: string): Promise<Answer> =>
    flow.api('agent', 'GET', `/claims/export?${query}`, undefined, { prefer: 'respond-async' });

  it('is made apart in any order, told of by mail, and given to nobody else', async () => {
    for (const sort of ['created', 'updated', 'due', 'status']) {
      const { status, body } = await ask(`format=csv&sort=${sort}`);
      expect([status, body.state]).toEqual([202, 'pending']);
      await flow.runtime.idle();
      const made = await read('agent', `/claims/exports/${body.exportId}`);
      expect(made).toMatchObject({ state: 'done', fileName: expect.stringMatching(/^claims-all-.*\.csv$/) });
      expect(await get(made.url)).toBe(200);
      expect((await flow.api('agent2', 'GET', `/claims/exports/${body.exportId}`)).status).toBe(404);
      const [mail] = await flow.mails('agent@example.com');
      expect(mail?.text).toContain(`/exports/${body.exportId}`);
    }
    expect((await read('agent', '/claims?sort=status')).items).toBeDefined();
  });

  it('is begun again by the reconcile when its beginning was lost', async () => {
    // Not the first call, which is the API's own of its function: that function's three tries to have the export made.
    await faults([2, 3, 4].map((nth) => ({ service: 'lambda', operation: 'Invoke', mode: 'throttle', nth })));
    expect((await ask('format=xlsx')).status).toBe(500);
    await faults([]);
    const told = (await flow.mails('agent@example.com')).length;
    await flow.advance(30 * minute);
    await flow.runtime.idle();
    const mails = await flow.mails('agent@example.com');
    expect(mails.length).toBe(told + 1);
    const [mail] = mails;
    const exportId = /exports\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
    expect(await read('agent', `/claims/exports/${exportId}`)).toMatchObject({ state: 'done' });
  });
});

describe('a customer’s contact', () => {
  it('is changed on the account’s page: telephone at once, the mail address by a code', async () => {
    const { claimId } = await flow.ok('customer', 'POST', '/claims', {
      ...{ deviceId: (await read('customer', '/devices')).items[0].deviceId, submit: false },
      incident: {
        type: 'theft',
        description: 'It is gone.',
        occurredAt: new Date(flow.runtime.clock.now() - 3_600_000).toISOString(),
      },
    });
    await flow.ok('customer', 'PATCH', '/me', { phone: '+14155550188' });
    const email = 'casey.new@example.net';
    await flow.ok('customer', 'POST', '/me/email', { email, password: 'Claimflow-demo-1' });
    const { messages } = await flow.control(`/mail?to=${email}`);
    const code = /code: (\d{6})/.exec(messages[0]?.text ?? '')?.[1];
    await flow.ok('customer', 'POST', '/me/email/confirm', { code });
    expect((await read('customer', '/me')).email).toBe(email);
    expect((await read('agent', `/claims/${claimId}`)).customer).toMatchObject({
      email,
      phone: '+14155550188',
    });
    const { messages: texts } = await flow.control('/sms');
    expect(JSON.stringify(texts)).toContain('another telephone number');
  });
});
