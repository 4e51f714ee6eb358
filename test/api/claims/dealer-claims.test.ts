import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimKey, claimPrefixes } from '../../../lambdas/adapters/table/claim-keys.ts';
import { dealerCreditsPartition } from '../../../lambdas/adapters/table/rma-keys.ts';
import { messageRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { dealerCreditSchema } from '../../../lambdas/domain/rma/dealer-credit.ts';
import { adjudicated, asked, claimOf } from '../claim-steps.ts';
import { cost, failure, withUnits } from '../dealer-claims.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
  await withUnits(api);
});
afterEach(() => api.close());

const file = (body: object = {}, as: Person = 'harbor-owner') =>
  api.call('POST', '/api/claims', {
    as,
    body: { serialNumber: 'DS-IN', incident: failure, ...cost, submit: true, ...body },
  });
const claimed = async (body: object = {}): Promise<string> => {
  const answer = await file(body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json.claimId;
};
const post = (claimId: string, what: string, body: object, as: Person = 'avery') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });
const read = async (claimId: string, as: Person = 'harbor-owner') =>
  (await api.call('GET', `/api/claims/${claimId}`, { as })).json;
const mailsOf = (claimId: string) =>
  api.table.all({ partition: claimKey(claimId).pk, sortPrefix: claimPrefixes.messages }, messageRecordSchema);
const credits = () => api.table.all({ partition: dealerCreditsPartition('harbor') }, dealerCreditSchema);

describe('filing for a unit', () => {
  it('says whether the unit is under warranty, and prices the lines', async () => {
    const answer = await file({ serialNumber: ' ds-in ' });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      status: 'new',
      nextStep: { who: 'agent' },
      unit: {
        serial: 'DS-IN',
        product: 'Depth sounder',
        warranty: { inWarranty: true, reason: 'in-warranty', endsAt: '2027-02-22' },
      },
    });
    const claim = await read(answer.json.claimId);
    expect(claim.totals).toEqual({
      partsCents: 20_500,
      laborCents: 16_500,
      servicesCents: 10_000,
      taxCents: 4_700,
      claimedCents: 51_700,
    });
    expect(claim.parts).toHaveLength(2);
    expect(claim).toMatchObject({ customer: { name: 'Pat' }, partner: { name: 'Harbor Dealers' } });
    const [mail, ...others] = await mailsOf(answer.json.claimId);
    expect(mail).toMatchObject({ to: ['claims@harbor.example.org'] });
    expect(mail?.text).toContain('We have your claim');
    expect(others).toEqual([]);
  });

  it.each([
    ['out of warranty', 'DS-OUT', 'ended'],
    ['not registered', 'DS-NEW', 'not-registered'],
  ])('takes a unit that is %s, and says so', async (_what, serialNumber, reason) => {
    const { status, json } = await file({ serialNumber });
    expect([status, json.unit.warranty]).toEqual([
      201,
      expect.objectContaining({ inWarranty: false, reason }),
    ]);
  });

  it('answers the same for a unit of another dealer, of none, and one that nobody knows', async () => {
    const answers = [];
    for (const serialNumber of ['DS-OTHER', 'DS-FREE', 'DS-NOPE', '//', 'x'.repeat(50)])
      answers.push(await file({ serialNumber }));
    answers.push(await file({ serialNumber: 'DS-IN' }, 'casey'));
    for (const { status, json } of answers) {
      expect(status).toBe(404);
      expect(json).toEqual(answers[0]?.json);
    }
  });

  it('is refused to shops that are no dealers, and done by agents for a dealer', async () => {
    expect((await file({}, 'volt-owner')).status).toBe(403);
    const byAgent = await file({}, 'avery');
    expect(byAgent.status).toBe(201);
    expect((await read(byAgent.json.claimId)).claimId).toBe(byAgent.json.claimId);
    expect((await file({ serialNumber: 'DS-FREE' }, 'avery')).status).toBe(409);
  });

  it('names every line that can’t be priced', async () => {
    const answer = await file({
      parts: [
        { partNumber: 'NOPE', quantity: 1 },
        { partNumber: 'FUSE', quantity: 0 },
      ],
      labor: [{ operationCode: 'R10', hours: 9 }],
    });
    expect(answer.status).toBe(400);
    expect(answer.json.errors.map(({ path }: { path: string }) => path)).toEqual(['parts.1.quantity']);
    const priced = await file({
      parts: [{ partNumber: 'NOPE', quantity: 1 }],
      labor: [{ operationCode: 'R10', hours: 9 }],
    });
    expect(priced.json.errors.map(({ path }: { path: string }) => path)).toEqual([
      'parts.0.partNumber',
      'labor.0.hours',
    ]);
  });

  it('keeps lines to claims for units', async () => {
    const device = await api.call('POST', '/api/claims', {
      as: 'casey',
      body: { deviceId: 'casey-phone', incident: failure, parts: [], taxCents: 1 },
    });
    expect([device.status, device.json.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['parts', 'taxCents'],
    ]);
  });

  it('has one open claim per unit, and drafts beside it', async () => {
    await claimed();
    expect((await file()).status).toBe(409);
    const draft = await file({ submit: false });
    expect(draft.status).toBe(201);
    expect((await post(draft.json.claimId, 'submit', {}, 'harbor-owner')).json.detail).toContain(
      'open claim',
    );
  });

  it('takes the lines of a draft kind by kind, and keeps the others', async () => {
    const claimId = await claimed({ submit: false });
    const patch = (body: object, as: Person = 'harbor-owner') =>
      api.call('PATCH', `/api/claims/${claimId}`, { as, body });
    const changed = await patch({
      parts: [{ partNumber: 'FUSE', quantity: 4 }],
      incident: { description: 'Dead.' },
    });
    expect(changed.json.totals).toMatchObject({
      partsCents: 1_000,
      laborCents: 16_500,
      claimedCents: 32_200,
    });
    expect(changed.json.incident.description).toBe('Dead.');
    expect((await patch({ labor: [{ operationCode: 'ZZ' }] })).json.errors[0].path).toBe(
      'labor.0.operationCode',
    );
    expect((await patch({ parts: [] }, 'volt-owner')).status).toBe(403);
    expect((await read(claimId, 'fixit-owner')).status).toBe(404);
    await post(claimId, 'submit', {}, 'harbor-owner');
    expect((await patch({ parts: [] })).status).toBe(409);
  });
});

