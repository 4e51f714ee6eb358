import type { AnswerOf } from '../../../api/call.ts';

export type Application = AnswerOf<'GET /partners/applications/{applicationId}'>;

export const isOpen = ({ status }: Application): boolean => status === 'received' || status === 'call-booked';
