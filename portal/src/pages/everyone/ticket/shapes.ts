import type { AnswerOf } from '../../../api/call.ts';

export type Ticket = AnswerOf<'GET /tickets/{ticketId}'>;
