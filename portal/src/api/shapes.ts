import type { AnswerOf } from './call.ts';

/** Names for what the API answers with. */
export type Claim = AnswerOf<'GET /claims/{claimId}'>;
export type ClaimStatus = Claim['status'];
export type ClaimDocument = AnswerOf<'GET /claims/{claimId}/documents'>['items'][number];
export type HistoryEntry = AnswerOf<'GET /claims/{claimId}/history'>['items'][number];
export type ClaimComment = AnswerOf<'GET /claims/{claimId}/comments'>['items'][number];
export type ClaimEmail = AnswerOf<'GET /claims/{claimId}/emails'>['items'][number];
