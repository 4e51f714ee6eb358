import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { cameraPhoto, uploadPicture } from './pictures.ts';

let flow: Claimflow;

beforeAll(async () => {
  flow = await Claimflow.start();
}, 120_000);
afterAll(() => flow.stop());

const send = (csv: string) => ({ content: Buffer.from(csv).toString('base64') });
const serials = async (person: 'dealer' | 'agent', query: string): Promise<string[]> =>
  (await flow.ok(person, 'GET', `/units?${query}`)).items.map(({ serial }: { serial: string }) => serial);

describe('units', () => {
  it('are imported, registered with a proof that is inspected, handed on, and answer in time', async () => {
    await flow.ok('admin', 'POST', '/products', {
      ...{ sku: 'RD-1', name: 'Radar', kind: 'radar-dome' },
      warranty: { terms: [{ months: 24 }], transferable: true },
    });
    const file = send('serial,sku,dealer\nR-100,RD-1,Harbor Dealers\nR-101,RD-1,\n');
    expect((await flow.ok('agent', 'POST', '/units/import', file)).counts.created).toBe(2);
    expect(await serials('dealer', 'pending=true&q=R-1')).toEqual(['R-100']);
    expect(await serials('dealer', 'productId=RD-1')).toEqual(['R-100']);
    expect(await serials('agent', 'productId=RD-1')).toEqual(['R-101', 'R-100']);
    expect(await serials('agent', 'state=pending&productId=RD-1')).toEqual(['R-100']);
    expect(await serials('agent', 'state=unassigned')).toContain('R-101');

    const photo = await cameraPhoto({ motif: 1 });
    const callAs = (method: string, path: string, body?: unknown) => flow.api('dealer', method, path, body);
    const proofDocumentId = await uploadPicture(flow, callAs, '/units/R-100/documents', photo);
    const deliveredAt = new Date(flow.runtime.clock.now()).toISOString().slice(0, 10);
    const registered = await flow.ok('dealer', 'POST', '/units/R-100/registration', {
      ...{ customer: { name: 'Pat' }, deliveredAt, proofDocumentId },
    });
    expect(registered).toMatchObject({ state: 'registered', warranty: { inWarranty: true } });
    expect(registered.documents).toMatchObject([{ status: 'accepted' }]);
    const { host, pathname, search } = new URL(registered.documents[0].url);
    const picture = { method: 'GET', path: pathname, query: search.slice(1), headers: { host } };
    expect((await flow.runtime.aws({ ...picture, body: new Uint8Array() })).status).toBe(200);

    const handed = { customer: { name: 'Lou' }, on: deliveredAt };
    const { registration } = await flow.ok('dealer', 'POST', '/units/R-100/transfer', handed);
    expect(registration.customer.name).toBe('Lou');
    const export_ = await flow.api('dealer', 'GET', '/units/export?format=csv&state=registered');
    expect(export_.body).toContain('R-100');

    // The answer at the counter, as the portal asks for it.
    const taken: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const begun = performance.now();
      await flow.ok('dealer', 'GET', '/units/R-100');
      taken.push(performance.now() - begun);
    }
    // Whatever else the machine is busy with: the quickest says what it takes.
    expect(Math.min(...taken)).toBeLessThan(100);
  });
});
