import type { AnswerOf } from '../../../api/call.ts';

export type ReviewedDevice = AnswerOf<'GET /devices'>['items'][number];
