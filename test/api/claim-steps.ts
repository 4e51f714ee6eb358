import { readClaim } from '../../lambdas/adapters/claims/claim-store.ts';
import { documentKey } from '../../lambdas/adapters/table/claim-keys.ts';
import type { Claim } from '../../lambdas/domain/claim/claim.ts';
import type { DocumentRecord } from '../../lambdas/domain/claim/records.ts';
import { isWaitingStep, workflowStep } from '../../lambdas/domain/claim/workflow-step.ts';
import { makeLinkId } from '../../lambdas/domain/mail/link-id.ts';
import { adjudicateClaim } from '../../lambdas/workflow/adjudicate-claim.ts';
import { askQuestion } from '../../lambdas/workflow/open-question.ts';
import { type Api, type CallOptions, NOW } from './harness.ts';
import { LINK_KEY } from './table-server.ts';

/** A cracked screen of the evening before, as a customer tells it. */
export const incident = {
  type: 'cracked-screen',
  occurredAt: '2026-06-01T20:00:00.000Z',
  description: 'Fell on the street',
};

/** Files a claim through the API; by default Casey's phone, at once. Returns its id. */
export async function filed(api: Api, body: object = {}, options: CallOptions = {}): Promise<string> {
  const answer = await api.call('POST', '/api/claims', {
    as: 'casey',
    ...options,
    body: { deviceId: 'casey-phone', incident, submit: true, ...body },
  });
  if (answer.status !== 201) throw new Error(`not filed: ${answer.text}`);
  return answer.json.claimId;
}

export const claimOf = (api: Api, claimId: string): Promise<Claim> => readClaim(api.table, claimId);

/** An inspected document, as the inspection leaves it. */
export async function acceptedDocument(
  api: Api,
  claimId: string,
  more: Partial<DocumentRecord> = {},
): Promise<string> {
  const documentId = more.documentId ?? `doc-${claimId}-${more.kind ?? 'photo'}`;
  const document: DocumentRecord = {
    documentId,
    claimId,
    fileName: 'screen.jpg',
    kind: 'damage-photo',
    contentType: 'image/jpeg',
    size: 40_000,
    status: 'accepted',
    uploadedBy: { role: 'customer', name: 'Casey', userId: 'casey' },
    createdAt: NOW,
    quarantineKey: `claims/${claimId}/${documentId}`,
    key: `claims/${claimId}/${documentId}.jpg`,
    ...more,
  };
  await api.table.transact([
    api.table.create(documentKey(claimId, documentId), { entity: 'document', ...document }),
  ]);
  return documentId;
}

/** The workflow's first step: the rules look at the claim. */
export const adjudicated = async (api: Api, claimId: string): Promise<Claim> => {
  await adjudicateClaim(api.table, { claimId, run: 1 });
  return claimOf(api, claimId);
};

/** The workflow's wait: opens the question that the claim's step stands for. Returns the question's id. */
export async function asked(api: Api, claimId: string, count = 1): Promise<string> {
  const claim = await claimOf(api, claimId);
  const { run } = claim;
  const step = workflowStep(claim);
  if (!isWaitingStep(step)) throw new Error(`the claim does not wait: ${step}`);
  const questionId = `${claimId}-${run}.${count}`;
  await askQuestion(api.table, { claimId, run, step, questionId, taskToken: 'token' });
  return questionId;
}

/** The page of a link, as the mail to this person holds it. */
export const linkPath = (
  questionId: string,
  person: string,
  action: 'approve' | 'ask' | 'deny' | 'answer' | 'agree' | 'decline',
): string => `/c/${makeLinkId(LINK_KEY, { questionId, person, action })}`;
