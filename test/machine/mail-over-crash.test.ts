import { expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';

it('keeps a mail whose storing a crash cut off', async () => {
  const crashed = Promise.withResolvers<string>();
  const flow = await Claimflow.start({ onCrash: crashed.resolve });
  flow.runtime.services.faults.set({
    seed: 1,
    rules: [{ service: 's3', operation: 'PutObject', mode: 'crash', nth: 1, when: 'before' }],
  });
  const arrival = flow.mailIn({
    from: 'stranger@elsewhere.example.org',
    to: 'claims@claimflow.example',
    subject: 'Boats',
    text: 'Do you cover boats?',
  });
  await Promise.race([arrival, crashed.promise]);
  await flow.crash();
  await flow.runtime.idle();
  const { items } = await flow.ok('agent', 'GET', '/staff/unmatched-mail');
  expect(items.map(({ subject }: { subject: string }) => subject)).toEqual(['Boats']);
  await flow.stop();
});
