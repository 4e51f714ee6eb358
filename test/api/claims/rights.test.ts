import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimOperations } from '../../../lambdas/api/claims/operations.ts';
import { claimOf, filed, incident } from '../claim-steps.ts';
import { type Api, type Method, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterAll(() => api.close());

const people: readonly (Person | undefined)[] = [
  'casey',
  'riley',
  'fixit-owner',
  'fixit-clerk',
  'volt-owner',
  'harbor-owner',
  'avery',
  'drew',
  undefined,
];

/** Input that passes validation, so that only rights are left to refuse. */
const bodies: Readonly<Record<string, object>> = {
  fileClaim: { deviceId: 'casey-phone', incident },
  updateDraftClaim: { incident: {} },
  askSecondReview: { message: 'x' },
  answerQuestion: { message: 'x' },
  chooseRepairPartner: { companyId: 'volt' },
  customerIsHere: { phone: '4155550123', claimId: 'CLM-00000000' },
  addDocument: { fileName: 'a.jpg', contentType: 'image/jpeg', size: 1, kind: 'other' },
  addComment: { text: 'x' },
  sendEstimate: { diagnosis: 'x', recommendation: 'repair', lines: [] },
  sendInvoice: {
    partsCents: 1,
    laborCents: 0,
    taxCents: 0,
    payment: { method: 'paypal', email: 'a@example.org' },
  },
  answerConsent: { agrees: true },
  declineSupplement: { reason: 'x' },
  declineProposal: { reason: 'x' },
  answerWarranty: { accept: true },
  shipReplacement: { carrier: 'UPS', trackingNumber: '1Z' },
  closeDeviceReturn: { outcome: 'received' },
  decideClaim: { outcome: 'ask-customer', message: 'x' },
  settleClaim: { note: 'x' },
  rateClaim: { stars: 5 },
  sendFilingLink: { phone: '4155550123' },
  previewDecision: { outcome: 'ask-customer', message: 'x' },
  snoozeClaim: { until: '2026-06-03T18:00:00.000Z' },
  actOnClaims: { action: 'assign', claimIds: ['CLM-N0THERE0'] },
  issueRma: { kind: 'credit' },
  importRma: { kind: 'credit', content: 'c2VyaWFsCg==' },
};

/**
 * Per operation, one letter for each of the people above, on a claim of Casey's that is referred to Fixit: `y` may,
 * `f` never (403), `h` for whom the claim or device does not exist (404), `u` not signed in (401). The claim's status may still be in the way.
 */
const expected: Readonly<Record<string, string>> = {
  listClaims: 'yyyyyyyyu',
  readClaim: 'yhyyhhyyu',
  readHistory: 'yhyyhhyyu',
  readDecision: 'hhhhhhhhu',
  readEmails: 'yhyyhhyyu',
  lookUpClaim: 'ffyyyfffu',
  exportClaims: 'yyyyyyyyu',
  readClaimsExport: 'hhhhhhhhu',
  fileClaim: 'yhfffhyyu',
  updateDraftClaim: 'yhfffhyyu',
  submitClaim: 'yhfffhyyu',
  withdrawClaim: 'yhfffhffu',
  askSecondReview: 'yhfffhffu',
  answerQuestion: 'yhyyhhffu',
  chooseRepairPartner: 'yhffffyyu',
  listShops: 'yhffffyyu',
  askForShop: 'yhffffyyu',
  acceptRepair: 'ffyyhhffu',
  passRepair: 'ffyyhhffu',
  // Every miss reads the same.
  customerIsHere: 'ffhhhfffu',
  addDocument: 'yhyyhhyyu',
  listDocuments: 'yhyyhhyyu',
  listComments: 'yhyyhhyyu',
  addComment: 'yhyyhhyyu',
  receiveDevice: 'ffyyhhffu',
  sendEstimate: 'ffyyhhffu',
  sendInvoice: 'ffyyhhffu',
  listEstimates: 'yhyyhhyyu',
  readPriceList: 'ffyyhhyyu',
  answerConsent: 'yhffffffu',
  declineSupplement: 'ffffffyyu',
  answerWarranty: 'ffyyhhffu',
  completeRepair: 'ffyyhhffu',
  payReimbursement: 'ffffffyyu',
  payDeductible: 'yhffffffu',
  shipReplacement: 'ffffffyyu',
  confirmDelivery: 'yhffffyyu',
  closeDeviceReturn: 'ffffffyyu',
  decideClaim: 'ffffffyyu',
  declineProposal: 'ffffffyyu',
  reopenClaim: 'ffffffyyu',
  leaveClosed: 'ffffffyyu',
  settleClaim: 'ffffffyyu',
  confirmPayment: 'ffffffhhu',
  assignClaim: 'ffffffyyu',
  previewMoney: 'yhffffyyu',
  continueDraft: 'yhffffffu',
  readCounterValues: 'yhffffffu',
  rateClaim: 'yhffffffu',
  sendFilingLink: 'ffyyyfffu',
  countClaims: 'yyyyyyyyu',
  listRelatedClaims: 'ffffffyyu',
  previewDecision: 'ffffffyyu',
  snoozeClaim: 'ffffffyyu',
  actOnClaims: 'ffffffyyu',
  listReasonCodes: 'yyyyyyyyu',
  // A claim for a device has none of it.
  claimPreAuthorizedRepair: 'fffffhffu',
  readCreditNote: 'hhhhhhhhu',
  issueRma: 'ffffffyyu',
  importRma: 'ffffffyyu',
  listRmasOfClaim: 'fffffhyyu',
};

const letters: Readonly<Record<number, string>> = { 401: 'u', 403: 'f', 404: 'h' };

/** Makes room for another claim on the same device. */
async function withdrawn(claimId: string): Promise<void> {
  if ((await claimOf(api, claimId)).status !== 'withdrawn')
    await api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey' });
}

describe('who may do what with a claim', () => {
  it.each(claimOperations)('$operationId', async ({ operationId, method, path }) => {
    let found = '';
    let claimId = operationId === 'fileClaim' ? 'none' : await filed(api);
    for (const as of people) {
      const answer = await api.call(
        method as Method,
        `/api${path.replace('{claimId}', claimId).replace('{paymentId}', 'none').replace('{exportId}', 'none')}`,
        {
          ...(as !== undefined && { as }),
          ...(operationId === 'lookUpClaim' && { query: { phone: '4155550123', claimId } }),
          ...(method !== 'GET' && { body: bodies[operationId] ?? {} }),
        },
      );
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.status, answer.text).not.toBe(400);
      found += letters[answer.status] ?? 'y';
      // The next one finds the claim as the first one did.
      if (method !== 'GET' && answer.status === 200) {
        await withdrawn(claimId);
        claimId = await filed(api);
      }
    }
    if (claimId !== 'none') await withdrawn(claimId);
    expect(found).toBe(expected[operationId]);
  });

  it('lists every operation', () => {
    expect(claimOperations.map(({ operationId }) => operationId).sort()).toEqual(
      Object.keys(expected).sort(),
    );
  });
});
