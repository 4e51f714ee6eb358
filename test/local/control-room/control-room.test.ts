import { describe, expect, it } from 'vitest';
import { listExecutions } from '../../../local/control-room/executions.ts';
import { START } from '../ses/machine.ts';
import { room, states } from './room.ts';

describe('the clock', () => {
  it.each([
    ['PT1H', '2026-03-01T13:00:00.000Z'],
    ['P3D', '2026-03-04T12:00:00.000Z'],
    ['P1M', '2026-04-01T12:00:00.000Z'],
    ['PT0S', '2026-03-01T12:00:00.000Z'],
  ])('moves by %s to %s and says what fired', async (advance, now) => {
    const { ask, clock } = await room();
    clock.set({ id: 't', at: START + 60_000, kind: 'wait', name: 'a claim', fire: () => undefined });
    const answer = (await ask('POST /_local/clock', { advance })).json();
    const fired =
      advance === 'PT0S' ? [] : [{ at: '2026-03-01T12:01:00.000Z', kind: 'wait', name: 'a claim' }];
    expect(answer).toEqual({ now, fired });
    expect((await ask('GET /_local/clock')).json()).toEqual({ now });
  });

  it('moves to an instant in any offset', async () => {
    const { ask } = await room();
    expect((await ask('POST /_local/clock', { to: '2026-03-15T12:00:00-04:00' })).json().now).toBe(
      '2026-03-15T16:00:00.000Z',
    );
  });

  it.each([
    ['no JSON', '{', ''],
    ['neither', {}, 'advance'],
    ['both', { advance: 'P1D', to: '2026-04-01T00:00:00Z' }, 'advance'],
    ['no duration', { advance: '3 days' }, 'advance'],
    ['a step back', { advance: 'P-1D' }, 'advance'],
    ['an earlier instant', { to: '2026-02-28T00:00:00Z' }, 'to'],
    ['an instant without offset', { to: '2026-04-01T00:00:00' }, 'to'],
    ['no date', { to: 'tomorrow' }, 'to'],
    ['a century', { advance: 'P100Y' }, 'advance'],
    ['a duration of nothing', { advance: 'P' }, 'advance'],
    ['more years than there are', { advance: 'P99999999Y' }, 'advance'],
  ])('refuses %s, naming the field', async (_case, body, path) => {
    const { ask } = await room();
    const response = await ask('POST /_local/clock', body);
    expect(response.status).toBe(400);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json().errors).toMatchObject([{ path }]);
  });
});

describe('mail', () => {
  it('sent by the app is listed and given raw', async () => {
    const { ask, send } = await room();
    const id = await send(
      'From: claims@claimflow.example\r\nTo: casey@example.com\r\nSubject: CLM-0A1B2C3D\r\n\r\nHello',
    );
    const { messages } = (await ask('GET /_local/mail?to=casey@example.com&claimId=CLM-0A1B2C3D')).json();
    expect(messages).toMatchObject([
      {
        id,
        subject: 'CLM-0A1B2C3D',
        text: 'Hello\n',
        attachments: [],
        links: [],
        references: [],
        inReplyTo: null,
      },
    ]);
    expect((await ask('GET /_local/mail?claimId=CLM-ZZZZZZZZ')).json()).toEqual({ messages: [] });
    const raw = await ask(`GET /_local/mail/${id}/raw`);
    expect(raw.headers['content-type']).toBe('message/rfc822');
    expect(raw.text).toContain(`Message-ID: <${id}@email.amazonses.com>`);
    expect((await ask('GET /_local/mail/none/raw')).status).toBe(404);
  });

  it('posted arrives through the receipt rules with the verdicts given', async () => {
    const { ask, invocations } = await room();
    const response = await ask(
      'POST /_local/mail?from=casey@example.com&to=claims@claimflow.example&verdicts=spam:fail',
      'Subject: x\r\n\r\nHi',
    );
    expect(response.status).toBe(201);
    await ask('GET /_local/idle');
    expect(JSON.stringify(invocations)).toContain(response.json().messageId);
    expect(JSON.stringify(invocations)).toContain('"spamVerdict":{"status":"FAIL"}');
  });

  it.each([
    ['?to=claims@claimflow.example', 'from'],
    ['?from=', 'to'],
    ['?from=&to=claims@claimflow.example&verdicts=spam:maybe', 'verdicts'],
  ])('posted with %s is refused by field %s', async (query, path) => {
    const response = await (await room()).ask(`POST /_local/mail${query}`, 'x: y\r\n\r\n');
    expect([response.status, response.json().errors[0].path]).toEqual([400, path]);
  });

  it('posted to nobody here is refused as SES would', async () => {
    const response = await (await room()).ask(
      'POST /_local/mail?from=&to=x@elsewhere.example',
      'x: y\r\n\r\n',
    );
    expect([response.status, response.json().detail]).toEqual([422, expect.stringMatching(/^550 /)]);
  });
});

