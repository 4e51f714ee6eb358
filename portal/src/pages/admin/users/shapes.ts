import type { AnswerOf } from '../../../api/call.ts';

export type User = AnswerOf<'GET /admin/users'>['items'][number];
