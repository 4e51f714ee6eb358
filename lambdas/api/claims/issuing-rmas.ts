import { randomBytes } from 'node:crypto';
import { CompanionRefused, changeClaim } from '../../adapters/claims/claim-store.ts';
import { readBrand, readCompany } from '../../adapters/people/people.ts';
import { issuedRmaItems } from '../../adapters/rmas/issued-rma.ts';
import { openRmasOf, rmasOfClaim } from '../../adapters/rmas/rma-store.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { readProduct, readUnit } from '../../adapters/units/unit-store.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { withRma } from '../../domain/claim/transitions/issue-rma.ts';
import { type InputFault, InvalidInput, NotPossible } from '../../domain/errors.ts';
import { NUMBER_BYTES, newRmaId } from '../../domain/ids/claim-id.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import type { Company } from '../../domain/people/people.ts';
import { issueRma, type RmaOrder, type UnitToReturn } from '../../domain/rma/issue-rma.ts';
import { type ReturnRow, readReturnRows, returnColumns } from '../../domain/rma/read-return-rows.ts';
import type { Rma } from '../../domain/rma/rma.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { readTable } from '../../domain/tables/read-table.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { rmaRow, rmaView, tellingFor } from '../rmas/views.ts';
import { authorize, claimFor, claimIdOf, commandContext } from './claim-request.ts';
import type { InputOf } from './operations/input-of.ts';
import { importRma, issueRmaOperation, listRmasOfClaim } from './operations/rmas.ts';

type IssueRequest = ApiRequest<unknown, InputOf<typeof issueRmaOperation>>;
type ImportRequest = ApiRequest<unknown, InputOf<typeof importRma>>;
type OrderFields = Pick<
  RmaOrder,
  'kind' | 'depotId' | 'shipTo' | 'returnDays' | 'nonReturnFeeCents' | 'note'
>;

/** The dealer of a claim. Throws {@link NotPossible} for a claim that is no dealer's. */
async function dealerOf(table: Table, { unit }: Claim): Promise<Company> {
  const company = unit && (await readCompany(table, unit.companyId));
  if (!company) throw new NotPossible('Only a dealer’s claim for a unit has returns.');
  return company;
}

interface WrittenUnit {
  readonly serial: string;
  readonly fault?: string | undefined;
}

/** A unit of the dealer's that may come back, or what is in the way. */
async function unitToReturn(
  table: Table,
  { serial: written, fault }: WrittenUnit,
  companyId: string,
): Promise<UnitToReturn | string> {
  const serial = normalSerial(written);
  const unit = serial === undefined ? undefined : await readUnit(table, serial);
  if (!unit || unit.companyId !== companyId) return `${written} is not a unit of this dealer`;
  if (unit.replacedBy !== undefined) return `${unit.serial} was replaced by ${unit.replacedBy} already`;
  const product = await readProduct(table, unit.productId);
  return { serial: unit.serial, productName: product?.name ?? unit.productId, fault };
}

/** Throws {@link InvalidInput} naming every unit that can't come back. */
async function unitsToReturn(
  table: Table,
  written: readonly WrittenUnit[],
  companyId: string,
): Promise<UnitToReturn[]> {
  const found = await Promise.all(written.map((one) => unitToReturn(table, one, companyId)));
  const faults = found.flatMap((one, index): InputFault[] =>
    typeof one === 'string' ? [{ path: `units.${index}.serial`, message: one }] : [],
  );
  if (faults.length > 0) throw new InvalidInput(faults);
  return found.filter((one) => typeof one !== 'string');
}

const inOpenRma = (open: ReadonlyMap<string, string>): NotPossible =>
  new NotPossible(
    `${[...open].map(([serial, rmaId]) => `${serial} is in ${rmaId}`).join(', ')}: a unit is in one open RMA at a time.`,
  );

async function checkFree(table: Table, units: readonly UnitToReturn[]): Promise<void> {
  const open = await openRmasOf(
    table,
    units.map(({ serial }) => serial),
  );
  if (open.size > 0) throw inOpenRma(open);
}

interface Order {
  readonly fields: OrderFields;
  readonly units: readonly UnitToReturn[];
  readonly dealer: Company;
}

function change(
  claim: Claim,
  { fields, units, dealer }: Order,
  ctx: { actor: Rma['issuedBy']; nowMs: number },
) {
  const { companyId, name, email, address } = dealer;
  const order: RmaOrder = {
    ...fields,
    ...{ rmaId: newRmaId(randomBytes(NUMBER_BYTES)), claimId: claim.claimId, units },
    dealer: { companyId, name, email },
    shipTo: fields.shipTo ?? (address && { name, address }),
  };
  return issueRma(order, rmaTerms, ctx);
}

/**
 * Issues one RMA from the claim of the path, in one transaction with the claim's history. Throws {@link NotPossible} for
 * a unit that is in an open RMA.
 */
