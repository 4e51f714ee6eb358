import type { AnswerOf } from '../../../api/call.ts';

export type Company = AnswerOf<'GET /admin/companies'>['items'][number];
