import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { deviceItem, planItem } from '../../../lambdas/adapters/people/people.ts';
import { settleProof } from '../../../lambdas/adapters/plans/student-proofs.ts';
import { deviceKey } from '../../../lambdas/adapters/table/device-keys.ts';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { planDocumentKey, planKey } from '../../../lambdas/adapters/table/plan-keys.ts';
import type { PlanRecord } from '../../../lambdas/domain/people/plan.ts';
import { enrollmentSchema } from '../../../lambdas/domain/plans/enrollment.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/enrollments/index.ts'));
});
afterAll(() => api.close());

let made = 0;

/** A student's plan that Fixit sold to Casey; his phone is said to be new. */
async function soldPlan(fields: Partial<PlanRecord> = {}): Promise<string> {
  made += 1;
  const planNumber = `PLN-STDNT${String(made).padStart(3, '0')}`;
  await api.table.transact([
    planItem(api.table, {
      ...{ planNumber, enrollmentId: `enr-${made}`, customerId: 'casey', soldByCompanyId: 'fixit' },
      ...{ planCode: 'everything-student', term: 'monthly', status: 'pending-activation' },
      ...{ priceCents: 1_300, catalogueVersion: '2026-01', soldAt: NOW, paymentCurrent: true },
      invitation: { phone: '+14155550123', times: 1, sentAt: '2026-06-02T17:00:00.000Z' },
      student: { claimedAt: NOW, proof: 'missing' },
      version: 1,
      ...fields,
    }),
    deviceItem(api.table, {
      ...{ deviceId: `dev-${made}`, customerId: 'casey', planNumber, kind: 'camera', make: 'Canon' },
      ...{ model: 'EOS R10', boughtAs: 'new', addedAt: NOW, verification: 'unverified', version: 1 },
    }),
  ]);
  return planNumber;
}

const call = (as: Person, method: 'GET' | 'POST', planNumber: string, path: string, body?: object) =>
  api.call(method, `/api/enrollments/${planNumber}/${path}`, { as, ...(body && { body }) });
const planOf = async (planNumber: string): Promise<PlanRecord> => {
  const plan = await api.table.get(planKey(planNumber), enrollmentSchema);
  if (!plan) throw new Error(`${planNumber} is gone`);
  return plan;
};

const mailSchema = z.object({ kind: z.string(), to: z.array(z.string()), text: z.string() });
const queued = async (to: string, kind: string): Promise<string[]> => {
  const mails = await api.table.all({ index: 'gsi4', partition: pendingPartition('message') }, mailSchema);
  return mails.filter((mail) => mail.kind === kind && mail.to.includes(to)).map(({ text }) => text);
};

describe('plans on a list', () => {
  it('are a customer’s own; an agent says whose', async () => {
    const { json } = await api.call('GET', '/api/enrollments', { as: 'casey' });
    expect(json.items).toMatchObject([
      { planNumber: 'PLN-CASEY000', planCode: 'everything', priceCents: 1_500 },
    ]);
    const agent = await api.call('GET', '/api/enrollments', { as: 'avery' });
    expect([agent.status, agent.json.errors[0].path]).toEqual([400, 'customerId']);
    const query = { customerId: 'riley' };
    expect((await api.call('GET', '/api/enrollments', { as: 'avery', query })).json.items).toHaveLength(1);
    expect((await api.call('GET', '/api/enrollments', { as: 'fixit-owner' })).json.items).toEqual([]);
  });
});

