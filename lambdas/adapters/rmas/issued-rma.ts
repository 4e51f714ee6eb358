import type { RmaChange } from '../../domain/rma/rma.ts';
import { linkItem, signingKey } from '../mail/link-store.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { shipLinkOf } from './rma-mails.ts';
import { rmaChangeItems } from './rma-store.ts';

/** What is stored with a new RMA: the RMA and its marks first, then the link that its mails offer. */
export async function issuedRmaItems(
  table: Table,
  issued: RmaChange,
  nowMs: number,
): Promise<TransactItem[]> {
  const { rma } = issued;
  const { companyId, name } = rma.dealer;
  const holder = { role: 'partner', name, userId: companyId, companyId } as const;
  const link = linkItem(table, await signingKey(), rma.claimId, { ...shipLinkOf(rma), holder }, nowMs);
  return [...(await rmaChangeItems(table, issued)), link];
}
