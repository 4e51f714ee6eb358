import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptedDocument, filed, incident } from '../claim-steps.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const lookUp = (phone: string, claimId: string, as: Person = 'volt-owner') =>
  api.call('GET', '/api/claims/lookup', { as, query: { phone, claimId } });

describe('GET /claims/lookup', () => {
  it('shows any approved shop the claim, and leaves an entry in its history', async () => {
    const claimId = await filed(api);
    await acceptedDocument(api, claimId);
    await acceptedDocument(api, claimId, { kind: 'receipt' });
    const found = await lookUp('(415) 555-0123', claimId.toLowerCase().replace('clm-', ''));
    expect(found.json).toMatchObject({
      claimId,
      statusLabel: 'New',
      customer: { email: 'casey@example.com', phone: '+14155550123' },
      readOnly: true,
      documents: [{ kind: 'damage-photo', url: expect.stringContaining('X-Amz-Signature') }],
    });
    const history = await api.call('GET', `/api/claims/${claimId}/history`, { as: 'casey' });
    expect(history.json.items.at(-1)).toMatchObject({
      status: 'new',
      note: 'Looked up at the counter by Volt Repair.',
      actor: { role: 'partner' },
    });
  });

  it('says the same of every miss', async () => {
    const claimId = await filed(api);
    const draft = await filed(api, { deviceId: 'casey-tablet', submit: false });
    const misses = await Promise.all([
      lookUp('+14155550199', claimId),
      lookUp('+14155550123', 'CLM-00000000'),
      lookUp('+14155550123', draft),
      lookUp('not a phone', claimId),
      lookUp('+14155550123', 'not an id'),
    ]);
    expect(new Set(misses.map((miss) => miss.text)).size).toBe(1);
    expect(misses[0]?.status).toBe(404);
    expect(misses[0]?.json.detail).toMatch(/^Check both\. Not filed yet\?/);
  });

  it('is for approved repair partners', async () => {
    const claimId = await filed(api);
    for (const as of ['casey', 'harbor-owner', 'avery'] as const)
      expect((await lookUp('+14155550123', claimId, as)).status).toBe(403);
  });
});

describe('GET /claims/export', () => {
  const csv = async (as: Person, query = {}) =>
    (await api.call('GET', '/api/claims/export', { as, query })).text;

  /** Cells of the one claim of an Excel file, by the name of their column. */
  const firstRow = async (as: Person) => {
    const answer = await api.call('GET', '/api/claims/export', { as, query: { format: 'xlsx' } });
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Buffer.from(answer.text, 'latin1') as never);
    const sheet = workbook.worksheets[0];
    const header = sheet?.getRow(1).values as string[];
    return (name: string) => sheet?.getRow(2).getCell(header.indexOf(name)).value;
  };

  it('writes the caller’s list as CSV that no spreadsheet runs', async () => {
    const claimId = await filed(api);
    await filed(api, { deviceId: 'riley-phone' }, { as: 'riley' });
    const answer = await api.call('GET', '/api/claims/export', { as: 'casey', query: { list: 'active' } });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="claims-active-2026-06-02.csv"',
    });
    const lines = Buffer.from(answer.text, 'latin1').toString('utf8').split('\r\n');
    expect(lines[0]?.startsWith('\uFEFFClaim,Status,')).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`${claimId},New,`);
    expect(lines[1]).toContain(
      "casey@example.com,'+14155550123,Apple iPhone 15 Pro,cracked-screen,2026-06-01T20:00",
    );
    expect((await csv('avery')).split('\r\n')).toHaveLength(4);
    expect((await csv('volt-owner')).split('\r\n')).toHaveLength(2);
  });

  it('writes Excel with real dates and amounts', async () => {
    const claimId = await filed(api);
    await api.call('POST', `/api/claims/${claimId}/decide`, {
      as: 'avery',
      body: { outcome: 'approve', amountCents: 20_050 },
    });
    const cell = await firstRow('casey');
    expect(cell('Claim')).toBe(claimId);
    expect(cell('Happened')).toEqual(new Date(incident.occurredAt));
    expect(cell('Approved (USD)')).toBe(200.5);
    expect(cell('Phone')).toBe('+14155550123');
    expect(cell('Closed')).toBeNull();
  });

  it('says of a reimbursement what is paid, not what was lost', async () => {
    const claimId = await filed(api);
    const body = { outcome: 'approve', resolution: 'reimbursement', amountCents: 250_000 };
    const decided = await api.call('POST', `/api/claims/${claimId}/decide`, { as: 'drew', body });
    expect(decided.json).toMatchObject({ approvedTotalCents: 250_000, reimbursementCents: 200_000 });
    expect((await firstRow('casey'))('Approved (USD)')).toBe(2_000);
    // It goes to the customer: to the shop nothing is approved.
    expect((await firstRow('fixit-owner'))('Approved (USD)')).toBeNull();
  });

  it('answers a file above the limit by a URL that is good for a quarter of an hour', async () => {
    const claimId = await filed(api);
    const s3 = mockClient(S3Client).on(PutObjectCommand).resolves({});
    vi.stubEnv('EXPORT_DIRECT_BYTES', '200');
    const answer = await api.call('GET', '/api/claims/export', { as: 'casey' });
    expect([answer.status, answer.text]).toEqual([303, '']);
    const [put] = s3.commandCalls(PutObjectCommand);
    const { Bucket, Key = '', Body, ContentType } = put?.args[0].input ?? {};
    expect(Buffer.from(Body as Uint8Array).toString()).toContain(claimId);
    expect([Bucket, ContentType]).toEqual(['documents', 'text/csv; charset=utf-8']);
    expect(Key).toMatch(/^exports\/[0-9a-f-]{36}\.csv$/);
    const location = new URL(answer.headers.location ?? '');
    expect(decodeURIComponent(location.pathname)).toContain(Key);
    expect(location.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(location.searchParams.get('response-content-disposition')).toContain('claims-all-2026-06-02.csv');
    // A script can't follow to the bucket: the portal opens the URL instead.
    const headers = { accept: 'application/json, */*;q=0.5' };
    const inJson = await api.call('GET', '/api/claims/export', { as: 'casey', headers });
    expect([inJson.status, new URL(inJson.json.url).origin]).toEqual([200, location.origin]);
    s3.restore();
    vi.unstubAllEnvs();
  });
});
