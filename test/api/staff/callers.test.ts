import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filed } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startWholeApi();
});
afterEach(() => api.close());

const post = (path: string, body: object = {}, as: Person = 'avery') =>
  api.call('POST', `/api/staff/callers/casey/${path}`, { as, body });
const codeSent = (): string =>
  /code for our call is (\d{6})/.exec(api.server.texts.at(-1)?.text ?? '')?.[1] ?? '';
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

/** What the history says of how the claim was begun. */
async function begun(as: Person): Promise<string> {
  const claimId = await filed(api, { submit: false }, { as });
  const history = await api.call('GET', `/api/claims/${claimId}/history`, { as: 'drew' });
  return history.json.items[0].note;
}

describe('a caller', () => {
  it('is known to the agent whom he told the code that was sent to the phone on file', async () => {
    const sent = await post('code');
    expect([sent.status, sent.json.channel]).toEqual([202, 'phone']);
    expect(api.server.texts).toMatchObject([{ to: '+14155550123' }]);
    expect(sent.text).not.toContain(codeSent());
    const told = `${codeSent().slice(0, 3)} ${codeSent().slice(3)}`;
    expect((await post('verify', { code: told })).json).toMatchObject({ customerId: 'casey' });
    expect(await begun('avery')).toContain('who told the code');
    expect(await begun('blake')).toContain('without a code');
    vi.setSystemTime(Date.parse(NOW) + 31 * 60_000);
    expect(await begun('avery')).toContain('without a code');
  });

  it('can have the code by mail', async () => {
    expect((await post('code', { channel: 'email' })).json.channel).toBe('email');
    expect(api.server.texts).toEqual([]);
  });

  it('has five tries and ten minutes', async () => {
    await post('code');
    const code = codeSent();
    for (let tries = 4; tries >= 0; tries -= 1) {
      const { status, json } = await post('verify', { code: wrong(code) });
      expect([status, json.errors[0]]).toEqual([
        400,
        { path: 'code', message: `is not the code that was sent; ${tries} more tries` },
      ]);
    }
    expect((await post('verify', { code })).json.errors[0].message).toContain('no code is open');
    await post('code');
    vi.setSystemTime(Date.parse(NOW) + 10 * 60_000);
    expect((await post('verify', { code: codeSent() })).status).toBe(400);
  });

  it('is not flooded with codes, and a code works once', async () => {
    await post('code');
    const code = codeSent();
    expect((await post('verify', { code }, 'blake')).status).toBe(400);
    expect((await post('verify', { code })).status).toBe(200);
    expect((await post('verify', { code })).status).toBe(400);
    for (let times = 0; times < 4; times += 1) await post('code');
    expect((await post('code')).status).toBe(429);
  });
});