describe('the rules', () => {
  it('refer every dealer’s claim, with the trace, and deny none', async () => {
    const claimId = await claimed({ serialNumber: 'DS-OUT' });
    const claim = await adjudicated(api, claimId);
    expect(claim).toMatchObject({ status: 'initial-review', rulesFound: 'to-review', decisions: 1 });
    const decision = (await api.call('GET', `/api/claims/${claimId}/decision`, { as: 'avery' })).json;
    expect(decision).toMatchObject({ outcome: 'review', decidedBy: 'rules', limitCents: 51_700 });
    expect(
      decision.trace.map((entry: { ruleId: string; verdict: string }) => [entry.ruleId, entry.verdict]),
    ).toEqual([
      ['unit-in-warranty', 'fail'],
      ['priced-as-listed', 'pass'],
      ['not-credited-before', 'pass'],
      ['dealer-claims-by-an-agent', 'refer'],
    ]);
  });

  it('point to lines above the tables, and to what was credited before', async () => {
    const first = await claimed();
    await adjudicated(api, first);
    await post(first, 'decide', { outcome: 'approve' });
    const again = await claimed({ labor: [{ operationCode: 'R10', hours: 2, note: 'Rust.' }] });
    const { waiting } = await adjudicated(api, again);
    expect(waiting.text).toContain('Look at a line that is not as the tables say.');
    expect(waiting.text).toContain(`part-BOARD (${first})`);
  });
});

