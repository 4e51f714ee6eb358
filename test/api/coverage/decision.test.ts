import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictureItems } from '../../../lambdas/adapters/files/picture-index.ts';
import { deviceItem } from '../../../lambdas/adapters/people/people.ts';
import { adjudicateClaim } from '../../../lambdas/workflow/adjudicate-claim.ts';
import { acceptedDocument, adjudicated, filed, incident } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startWholeApi();
});
afterEach(() => api.close());

const decision = async (claimId: string, as: Person) =>
  (await api.call('GET', `/api/claims/${claimId}/decision`, { as })).json;

describe('what would change the outcome', () => {
  it('is said to the customer and the agent, in words', async () => {
    const claimId = await filed(api);
    await adjudicated(api, claimId);
    for (const as of ['casey', 'avery'] as const) {
      const { counterfactual, inWords } = await decision(claimId, as);
      expect(counterfactual.smallest).toEqual({
        changes: [{ id: 'document damage-photo', say: 'Add a photo that shows the damage.' }],
        proposal: 'approve',
        text: 'Add a photo that shows the damage. Then the claim can be approved at once.',
      });
      expect(inWords).toBe('Your claim goes on as soon as this is here: A photo that shows the damage.');
    }
    expect(await decision(claimId, 'fixit-owner')).not.toHaveProperty('counterfactual');
    const headers = { 'accept-language': 'es' };
    const spanish = await api.call('GET', `/api/claims/${claimId}/decision`, { as: 'casey', headers });
    expect(spanish.json).toMatchObject({
      inWords: 'Su reclamación sigue en cuanto esté aquí esto: Una foto que muestre el daño.',
      missingEvidence: [{ why: 'Una foto que muestre el daño.' }],
      counterfactual: {
        smallest: {
          text: 'Agregue una foto que muestre el daño. Entonces la reclamación se puede aprobar de inmediato.',
        },
      },
    });
  });

  it('is left to an agent when the customer has nothing of it', async () => {
    const claimId = await filed(api);
    await adjudicated(api, claimId);
    const body = { message: 'The camera is what broke.' };
    await api.call('POST', `/api/claims/${claimId}/answer`, { as: 'casey', body });
    expect(await adjudicated(api, claimId)).toMatchObject({
      status: 'in-review',
      waiting: { text: 'The customer was asked, and answered without: A photo that shows the damage.' },
    });
    // What the rules found stands as they found it.
    expect(await decision(claimId, 'avery')).toMatchObject({ outcome: 'needs-evidence' });
  });

  it('comes true when it is done', async () => {
    const claimId = await filed(api);
    await adjudicated(api, claimId);
    await acceptedDocument(api, claimId);
    await api.call('POST', `/api/claims/${claimId}/answer`, {
      as: 'casey',
      body: { message: 'Here it is.' },
    });
    await adjudicated(api, claimId);
    expect(await decision(claimId, 'casey')).toMatchObject({
      outcome: 'auto-approved',
      inWords: 'Your claim was approved at once: the repair up to $320.00, of which you pay $79.00.',
    });
    expect(await decision(claimId, 'casey')).not.toHaveProperty('counterfactual');
  });

  it('is nothing any more once an agent has decided', async () => {
    const claimId = await filed(api);
    await adjudicated(api, claimId);
    const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'It was cracked in March.' };
    await api.call('POST', `/api/claims/${claimId}/decide`, {
      as: 'avery',
      body: { outcome: 'deny', denial },
    });
    expect(await decision(claimId, 'casey')).not.toHaveProperty('counterfactual');
  });
});

/** Riley has a claim with the very same picture, and a phone with the same serial number. */
async function sameElsewhere(): Promise<void> {
  const rileys = await filed(api, { deviceId: 'riley-phone', incident }, { as: 'riley' });
  const dHash = '0f1e2d3c4b5a6978';
  await api.table.transact([
    ...pictureItems(api.table, {
      documentId: 'doc-r',
      where: 'claim',
      ownerId: rileys,
      customerId: 'riley',
      dHash,
    }),
  ]);
  const phone = (deviceId: string, customerId: string, planNumber: string, version: number) =>
    deviceItem(api.table, {
      ...{ deviceId, customerId, planNumber, version, kind: 'phone', make: 'Apple', model: 'iPhone 15 Pro' },
      ...{
        addedAt: '2026-01-05T09:00:00.000Z',
        verification: 'verified',
        verifiedAt: '2026-01-05T09:00:00.000Z',
      },
      serial: 'C02XK1ABJG5J',
    });
  await api.table.transact([
    phone('casey-phone', 'casey', 'PLN-CASEY000', 2),
    phone('riley-phone', 'riley', 'PLN-RYXEY000', 2),
  ]);
}