describe('the counter', () => {
  it('sees how the invitation stands, and has it sent again to a corrected number', async () => {
    const plan = await soldPlan();
    expect((await call('fixit-clerk', 'GET', plan, 'invitation')).json).toMatchObject({
      status: 'sent',
      phone: '+14155550123',
      times: 1,
    });
    const again = await call('fixit-clerk', 'POST', plan, 'invitation', { phone: '(415) 555-0188' });
    expect([again.status, again.json]).toMatchObject([202, { status: 'waiting', phone: '+14155550188' }]);
    expect((await planOf(plan)).activation?.step).toBe('invite');
    const wrong = await call('fixit-clerk', 'POST', plan, 'invitation', { phone: '12' });
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([400, 'phone']);
  });

  it('is asked to wait, and told when there is nothing to send any more', async () => {
    const fresh = await soldPlan({ invitation: { phone: '+14155550123', times: 1, sentAt: NOW } });
    const soon = await call('fixit-clerk', 'POST', fresh, 'invitation', {});
    expect([soon.status, soon.json.detail]).toEqual([409, expect.stringContaining('just now')]);
    const active = await soldPlan({ activatedAt: NOW, coverStartsAt: NOW, status: 'active' });
    expect((await call('fixit-clerk', 'GET', active, 'invitation')).json.status).toBe('activated');
    expect((await call('fixit-clerk', 'POST', active, 'invitation', {})).status).toBe(409);
  });

  it('of another shop knows nothing of it, and the customer has no use for it', async () => {
    const plan = await soldPlan();
    for (const path of ['invitation', 'receipt'] as const) {
      const body = path === 'receipt' ? { fileName: 'r.pdf', contentType: 'application/pdf', size: 9 } : {};
      expect((await call('volt-owner', 'POST', plan, path, body)).status).toBe(404);
      expect((await call('casey', 'POST', plan, path, body)).status).toBe(403);
    }
  });

  it('hands in the receipt of what was bought new', async () => {
    const plan = await soldPlan();
    const receipt = { fileName: 'receipt.pdf', contentType: 'application/pdf', size: 90_000 };
    const { status, json } = await call('fixit-clerk', 'POST', plan, 'receipt', receipt);
    expect([status, json.deviceId]).toEqual([201, `dev-${made}`]);
    expect(json.upload.fields.key).toBe(`devices/${json.deviceId}/${json.documentId}`);
    const old = await soldPlan();
    const taken = await api.table.get(deviceKey(`dev-${made}`), z.looseObject({ version: z.int() }));
    await api.table.transact([
      api.table.replace(deviceKey(`dev-${made}`), { ...taken, boughtAs: 'used', version: 2 }, 1),
    ]);
    expect((await call('fixit-clerk', 'POST', old, 'receipt', receipt)).status).toBe(409);
  });
});

describe('a school’s mail address', () => {
  it('gets a code that proves it, once', async () => {
    const plan = await soldPlan();
    const email = `sam${made}@stanford.edu`;
    expect((await call('casey', 'POST', plan, 'student-proof', { by: 'school-email', email })).status).toBe(
      201,
    );
    const [mail = ''] = await queued(email, 'school-code');
    const code = /Code: (\d{6})/.exec(mail)?.[1] ?? '';
    expect(JSON.stringify(await planOf(plan))).not.toContain(code);
    const other = code === '000000' ? '000001' : '000000';
    const wrong = await call('casey', 'POST', plan, 'student-proof/confirm', { code: other });
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([400, 'code']);
    expect((await planOf(plan)).student?.code?.triesLeft).toBe(4);
    const right = await call('casey', 'POST', plan, 'student-proof/confirm', { code });
    expect(right.json).toMatchObject({ proof: 'accepted', by: 'school-email' });
    expect((await call('casey', 'POST', plan, 'student-proof/confirm', { code })).status).toBe(409);
  });

  it('that is no school’s for certain goes to an agent', async () => {
    const plan = await soldPlan();
    const email = `sam${made}@example-college.ca`;
    await call('casey', 'POST', plan, 'student-proof', { by: 'school-email', email });
    const code = /Code: (\d{6})/.exec((await queued(email, 'school-code'))[0] ?? '')?.[1] ?? '';
    expect((await call('casey', 'POST', plan, 'student-proof/confirm', { code })).json.proof).toBe('pending');
    const list = await api.call('GET', '/api/enrollments/student-proofs', { as: 'avery' });
    expect(list.json.items).toContainEqual(expect.objectContaining({ planNumber: plan, schoolEmail: email }));
    const review = await call('avery', 'POST', plan, 'student-proof/review', { outcome: 'accept' });
    expect(review.json).toMatchObject({ proof: 'accepted' });
    expect(await queued('casey@example.com', 'student-checked')).toContainEqual(
      expect.stringContaining('Your student price is confirmed'),
    );
    const twice = await call('blake', 'POST', plan, 'student-proof/review', { outcome: 'accept' });
    expect([twice.status, twice.json.by]).toEqual([409, 'Avery']);
  });
});

