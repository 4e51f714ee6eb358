import type { AnswerOf, InputOf } from '../../api/call.ts';

/** A claim as it stands in the queue. */
export type QueueItem = AnswerOf<'GET /staff/queue'>['items'][number];
export type StaffView = NonNullable<NonNullable<InputOf<'GET /staff/queue'>['query']>['view']>;
export type ViewCounts = AnswerOf<'GET /staff/views'>;
export type Agent = AnswerOf<'GET /staff/agents'>['items'][number];