describe('signals', () => {
  it('reach the claims team with what they rest on, send the claim to an agent, and show to nobody else', async () => {
    await sameElsewhere();
    const claimId = await filed(api);
    await acceptedDocument(api, claimId, {
      picture: {
        ...{
          width: 10,
          height: 10,
          sha256: 'aa',
          dHash: '0f1e2d3c4b5a6978',
          sharpness: 100,
          brightness: 100,
        },
        ...{ screenshot: 'no', takenAt: '2026-05-01T10:00:00' },
      },
    });
    const claim = await adjudicated(api, claimId);
    expect(claim.status).toBe('initial-review');
    const seen = await decision(claimId, 'avery');
    expect(seen.signals.map(({ id }: { id: string }) => id)).toEqual([
      'same-device-claimed-elsewhere',
      'same-photo-in-another-claim',
      'photo-older-than-incident',
    ]);
    expect(seen.signals[0].because.claims).toHaveLength(1);
    for (const as of ['casey', 'fixit-owner'] as const)
      for (const path of ['', '/decision', '/history', '/emails', '/comments'])
        expect((await api.call('GET', `/api/claims/${claimId}${path}`, { as })).text).not.toMatch(
          /signal|nothing-to-look-into|look into/i,
        );
    const { counterfactual } = await decision(claimId, 'casey');
    expect(counterfactual).toEqual({});
  });
});

describe('GET /devices/{id}/if-now', () => {
  const ifNow = async (deviceId: string, as: Person = 'casey') =>
    (await api.call('GET', `/api/devices/${deviceId}/if-now`, { as })).json;

  it('says of each scenario what it would come to, and whether all is in order', async () => {
    const found = await ifNow('casey-phone');
    expect(found).toMatchObject({ deviceId: 'casey-phone', at: NOW, rulebookVersion: '2026-01' });
    expect(
      found.scenarios.map(({ scenario, covered }: Record<string, string>) => [scenario, covered]),
    ).toEqual([
      ['theft', 'agent'],
      ['loss', 'agent'],
      ['drop', 'yes'],
      ['cracked-screen', 'yes'],
      ['failure', 'yes'],
    ]);
    expect(found.health.filter(({ ok }: { ok: boolean }) => !ok)).toMatchObject([{ check: 'tracking' }]);
    const tablet = await ifNow('casey-tablet');
    expect(tablet.scenarios.map(({ scenario }: { scenario: string }) => scenario)).not.toContain('loss');
  });

  it('is what the rules make of a claim filed at that instant', async () => {
    const found = (await ifNow('casey-phone')).scenarios.find(
      ({ scenario }: { scenario: string }) => scenario === 'cracked-screen',
    );
    const claimId = await filed(api, { incident: { ...incident, occurredAt: NOW } });
    await acceptedDocument(api, claimId);
    await adjudicateClaim(api.table, { claimId, run: 1 });
    expect(await decision(claimId, 'avery')).toMatchObject({
      outcome: found.outcome,
      deductibleCents: found.deductibleCents,
      payableCents: found.youGet.planPaysUpToCents,
    });
    const again = (await ifNow('casey-phone')).scenarios[3];
    expect([again.covered, again.because[0].clause]).toEqual(['no', 'one-claim-per-item']);
  });

  it('is for its owner and the claims team', async () => {
    expect((await api.call('GET', '/api/devices/casey-phone/if-now', { as: 'riley' })).status).toBe(404);
    expect((await api.call('GET', '/api/devices/casey-phone/if-now', { as: 'avery' })).status).toBe(200);
    expect((await api.call('GET', '/api/devices/casey-phone/if-now', { as: 'fixit-owner' })).status).toBe(
      403,
    );
  });
});