describe('executions', () => {
  it('are listed newest first, by claim and machine', async () => {
    const { ask } = await room();
    const { executions } = (await ask('GET /_local/executions')).json();
    expect(executions.map((one: { name: string }) => one.name)).toEqual(['CLM-ZZZZZZZZ-1', 'CLM-0A1B2C3D-1']);
    expect(await listExecutions(states, { claimId: 'CLM-0A1B2C3D', machine: 'claim' })).toHaveLength(1);
    expect(await listExecutions(states, { machine: 'payout' })).toEqual([]);
  });

  it('are shown with input, output and their whole history', async () => {
    const { ask } = await room();
    expect((await ask('GET /_local/executions/CLM-0A1B2C3D-1')).json()).toMatchObject({
      ...{
        status: 'RUNNING',
        input: { claimId: '<b>' },
        output: { done: true },
        startedAt: '1970-01-01T00:00:01.000Z',
      },
      history: [
        { id: 1, type: 'ExecutionStarted' },
        { id: 2, timestamp: '1970-01-01T00:00:02.500Z' },
      ],
    });
    expect((await ask('GET /_local/executions/none')).status).toBe(404);
  });
});

describe('the rest', () => {
  it.each([
    ['health', { status: 'ready', services: { ses: 'ready' } }],
    [
      'sms?to=%2B12025550123',
      { messages: [{ to: '+12025550123', text: 'Your code', date: '2026-03-01T12:00:00.000Z' }] },
    ],
    ['sms?to=%2B1', { messages: [] }],
    [
      'metering',
      {
        totalUsd: 0.0001,
        items: [{ service: 'ses', operation: 'SendRawEmail', unit: 'messages', quantity: 1, usd: 0.0001 }],
      },
    ],
    ['payments?claimId=CLM-0A1B2C3D', { payments: [], movements: [] }],
    ['roles', { roles: [{ name: 'Send', function: 'send', accessKeyId: 'AK', secretAccessKey: 'SK' }] }],
    ['logs', { functions: ['send'] }],
  ])('GET /_local/%s', async (path, expected) => {
    expect((await (await room()).ask(`GET /_local/${path}`)).json()).toEqual(expected);
  });

  it('takes fault rules and names the one that is wrong', async () => {
    const { ask } = await room();
    const rules = [{ service: 'dynamodb', operation: 'PutItem', mode: 'throttle', nth: 2 }];
    expect((await ask('POST /_local/faults', { seed: 7, rules })).json()).toMatchObject({ seed: 7, rules });
    const wrong = await ask('POST /_local/faults', { seed: 7, rules: [{ ...rules[0], mode: 'explode' }] });
    expect([wrong.status, wrong.json().errors[0].path]).toEqual([400, 'rules.0.mode']);
    expect((await ask('POST /_local/faults', { rules: [] })).json().rules).toEqual([]);
  });

  it.each<[string, string, string | undefined]>([
    ['dynamo', 'PutItem', 'dynamo is no service here; there are dynamodb, states, stripe'],
    ['dynamodb', 'Put', 'Put is no operation of dynamodb; it has GetItem, PutItem'],
    ['*', 'Scan', 'Scan is no operation of *; it has GetItem, PutItem, StartExecution'],
    ['stepfunctions', 'startexecution', undefined],
    ['*', '*', undefined],
    ['stripe', 'Charge', undefined],
  ])('takes faults on %s %s only if they can strike', async (service, operation, message) => {
    const { ask } = await room();
    const rules = [{ service, operation, mode: 'throttle' }];
    const answer = await ask('POST /_local/faults', { rules });
    expect(answer.status).toBe(message === undefined ? 200 : 400);
    expect(answer.json().errors?.[0]?.message).toBe(message);
  });

  it('knows what it has not, what it does not do, and who asks', async () => {
    const { ask } = await room();
    expect((await ask('GET /_local/nothing')).status).toBe(404);
    expect((await ask('DELETE /_local/clock')).status).toBe(405);
    const site = { origin: 'http://evil.example' };
    expect((await ask('POST /_local/clock', { advance: 'P1D' }, site)).status).toBe(403);
    expect(
      (await ask('POST /_local/clock', { advance: 'PT1S' }, { origin: 'http://localhost:8787' })).status,
    ).toBe(200);
  });
});
