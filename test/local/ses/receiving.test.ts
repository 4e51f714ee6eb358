import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws-service.ts';
import { planOf } from '../../../local/ses/receipt-rules.ts';
import { parseVerdicts } from '../../../local/ses/receiving.ts';
import type { ReceiptRule } from '../../../local/ses/resources.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { provide, RECEIVE, sesMachine } from './machine.ts';

const RAW = Buffer.from(
  [
    'From: Casey <casey@example.com>',
    'To: Claims <claims+x1@claimflow.example>',
    'Subject: Re: your',
    ' claim',
    'X-SES-Spam-Verdict: PASS',
    '',
    'Hello',
  ].join('\r\n'),
);
const ENVELOPE = { from: 'casey@example.com', to: ['Claims+x1@claimflow.example'] };

function rule(arn: string, ...domains: string[]): ReceiptRule {
  return { arn, domains, scanEnabled: true, actions: [{ type: 'Lambda', functionArn: arn }] };
}

describe('receipt rules', () => {
  const taken = (rules: ReceiptRule[], ...to: string[]) =>
    planOf(to, rules)?.map((one) => [one.rule.arn, ...one.recipients]) ?? null;

  it.each([
    ['their domain, in any case', 'Any+label@Claimflow.Example', true],
    ['no subdomain', 'any@in.claimflow.example', false],
    ['no other domain', 'any@elsewhere.example', false],
  ])('take %s', (_case, address, expected) => {
    expect(taken([rule('R', 'claimflow.example')], address)).toEqual(
      expected ? [['R', address.toLowerCase()]] : null,
    );
  });

  it('run in order, each for its own recipients', () => {
    const rules = [rule('A', 'a.example'), rule('B', 'a.example', 'b.example')];
    expect(taken(rules, 'x@a.example', 'y@b.example')).toEqual([
      ['A', 'x@a.example'],
      ['B', 'x@a.example', 'y@b.example'],
    ]);
  });
});

describe('a receipt rule with what is not simulated', () => {
  it.each([
    [
      'a bounce action',
      { Actions: [{ BounceAction: { Sender: 'a@b.example' } }] },
      /Test\/Odd \(AWS::SES::ReceiptRule\): Rule.Actions.0/,
    ],
    [
      'a synchronous function',
      { Actions: [{ LambdaAction: { FunctionArn: RECEIVE, InvocationType: 'RequestResponse' } }] },
      /Rule.Actions.0/,
    ],
    ['one address', { Recipients: ['claims@claimflow.example'], Actions: [] }, /only whole domains/],
  ])('stops the start: %s', async (_case, rule, message) => {
    const [provider] = (await sesMachine(openDataFolder(null))).ses.providers;
    if (provider === undefined) throw new Error('no provider');
    const properties = {
      RuleSetName: 'inbound',
      Rule: { Enabled: true, Recipients: ['claimflow.example'], ...rule },
    };
    await expect(provide(provider, 'AWS::SES::ReceiptRule', 'Odd', properties)).rejects.toThrow(message);
  });
});

