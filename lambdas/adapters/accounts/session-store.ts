import { type Session, sessionLifeMs, sessionSchema } from '../../domain/people/sessions.ts';
import { sessionKey, sessionPrefix, userKey } from '../table/people-keys.ts';
import { type Table, TransactionRefused } from '../table/table.ts';

/** Somebody's sign-ins that could still be renewed, in no order. */
export const sessionsOf = (table: Table, userId: string): Promise<Session[]> =>
  table.all({ partition: userKey(userId).pk, sortPrefix: sessionPrefix }, sessionSchema);

/**
 * Writes down that a sign-in is used, unless that stands there from after `unlessAfter` (an instant): then nothing
 * changes. The note ends with the sign-in.
 */
export async function noteSession(
  table: Table,
  userId: string,
  session: Session,
  unlessAfter: string,
): Promise<void> {
  const item = {
    ...{ ...sessionKey(userId, session.sessionId), entity: 'session', ...session },
    expiresAt: Math.ceil((Date.parse(session.signedInAt) + sessionLifeMs) / 1000),
  };
  try {
    await table.transact([
      {
        Put: {
          TableName: table.name,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk) OR #lastUsedAt < :unlessAfter',
          ExpressionAttributeNames: { '#lastUsedAt': 'lastUsedAt' },
          ExpressionAttributeValues: { ':unlessAfter': unlessAfter },
        },
      },
    ]);
  } catch (error) {
    // Another function of ours wrote it down just now.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}
