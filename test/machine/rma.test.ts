import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow, type Mail } from './claimflow.ts';

/** Returns on the whole machine: the workflow waits for dealer, depot and team, and everything by itself is a timer. */

let flow: Claimflow;
let claimId: string;

const day = 86_400_000;
const dealer = 'dealer@example.com';

beforeAll(async () => {
  flow = await Claimflow.start();
  const occurredAt = new Date(flow.runtime.clock.now() - day).toISOString();
  const filed = await flow.ok('dealer', 'POST', '/claims', {
    serialNumber: 'DS200-1001',
    incident: { type: 'mechanical-failure', occurredAt, description: 'No reading below five metres.' },
    submit: true,
  });
  claimId = filed.claimId;
});
afterAll(async () => {
  await flow.stop();
});

const issue = async (serials: readonly string[], more: object = {}): Promise<string> => {
  const units = serials.map((serial) => ({ serial }));
  const rma = await flow.ok('agent', 'POST', `/claims/${claimId}/rmas`, { kind: 'credit', units, ...more });
  return rma.rmaId;
};
const patch = (rmaId: string, body: object, as: 'agent' | 'dealer' = 'agent') =>
  flow.ok(as, 'PATCH', `/rmas/${rmaId}`, body);
const runsOf = async (rmaId: string): Promise<string[]> => {
  const { executions } = await flow.control('/executions?machine=Rma');
  return executions
    .filter(({ name }: { name: string }) => name.startsWith(rmaId))
    .map(({ name, status }: { name: string; status: string }) => `${name.slice(rmaId.length)} ${status}`);
};
const statesOf = async (rmaId: string): Promise<string[]> => {
  const { history } = await flow.control(`/executions/${rmaId}-1`);
  return history.flatMap(
    (event: { stateEnteredEventDetails?: { name: string } }) => event.stateEnteredEventDetails?.name ?? [],
  );
};
const subjects = async (): Promise<string[]> => (await flow.mails(dealer)).map(({ subject }) => subject);
const whats = async (rmaId: string): Promise<string[]> =>
  (await flow.ok('agent', 'GET', `/rmas/${rmaId}`)).history.map(({ what }: { what: string }) => what);

describe('two units for credit', () => {
  it('go by the link of the mail, are received, inspected and credited, and the run ends', async () => {
    const rmaId = await issue(['DS200-1001', 'AP70-2001']);
    const { messages } = await flow.control(`/mail?to=${dealer}`);
    const mail = messages.find(({ subject }: Mail) => subject.endsWith(`${rmaId}: please send 2 units back`));
    expect(mail.attachments.map(({ filename }: { filename: string }) => filename)).toEqual([
      `packing-slip-${rmaId}.pdf`,
      `label-${rmaId}.pdf`,
    ]);

    const link = new URL(mail.links.find((one: string) => one.includes('/c/'))).pathname;
    const page = Buffer.from((await flow.portal({ path: link })).body).toString();
    expect(page).toContain('Is it on its way?');
    expect((await flow.ok('dealer', 'GET', `/rmas/${rmaId}`)).state).toBe('issued');
    const post = (text: string) =>
      flow.portal({
        ...{ method: 'POST', path: link, body: Buffer.from(text) },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await post('carrier=pigeon&tracking=')).status).toBe(422);
    expect((await post('carrier=ups&tracking=1Z999')).status).toBe(200);
    await flow.runtime.idle();
    const again = await post('carrier=ups&tracking=1Z999');
    expect(Buffer.from(again.body).toString()).toContain('Already decided by Harbor Dealers');

    await patch(rmaId, { state: 'received', serials: ['DS200-1001'] });
    await patch(rmaId, { state: 'received' });
    await patch(rmaId, { state: 'inspected', grade: 'B', disposition: 'restock' });
    await patch(rmaId, { state: 'credited', creditCents: 25_000 });
    await flow.advance(2_000);
    expect(await flow.ok('dealer', 'GET', `/rmas/${rmaId}`)).toMatchObject({
      ...{ state: 'closed', creditCents: 50_000 },
      units: [{ ending: 'credited' }, { ending: 'credited' }],
    });
    // It stands in the service record of each unit, and so does the claim.
    const unit = await flow.ok('dealer', 'GET', '/units/AP70-2001');
    expect(unit.rmas).toMatchObject([{ rmaId, kind: 'credit', state: 'closed' }]);
    const claimed = await flow.ok('dealer', 'GET', '/units/DS200-1001');
    expect(claimed.claims).toMatchObject([{ claimId, open: true, incidentType: 'mechanical-failure' }]);
    for (const sort of ['issued', 'due', 'state', 'dealer'])
      expect(await flow.ok('dealer', 'GET', `/rmas?list=closed&sort=${sort}`)).toMatchObject({
        items: [{ rmaId }],
      });
    expect(await flow.ok('agent', 'GET', '/rmas/export?format=csv')).toContain(rmaId);
    expect(await runsOf(rmaId)).toEqual(['-1 SUCCEEDED']);
    const entered = (await statesOf(rmaId)).filter((name) => name.startsWith('Wait'));
    expect([...new Set(entered)]).toEqual([
      ...['WaitForShipment', 'WaitForReceipt', 'WaitForInspection', 'WaitForOutcome', 'WaitForClosing'],
    ]);
    const credited = (await flow.control(`/mail?to=${dealer}`)).messages.find(({ subject }: Mail) =>
      subject.endsWith(`${rmaId}: $500.00 credited`),
    );
    expect(credited.attachments).toMatchObject([{ filename: `credit-note-${rmaId}.pdf` }]);
  });
});

