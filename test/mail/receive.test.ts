import { describe, expect, it } from 'vitest';
import { corpusMail, deliver, startMailMachine } from './mail-machine.ts';

describe('a mail with an answer', () => {
  it('moves the claim, and stands in comments and email history', async () => {
    const machine = await startMailMachine();
    await deliver(machine, await corpusMail('gmail-reply-en'));

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
});
