import type { AnswerOf } from '../../../api/call.ts';

export type ReadyWords = AnswerOf<'GET /ready-words'>['items'][number];
