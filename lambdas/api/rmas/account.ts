import { allCreditsOfYear, creditsOfYear, sumOfYear } from '../../adapters/claims/dealer-credits.ts';
import { readCompany } from '../../adapters/people/people.ts';
import { dealerCreditsPartition } from '../../adapters/table/rma-keys.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import type { Company } from '../../domain/people/people.ts';
import type { DealerCredit } from '../../domain/rma/dealer-credit.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { type Cell, cents, instant, tableFile, text } from '../../middleware/tables/formats.ts';
import * as operations from './account-operations.ts';

interface Asked {
  readonly companyId?: string | undefined;
  readonly year?: string | undefined;
}

/** Whose account is asked for. Throws InvalidInput where the claims team names no dealer, NotFound for another dealer's. */
async function dealerOf({ table, caller, query }: ApiRequest<Asked, unknown>): Promise<Company> {
  const { access, company } = caller();
  if (access.role === 'partner') {
    if (!company || (query.companyId ?? company.companyId) !== company.companyId)
      throw new NotFound('the company');
    return company;
  }
  if (query.companyId === undefined)
    throw InvalidInput.at('companyId', 'is missing: the dealer whose account it is');
  const dealer = await readCompany(table, query.companyId);
  if (!dealer?.kinds.includes('dealer')) throw new NotFound('the company');
  return dealer;
}

const yearOf = ({ query, nowMs }: ApiRequest<Asked, unknown>): string =>
  query.year ?? new Date(nowMs).toISOString().slice(0, 4);

/** Where the credit note of an entry is; fees have none. */
function noteOf({ reason, claimId, creditId, rmaId }: DealerCredit): string | undefined {
  if (reason === 'claim') return `/claims/${claimId}/credit-note?creditId=${encodeURIComponent(creditId)}`;
  return reason === 'credit' && rmaId !== undefined ? `/rmas/${rmaId}/credit-note` : undefined;
}

function entryView(entry: DealerCredit) {
  const note = noteOf(entry);
  return { ...entry, ...(note !== undefined && { note }) };
}

const reasonWords = {
  claim: 'Claim approved',
  credit: 'Unit returned',
  fee: 'Replacement sent, unit not returned',
  'fee-waived': 'Fee waived',
} as const satisfies Record<DealerCredit['reason'], string>;

const columns = [
  { header: 'Date', width: 18 },
  { header: 'What for', width: 34 },
  { header: 'Claim', width: 14 },
  { header: 'RMA', width: 14 },
  { header: 'Serial', width: 18 },
  { header: 'Credit note', width: 18 },
  { header: 'Amount', width: 12 },
];

const rowOf = ({ at, reason, claimId, rmaId, serial, noteNumber, amountCents }: DealerCredit): Cell[] => [
  instant(at),
  text(reasonWords[reason]),
  ...[claimId, rmaId, serial, noteNumber].map(text),
  cents(amountCents),
];

export const dealerAccountRoutes = [
  route(operations.readDealerAccount, async (request) => {
    const { table, query } = request;
    const { companyId, name } = await dealerOf(request);
    const year = yearOf(request);
    const list = { index: 'gsi2', partition: dealerCreditsPartition(companyId) } as const;
    const { index: _index, partition: _partition, ...place } = pageOf(list, query);
    const [page, totalCents] = await Promise.all([
      creditsOfYear(table, companyId, year, place),
      sumOfYear(table, companyId, year),
    ]);
    const body = { year, dealer: { companyId, name }, totalCents, ...listAnswer(page, entryView) };
    return { status: 200, body };
  }),
  route(operations.exportDealerAccount, async (request) => {
    const { table, query, event } = request;
    const { companyId } = await dealerOf(request);
    const year = yearOf(request);
    const { format = 'csv' } = query;
    const entries = await allCreditsOfYear(table, companyId, year);
    const file = tableFile(format, `Account ${year}`, columns, entries.map(rowOf));
    return fileAnswer(file, `account-${year}.${format}`, format, event.headers.accept);
  }),
];