describe('a replacement in advance that nobody sends back', () => {
  it('is reminded of, and charged once', async () => {
    const terms = { kind: 'advance-replacement', returnDays: 6, nonReturnFeeCents: 30_000 };
    const rmaId = await issue(['AP70-2001'], terms);
    await patch(rmaId, { replacements: [{ serial: 'AP70-2001', replacementSerial: 'AP70-2002' }] });
    expect(await flow.ok('dealer', 'GET', '/units/AP70-2002')).toMatchObject({ replaces: 'AP70-2001' });
    await flow.advance(7 * day);
    const mails = (await subjects()).filter((subject) => subject.includes(rmaId));
    expect(mails.filter((subject) => subject.includes('not on the way yet'))).toHaveLength(1);
    expect(mails.filter((subject) => subject.includes('$300.00 charged for 1 unit'))).toHaveLength(1);
    expect(await whats(rmaId)).toEqual(['issued', 'replacement-sent', 'reminded', 'fee-charged']);
    await patch(rmaId, { state: 'closed', reason: 'It fell overboard.' });
    expect(await runsOf(rmaId)).toEqual(['-1 SUCCEEDED']);
  });
});

describe('a run that broke off', () => {
  it('is followed by the next, which goes on where the RMA stands', async () => {
    const rmaId = await issue(['BC12-3001']);
    await flow.crash();
    await patch(rmaId, { state: 'in-transit', carrier: 'own' }, 'dealer');
    expect((await statesOf(rmaId)).at(-1)).toBe('WaitForReceipt');
    await stopRun(rmaId);
    await flow.advance(day);
    expect(await runsOf(rmaId)).toEqual(expect.arrayContaining(['-1 ABORTED', '-2 RUNNING']));
    await patch(rmaId, { state: 'received' });
    await flow.advance(4 * day);
    const toTeam = (await flow.mails('agent@example.com')).map(({ subject }) => subject);
    expect(toTeam).toContain(`${rmaId} waits for us`);
    await patch(rmaId, { state: 'inspected', grade: 'D', disposition: 'scrap' });
    await patch(rmaId, { state: 'rejected', reason: 'Opened by somebody.' });
    await patch(rmaId, { state: 'closed' }, 'dealer');
    expect(await runsOf(rmaId)).toEqual(expect.arrayContaining(['-2 SUCCEEDED']));
  });
});

/** Ends the first execution by hand. */
async function stopRun(rmaId: string): Promise<void> {
  const { stateMachines } = (await flow.runtime.call('states', 'ListStateMachines', {})) as {
    stateMachines: { name: string; stateMachineArn: string }[];
  };
  const { stateMachineArn = '' } = stateMachines.find(({ name }) => name.includes('RmaMachine')) ?? {};
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${rmaId}-1`;
  await flow.runtime.call('states', 'StopExecution', { executionArn });
}

describe('a claim with parts and labor', () => {
  it('is approved in part, credited with its note by mail, and its run ends', async () => {
    const { items, centsPerHour } = await flow.ok('dealer', 'GET', '/price-tables/labor?sku=DS-200&q=main');
    expect([
      items.map(({ operationCode }: { operationCode: string }) => operationCode),
      centsPerHour,
    ]).toEqual([['R-11'], 11_000]);
    const filed = await flow.ok('dealer', 'POST', '/claims', {
      serialNumber: 'DS200-1002',
      incident: {
        ...{ type: 'mechanical-failure', description: 'Dead on arrival.' },
        occurredAt: new Date(flow.runtime.clock.now() - day).toISOString(),
      },
      parts: [{ partNumber: 'TL-1001', quantity: 1 }],
      labor: [{ operationCode: 'R-11' }],
      submit: true,
    });
    const path = `/claims/${filed.claimId}`;
    await flow.runtime.idle();
    expect(await flow.ok('agent', 'GET', path)).toMatchObject({
      status: 'initial-review',
      rulesFound: 'to-review',
    });
    const lines = [{ lineId: 'labor-R-11', verdict: 'reject', code: 'ELH' }];
    expect(await flow.ok('agent', 'POST', `${path}/decide`, { outcome: 'approve', lines })).toMatchObject({
      ...{ status: 'completed', payments: [{ amountCents: 18_400, status: 'paid' }] },
    });
    await flow.runtime.idle();
    const { messages } = await flow.control(`/mail?to=${dealer}&claimId=${filed.claimId}`);
    expect(messages[0]).toMatchObject({
      text: expect.stringContaining('We credited $184.00 of $349.00'),
      attachments: [
        { filename: `credit-note-CN-${filed.claimId.slice(4)}-1.pdf`, contentType: 'application/pdf' },
      ],
    });
    const { executions } = await flow.control(`/executions?claimId=${filed.claimId}`);
    expect(executions).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect(await flow.ok('dealer', 'GET', '/units/DS200-1002')).toMatchObject({
      claims: [{ claimId: filed.claimId, open: false }],
    });
  });
});
