import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { claimKey, claimPrefixes } from '../table/claim-keys.ts';
import { customerPartition } from '../table/people-keys.ts';
import type { Table } from '../table/table.ts';

export const documentsOf = (table: Table, claimId: string): Promise<DocumentRecord[]> =>
  table.all({ partition: claimKey(claimId).pk, sortPrefix: claimPrefixes.documents }, documentRecordSchema);

export const claimsOfCustomer = (table: Table, customerId: string): Promise<Claim[]> =>
  table.all({ index: 'gsi1', partition: customerPartition(customerId), sortPrefix: 'CLAIM#' }, claimSchema);