async function issue(
  request: ApiRequest<unknown, unknown>,
  order: Order,
  along: (rma: Rma) => readonly TransactItem[] | Promise<readonly TransactItem[]>,
): Promise<Rma> {
  const { table, nowMs } = request;
  const brand = await readBrand(table);
  const ctx = commandContext(request, brand);
  let issued: Rma | undefined;
  await checkFree(table, order.units);
  try {
    await changeClaim(table, claimIdOf(request), async (claim) => {
      authorize(request.caller(), 'claim.issue-rma', claim);
      const made = change(claim, order, { actor: ctx.actor, nowMs });
      issued = made.rma;
      return {
        change: withRma(claim, made.rma, ctx),
        with: [...(await issuedRmaItems(table, made, nowMs)), ...(await along(made.rma))],
      };
    });
  } catch (error) {
    // Somebody else issued one for the same unit in the same moment.
    if (error instanceof CompanionRefused) await checkFree(table, order.units);
    throw error;
  }
  if (!issued) throw new Error('no RMA was issued');
  return issued;
}

async function claimWithDealer(request: ApiRequest<unknown, unknown>) {
  const claim = await claimFor(request, 'claim.issue-rma');
  if (claim.status === 'draft') throw new NotPossible('The claim is a draft still.');
  return { claim, dealer: await dealerOf(request.table, claim) };
}

async function issueOne(request: IssueRequest): Promise<Answer> {
  const { table, body } = request;
  const { units: written, ...fields } = body;
  const { claim, dealer } = await claimWithDealer(request);
  const own = [{ serial: claim.unit?.serial ?? '', fault: claim.incident.description.slice(0, 500) }];
  const units = await unitsToReturn(table, written ?? own, dealer.companyId);
  const telling = await tellingFor(request);
  const shown = async (rma: Rma): Promise<Answer> => ({
    status: 201,
    body: await rmaView(table, rma, request.caller(), telling),
  });
  const rma = await issue(request, { fields, units, dealer }, async (made) =>
    request.remember(await shown(made)),
  );
  return shown(rma);
}

/** What each row of a file would do: a unit to return, or what is wrong with it. */
async function judged(table: Table, rows: readonly ReturnRow[], companyId: string) {
  const open = await openRmasOf(
    table,
    rows.map(({ serial }) => serial),
  );
  return Promise.all(
    rows.map(async (row) => {
      if (row.problem !== undefined) return { ...row, problem: row.problem };
      const rmaId = open.get(row.serial);
      const unit =
        rmaId === undefined
          ? await unitToReturn(table, row, companyId)
          : `${row.serial} is in ${rmaId} already`;
      return typeof unit === 'string' ? { ...row, problem: unit } : { ...row, unit };
    }),
  );
}

const mostRows = 100;

async function importOrder(request: ImportRequest): Promise<Answer> {
  const { table, body } = request;
  const { content, dryRun = false, ...fields } = body;
  const { dealer } = await claimWithDealer(request);
  const rows = readReturnRows(readTable(Buffer.from(content, 'base64'), returnColumns));
  if (rows.length === 0 || rows.length > mostRows)
    throw InvalidInput.at('content', `has ${rows.length} rows: 1 to ${mostRows} go`);
  const found = await judged(table, rows, dealer.companyId);
  const rmaOf = new Map<string, string>();
  const answer = (): Answer => ({
    status: 200,
    body: {
      dryRun,
      rows: found.map(({ line, serial, problem }) => ({
        ...{ line, serial, outcome: problem === undefined ? 'issued' : 'fault' },
        ...(problem !== undefined && { problem }),
        ...(rmaOf.has(serial) && { rmaId: rmaOf.get(serial) }),
      })),
    },
  });
  if (dryRun) return answer();
  const faults = found.flatMap(({ line, problem }) =>
    problem === undefined ? [] : [{ path: `row ${line}`, message: problem }],
  );
  if (faults.length > 0) throw new InvalidInput(faults);
  const units = found.flatMap((row) => ('unit' in row ? [row.unit] : []));
  for (let at = 0; at < units.length; at += rmaTerms.mostUnits) {
    const some = units.slice(at, at + rmaTerms.mostUnits);
    await issue(request, { fields, units: some, dealer }, (rma) => {
      for (const { serial } of some) rmaOf.set(serial, rma.rmaId);
      return at + rmaTerms.mostUnits < units.length ? [] : request.remember(answer());
    });
  }
  return answer();
}

export const rmaRoutes = [
  route(issueRmaOperation, issueOne),
  route(importRma, importOrder),
  route(listRmasOfClaim, async (request) => {
    const { claimId } = await claimFor(request, 'claim.rmas');
    const telling = await tellingFor(request);
    const caller = request.caller();
    const rmas = await rmasOfClaim(request.table, claimId);
    return { status: 200, body: { items: rmas.map((rma) => rmaRow(rma, caller, telling)) } };
  }),
];
