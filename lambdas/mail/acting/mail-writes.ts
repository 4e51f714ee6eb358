import { messageKey } from '../../adapters/table/claim-keys.ts';
import { pendingIndexes } from '../../adapters/table/keys.ts';
import { unmatchedMailKey } from '../../adapters/table/mail-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { LooseMailRecord, MessageRecord } from '../../domain/claim/records.ts';

/** A mail in a claim's email history; one whose amounts are still to be read is known to the reconcile until they are. */
export const messageWrite = (table: Table, record: MessageRecord): TransactItem =>
  table.create(messageKey(record.claimId, record.messageId), {
    entity: 'message',
    ...record,
    ...(record.readingDue !== undefined && pendingIndexes('reading', record.at)),
  });

/** A mail in the agents' list of mail to look at; beside the one in the claim's history, or alone. */
export const listedWrite = (table: Table, record: LooseMailRecord): TransactItem =>
  table.create(unmatchedMailKey(record.messageId), { entity: 'unmatched-mail', ...record });
