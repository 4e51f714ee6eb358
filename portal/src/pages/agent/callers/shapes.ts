import type { AnswerOf } from '../../../api/call.ts';

export type FoundCaller = Extract<
  AnswerOf<'GET /staff/search'>['items'][number],
  { readonly kind: 'customer' }
>;