describe('an agent’s review', () => {
  it('approves in part: the dealer is credited once, with a note, and reads why', async () => {
    const claimId = await claimed();
    await adjudicated(api, claimId);
    await asked(api, claimId);
    const lines = [
      {
        lineId: 'labor-R10',
        verdict: 'lower',
        approvedCents: 11_000,
        code: 'ELH',
        reason: 'One hour does it.',
      },
      { lineId: 'service-1', verdict: 'reject', code: 'UR' },
    ];
    const decided = await post(claimId, 'decide', { outcome: 'approve', lines, message: 'Thank you.' });
    expect(decided.json).toMatchObject({ status: 'completed', approvedTotalCents: 34_650 });
    const claim = await read(claimId);
    expect(claim).toMatchObject({
      status: 'completed',
      nextStep: { who: 'nobody', what: expect.stringContaining('credit note') },
      totals: { claimedCents: 51_700, approvedCents: 34_650 },
      payments: [{ amountCents: 34_650, status: 'paid', to: expect.stringContaining('CN-') }],
      credits: [{ amountCents: 34_650, noteNumber: `CN-${claimId.slice(4)}-1` }],
    });
    expect(claim.lines[3].review).toMatchObject({ verdict: 'rejected', code: 'UR' });
    const history = (await api.call('GET', `/api/claims/${claimId}/history`, { as: 'harbor-owner' })).json
      .items;
    expect(
      history.map(({ status, note }: { status: string; note?: string }) => [status, note]).slice(-2),
    ).toEqual([
      ['approved', '$346.50 of $517.00 approved: 1 line lowered, 1 line rejected. Thank you.'],
      ['completed', `$346.50 credited, credit note CN-${claimId.slice(4)}-1.`],
    ]);
    const mail = (await mailsOf(claimId)).find(({ creditNoteOf }) => creditNoteOf !== undefined);
    expect(mail).toMatchObject({ to: ['claims@harbor.example.org'], creditNoteOf: `${claimId}-credit-1` });
    expect(mail?.text).toContain(
      'Replace the board: $110.00 of $165.00. Excessive labor hours (ELH). One hour does it.',
    );
    expect(await credits()).toEqual([expect.objectContaining({ amountCents: 34_650, reason: 'claim' })]);
    const again = await post(claimId, 'decide', { outcome: 'approve', lines });
    expect([again.status, again.json.by]).toEqual([409, 'Avery']);
    expect(await credits()).toHaveLength(1);
  });

  it('gives the credit note as a PDF to the dealer and the team only', async () => {
    const claimId = await claimed();
    const path = `/api/claims/${claimId}/credit-note`;
    expect((await api.call('GET', path, { as: 'harbor-owner' })).status).toBe(404);
    await post(claimId, 'decide', { outcome: 'approve' });
    const note = await api.call('GET', path, { as: 'harbor-owner' });
    expect([note.status, note.headers['content-type'], note.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect((await api.call('GET', path, { as: 'volt-owner' })).status).toBe(404);
    expect((await api.call('GET', path, { as: 'avery', query: { creditId: 'other' } })).status).toBe(404);
  });

  it('names what is wrong with a verdict, and wants a denial where nothing is left', async () => {
    const claimId = await claimed();
    const paths = async (lines: object[]) =>
      (await post(claimId, 'decide', { outcome: 'approve', lines })).json.errors.map(
        ({ path }: { path: string }) => path,
      );
    expect(await paths([{ lineId: 'part-BOARD', verdict: 'reject', code: 'XX' }])).toEqual(['lines.0.code']);
    expect(
      await paths([{ lineId: 'part-BOARD', verdict: 'lower', approvedCents: 20_000, reason: 'x' }]),
    ).toEqual(['lines.0.approvedCents']);
    expect(await paths([{ lineId: 'nope', verdict: 'approve' }])).toEqual(['lines.0.lineId']);
    const all = (await claimOf(api, claimId)).lines ?? [];
    expect(await paths(all.map(({ lineId }) => ({ lineId, verdict: 'reject', code: 'EW' })))).toEqual([
      'lines',
    ]);
    expect((await post(claimId, 'decide', { outcome: 'approve', amountCents: 5 })).json.errors[0].path).toBe(
      'amountCents',
    );
  });

  it('is another agent’s to confirm above one’s authority, with the same verdicts', async () => {
    const services = [{ description: 'Haul-out', amountCents: 180_000 }];
    const claimId = await claimed({ services, taxCents: 0 });
    const lines = [{ lineId: 'part-FUSE', verdict: 'reject', code: 'DC' }];
    const proposed = await post(claimId, 'decide', { outcome: 'approve', lines });
    expect(proposed.json).toMatchObject({ status: 'new', proposal: { committedCents: 216_500, lines } });
    expect((await post(claimId, 'decide', { outcome: 'approve' }, 'blake')).status).toBe(403);
    const confirmed = await post(claimId, 'decide', { outcome: 'approve' }, 'drew');
    expect(confirmed.json).toMatchObject({ status: 'completed', approvedTotalCents: 216_500 });
    expect(await credits()).toEqual([expect.objectContaining({ amountCents: 216_500 })]);
  });

  it('sends it back with a question; the dealer mends the lines and answers', async () => {
    const claimId = await claimed();
    await adjudicated(api, claimId);
    const sent = await post(claimId, 'decide', { outcome: 'ask-customer', message: 'Why two fuses?' });
    expect(sent.json).toMatchObject({ status: 'waiting-on-provider', nextStep: { who: 'partner' } });
    await asked(api, claimId);
    expect((await read(claimId)).question).toMatchObject({ text: 'Why two fuses?' });
    const patched = await api.call('PATCH', `/api/claims/${claimId}`, {
      as: 'harbor-owner',
      body: { parts: [{ partNumber: 'BOARD', quantity: 1 }] },
    });
    expect(patched.json.totals.claimedCents).toBe(51_200);
    const answered = await post(claimId, 'answer', { message: 'A slip.' }, 'harbor-owner');
    expect(answered.json).toMatchObject({ status: 'in-review', nextStep: { who: 'agent' } });
  });

  it('denies with a clause, which the dealer reads and can have reviewed', async () => {
    const claimId = await claimed({ serialNumber: 'DS-OUT' });
    const denial = { kind: 'not-covered', clause: 'unit-warranty', reason: 'The warranty had ended.' };
    await post(claimId, 'decide', { outcome: 'deny', denial });
    expect(await read(claimId)).toMatchObject({
      status: 'denied-not-covered',
      denial: { clause: 'unit-warranty', reason: 'The warranty had ended.' },
      nextStep: {
        what: expect.stringContaining('The warranty had ended.'),
        button: 'Ask for a second review',
      },
    });
    const review = await post(claimId, 'second-review', { message: 'It failed before.' }, 'harbor-owner');
    expect(review.json).toMatchObject({
      nextStep: { who: 'agent' },
      secondReview: { text: 'It failed before.' },
    });
    expect((await mailsOf(claimId)).every(({ to }) => !to.includes('pat@example.net'))).toBe(true);
  });

  it('is not done by what belongs to repairs of customers’ devices', async () => {
    const claimId = await claimed();
    expect(
      (
        await post(
          claimId,
          'estimate',
          { diagnosis: 'x', recommendation: 'repair', lines: [] },
          'harbor-owner',
        )
      ).status,
    ).toBe(403);
    expect((await post(claimId, 'received', {}, 'harbor-owner')).status).toBe(403);
    expect((await post(claimId, 'referral', { companyId: 'fixit' })).status).toBe(409);
    expect((await post(claimId, 'decide', { outcome: 'request-estimate' })).json.errors[0].path).toBe(
      'outcome',
    );
    const lookup = { phone: '206 555 0144', claimId };
    expect((await api.call('GET', '/api/claims/lookup', { as: 'fixit-owner', query: lookup })).status).toBe(
      404,
    );
  });
});

describe('pre-authorization', () => {
  const preAuthorized = async (body: object = {}): Promise<string> => {
    const claimId = await claimed({ preAuthorization: true, ...body });
    await adjudicated(api, claimId);
    await post(claimId, 'decide', {
      outcome: 'approve',
      lines: [{ lineId: 'service-1', verdict: 'reject', code: 'UR' }],
    });
    return claimId;
  };

  it('credits nothing yet, and then at once what stays within it', async () => {
    const claimId = await preAuthorized();
    expect(await read(claimId)).toMatchObject({
      status: 'approved',
      nextStep: { who: 'partner', button: 'Claim the repair', what: expect.stringContaining('$407.00') },
      payments: [],
    });
    await asked(api, claimId);
    const done = await post(claimId, 'unit-repaired', {}, 'harbor-owner');
    expect(done.json).toMatchObject({ status: 'completed', approvedTotalCents: 40_700 });
    expect(await credits()).toEqual([expect.objectContaining({ amountCents: 40_700 })]);
    expect((await post(claimId, 'unit-repaired', {}, 'harbor-owner')).status).toBe(409);
  });

  it('has an agent look at what is beyond it', async () => {
    const claimId = await preAuthorized();
    const beyond = await post(
      claimId,
      'unit-repaired',
      { parts: [{ partNumber: 'BOARD', quantity: 2 }] },
      'harbor-owner',
    );
    expect(beyond.json).toMatchObject({ status: 'in-review' });
    expect(beyond.json.lines.map(({ flags }: { flags: string[] }) => flags)).toEqual([
      ['above-pre-authorized'],
      [],
      ['above-pre-authorized'],
      ['above-pre-authorized'],
    ]);
    expect(await credits()).toEqual([]);
  });

  it('can be given up before the repair', async () => {
    const claimId = await preAuthorized();
    expect((await post(claimId, 'withdraw', {}, 'harbor-owner')).json.status).toBe('withdrawn');
  });
});

it('lists the codes by which a line is cut', async () => {
  const answer = await api.call('GET', '/api/claims/reason-codes', { as: 'avery' });
  expect(answer.json.items).toContainEqual({ code: 'EW', text: 'Expired warranty' });
});

it('is found by the serial number, by those who may see it', async () => {
  const claimId = await claimed();
  const found = async (as: Person) =>
    (await api.call('GET', '/api/claims', { as, query: { q: 'ds-in', list: 'all' } })).json.items.map(
      (claim: { claimId: string }) => claim.claimId,
    );
  expect([await found('avery'), await found('harbor-owner'), await found('volt-owner')]).toEqual([
    [claimId],
    [claimId],
    [],
  ]);
  const file = await api.call('GET', '/api/claims/export', { as: 'harbor-owner', query: { list: 'all' } });
  expect(file.text).toContain('Depth sounder');
});
