import type { AnswerOf } from '../../../api/call.ts';

export type Company = AnswerOf<'GET /partners/me'>;