describe('a picture of a student ID', () => {
  const file = { by: 'student-id', fileName: 'id.jpg', contentType: 'image/jpeg', size: 200_000 };

  it('is announced, looked at by an agent, and may be refused with the reason', async () => {
    const plan = await soldPlan();
    const announced = await call('casey', 'POST', plan, 'student-proof', file);
    const { documentId, upload } = announced.json;
    expect(upload.fields.key).toBe(`plans/${plan}/${documentId}`);
    const early = await call('avery', 'POST', plan, 'student-proof/review', { outcome: 'accept' });
    expect(early.status).toBe(409);
    await api.table.transact([
      api.table.update(planDocumentKey(plan, documentId), {
        set: { status: 'accepted', key: `plans/${plan}/${documentId}` },
        condition: '#status = :pending',
        values: { ':pending': 'pending' },
      }),
    ]);
    await settleProof(api.table, plan, documentId);
    const shown = await call('avery', 'GET', plan, 'student-proof');
    expect(shown.json).toMatchObject({
      proof: 'pending',
      by: 'student-id',
      document: { status: 'accepted' },
    });
    expect(shown.json.document.url).toContain(documentId);
    const noReason = await call('avery', 'POST', plan, 'student-proof/review', { outcome: 'refuse' });
    expect([noReason.status, noReason.json.errors[0].path]).toEqual([400, 'reason']);
    const body = { outcome: 'refuse', reason: 'The ID expired in 2024.' };
    const refused = await call('avery', 'POST', plan, 'student-proof/review', body);
    expect(refused.json).toMatchObject({
      ...{ proof: 'refused', reason: 'The ID expired in 2024.' },
      deletedAt: '2026-07-02T18:00:00.000Z',
    });
    expect(await queued('casey@example.com', 'student-checked')).toContainEqual(
      expect.stringContaining('The ID expired in 2024.'),
    );
  });

  it('is the customer’s and the team’s to see, and no seller’s', async () => {
    const plan = await soldPlan();
    expect((await call('riley', 'GET', plan, 'student-proof')).status).toBe(404);
    expect((await call('fixit-owner', 'GET', plan, 'student-proof')).status).toBe(403);
    expect((await call('casey', 'GET', plan, 'student-proof')).json.proof).toBe('missing');
    expect((await call('avery', 'POST', plan, 'student-proof', file)).status).toBe(403);
  });
});

describe('an announced proof', () => {
  it('is announced once for one Idempotency-Key, with a fresh form each time', async () => {
    const plan = await soldPlan();
    const send = () =>
      api.call('POST', `/api/enrollments/${plan}/student-proof`, {
        as: 'casey',
        body: { by: 'letter', fileName: 'l.pdf', contentType: 'application/pdf', size: 10 },
        headers: { 'Idempotency-Key': `proof-${made}` },
      });
    const one = await send();
    vi.setSystemTime(Date.parse(NOW) + 60_000);
    const other = await send();
    vi.setSystemTime(Date.parse(NOW));
    expect(other.json.documentId).toBe(one.json.documentId);
    expect(other.json.upload.fields.Policy).not.toBe(one.json.upload.fields.Policy);
  });
});
