import type { AnswerOf, BodyOf } from '../../../api/call.ts';

export type BulkBody = BodyOf<'POST /claims/bulk'>;
export type BulkAction = BulkBody['action'];
export type BulkResult = AnswerOf<'POST /claims/bulk'>['results'][number];