describe('inbound mail', () => {
  it('is stored with SES headers on top, then the function hears of it', async () => {
    const { ses, activity, puts, invocations } = await sesMachine(openDataFolder(null));
    const { messageId } = await ses.receive(RAW, ENVELOPE, parseVerdicts('dmarc:fail,spam:gray'));
    await activity.idle();
    expect(puts[0]?.caller).toMatchObject({ kind: 'service', servicePrincipal: 'ses.amazonaws.com' });
    expect(puts[0]?.input).toMatchObject({ Bucket: 'mail', Key: `raw/${messageId}` });
    const stored = Buffer.from(puts[0]?.input.Body ?? []).toString();
    expect(stored).toMatch(/^Return-Path: <casey@example.com>\r\nReceived: /);
    expect(stored.indexOf('X-SES-Spam-Verdict: GRAY')).toBeLessThan(
      stored.indexOf('X-SES-Spam-Verdict: PASS'),
    );
    expect(stored).toMatch(/\r\n\r\nHello$/);
    expect(invocations).toHaveLength(1);
    expect(invocations[0]).toMatchObject({
      functionArn: RECEIVE,
      event: {
        Records: [
          {
            eventSource: 'aws:ses',
            eventVersion: '1.0',
            ses: {
              mail: {
                timestamp: '2026-03-01T12:00:00.000Z',
                source: 'casey@example.com',
                messageId,
                destination: ['claims+x1@claimflow.example'],
                headersTruncated: false,
                commonHeaders: {
                  returnPath: 'casey@example.com',
                  from: ['Casey <casey@example.com>'],
                  subject: 'Re: your claim',
                },
              },
              receipt: {
                recipients: ['claims+x1@claimflow.example'],
                spamVerdict: { status: 'GRAY' },
                virusVerdict: { status: 'PASS' },
                dmarcVerdict: { status: 'FAIL' },
                dmarcPolicy: 'none',
                action: { type: 'Lambda', functionArn: RECEIVE, invocationType: 'Event' },
              },
            },
          },
        ],
      },
    });
  });

  it('is refused for an address no rule takes', async () => {
    const { ses } = await sesMachine(openDataFolder(null));
    await expect(ses.receive(RAW, { from: '', to: ['x@elsewhere.example'] })).rejects.toMatchObject({
      smtpCode: 550,
    });
  });

  it('goes on after a crash until every action is done, and stores under the same key if it stores again', async () => {
    const folder = openDataFolder(null);
    let crash: () => void = () => undefined;
    const first = await sesMachine(folder.session(), {
      refuseInvoke() {
        crash();
        return new AwsError('ServiceException', 'gone', 500);
      },
    });
    crash = () => first.ses.stop();
    const { messageId } = await first.ses.receive(RAW, ENVELOPE);
    await first.activity.idle();
    expect(first.puts).toHaveLength(1);
    const second = await sesMachine(folder.session());
    second.ses.resume();
    await second.activity.idle();
    expect(second.puts[0]?.input.Key).toBe(first.puts[0]?.input.Key);
    expect(second.invocations).toHaveLength(1);
    expect(JSON.stringify(second.invocations)).toContain(messageId);
    const third = await sesMachine(folder.session());
    third.ses.resume();
    await third.activity.idle();
    expect([third.puts, third.invocations]).toEqual([[], []]);
  });

  it('tries again a minute later when an action fails', async () => {
    let failures = 1;
    const refuseInvoke = () =>
      failures-- > 0 ? new AwsError('TooManyRequestsException', 'slow down', 429) : undefined;
    const { ses, clock, activity, invocations, puts } = await sesMachine(openDataFolder(null), {
      refuseInvoke,
    });
    await ses.receive(RAW, ENVELOPE);
    await activity.idle();
    expect(invocations).toEqual([]);
    await clock.advance(clock.now() + 60_000);
    expect(invocations).toHaveLength(1);
    expect(new Set(puts.map(({ input }) => input.Key)).size).toBe(1);
  });

  it.each(['spf', 'spf:maybe', 'dkom:pass'])('has no verdict %j', (text) => {
    expect(() => parseVerdicts(text)).toThrow(RangeError);
  });
});

describe('the SMTP door', () => {
  it('takes mail with verdicts of its header, the null path too, and refuses strangers', async () => {
    const { ses, activity, invocations } = await sesMachine(openDataFolder(null));
    const door = await ses.openSmtp(0);
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
    try {
      const headers = { 'X-Local-Verdicts': 'spam:fail' };
      const content = { from: 'casey@example.com', subject: 'Hi', text: 'Hello', headers };
      const to = 'claims@claimflow.example';
      const info = await transport.sendMail({ ...content, to, envelope: { from: '', to } });
      expect(info.response).toMatch(/^250/);
      await activity.idle();
      expect(JSON.stringify(invocations)).toContain('"spamVerdict":{"status":"FAIL"}');
      expect(JSON.stringify(invocations)).toContain('"source":""');
      await expect(transport.sendMail({ ...content, to: 'x@elsewhere.example' })).rejects.toMatchObject({
        responseCode: 550,
      });
      const wrong = { ...content, to, headers: { 'X-Local-Verdicts': 'spam:perhaps' } };
      await expect(transport.sendMail(wrong)).rejects.toMatchObject({ responseCode: 550 });
    } finally {
      transport.close();
      await door.close();
    }
  });
});
