import { commitChange } from '../../adapters/claims/claim-store.ts';
import { issuedRmaItems } from '../../adapters/rmas/issued-rma.ts';
import { rmaKey } from '../../adapters/table/rma-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readWarrantyPrices } from '../../adapters/terms/price-store.ts';
import { claimUnit } from '../../adapters/units/unit-case.ts';
import { readProduct, readUnit } from '../../adapters/units/unit-store.ts';
import { type ClaimChange, inOneGo } from '../../domain/claim/change.ts';
import { unitCustomerId } from '../../domain/claim/claim-unit.ts';
import { approveUnit } from '../../domain/claim/transitions/approve-unit.ts';
import { draftClaim, submitClaim } from '../../domain/claim/transitions/file.ts';
import { withRma } from '../../domain/claim/transitions/issue-rma.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { NUMBER_BYTES, newClaimId, newRmaId } from '../../domain/ids/claim-id.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Company } from '../../domain/people/people.ts';
import { sendReplacements } from '../../domain/rma/amend-rma.ts';
import { issueRma, type RmaOrder } from '../../domain/rma/issue-rma.ts';
import { moveUnits, type UnitMove } from '../../domain/rma/move-units.ts';
import type { Rma, RmaChange } from '../../domain/rma/rma.ts';
import { rmaSchema } from '../../domain/rma/rma.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { priceLines } from '../../domain/warranty-claims/price-lines.ts';
import { defaultBrand } from '../../domain/wording/default-brand.ts';
import type { SeededValues } from './seeded-values.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** One thing done with an RMA, so many hours ago. */
type Act = (rma: Rma, ctx: { readonly actor: Actor; readonly nowMs: number }) => RmaChange;
type Step = readonly [hoursAgo: number, by: 'dealer' | 'agent', act: Act];

/** A dealer's claim that was credited, and the RMA that was issued from it. */
interface DemoReturn {
  readonly name: string;
  readonly filedDaysAgo: number;
  readonly description: string;
  readonly order: Pick<RmaOrder, 'kind' | 'units' | 'note'>;
  readonly steps: readonly Step[];
}

const moved =
  (side: 'staff' | 'dealer', ...moves: UnitMove[]): Act =>
  (rma, ctx) =>
    moveUnits(rma, moves, side, rmaTerms, ctx);

const sounder = 'Tideline DS-200 depth sounder';
const parcel = { state: 'in-transit', carrier: 'ups', tracking: '1Z4A88E70312240917' } as const;

/** One that the depot has half inspected, and one whose dealer has the replacement and still the old unit. */
const demoReturns: readonly DemoReturn[] = [
  {
    name: 'sounders',
    filedDaysAgo: 15,
    description: 'Reads only dashes below fifteen feet; the second one of this delivery does the same.',
    order: {
      kind: 'credit',
      units: [
        { serial: 'DS200-1011', productName: sounder, fault: 'No reading below fifteen feet' },
        { serial: 'DS200-1012', productName: sounder, fault: 'No reading below fifteen feet' },
      ],
      note: 'Please wrap the displays.',
    },
    steps: [
      [
        9 * 24,
        'dealer',
        moved('dealer', { ...parcel, serial: 'DS200-1011' }, { ...parcel, serial: 'DS200-1012' }),
      ],
      [
        20,
        'agent',
        moved(
          'staff',
          { state: 'received', serial: 'DS200-1011' },
          { state: 'received', serial: 'DS200-1012' },
        ),
      ],
      [
        3,
        'agent',
        moved('staff', {
          ...{ state: 'inspected', serial: 'DS200-1011', grade: 'C', disposition: 'refurbish' },
          note: 'Transducer dead, housing without a scratch.',
        }),
      ],
    ],
  },
  {
    name: 'autopilot',
    filedDaysAgo: 6,
    description: 'Steers to port by itself after half an hour; the course computer was set anew twice.',
    order: {
      kind: 'advance-replacement',
      units: [{ serial: 'AP70-2011', productName: 'Tideline AP-70 autopilot', fault: 'Loses its course' }],
    },
    steps: [
      [
        3 * 24,
        'agent',
        (rma, ctx) =>
          sendReplacements(
            rma,
            [
              {
                ...{ serial: 'AP70-2011', replacementSerial: 'AP70-2012' },
                ...{ carrier: 'fedex', tracking: '794699123405' },
              },
            ],
            rmaTerms,
            ctx,
          ),
      ],
    ],
  },
];

/** Who files and who decides. */
export interface ReturnPeople {
  readonly dealer: Actor;
  readonly agent: Actor;
  readonly company: Company;
}

/** An RMA as it stands after all of this, new with its whole history. */
function rmaAfter(
  story: DemoReturn,
  rmaId: string,
  claimId: string,
  { company, ...actors }: ReturnPeople,
  nowMs: number,
): RmaChange {
  const { companyId, name, email, address } = company;
  const order = {
    ...{ ...story.order, rmaId, claimId, dealer: { companyId, name, email } },
    shipTo: address && { name, address },
  };
  const issuedMs = nowMs - (story.filedDaysAgo - 2) * day;
  return story.steps.reduce(
    (before: RmaChange, [hoursAgo, by, act]) => {
      const { rma, events } = act(before.rma, { actor: actors[by], nowMs: nowMs - hoursAgo * hour });
      return { before: null, rma, events: [...before.events, ...events], notices: [] };
    },
    { ...issueRma(order, rmaTerms, { actor: actors.agent, nowMs: issuedMs }), notices: [] },
  );
}

/** The claim: filed by the dealer, its diagnosis credited a day later, the RMA issued from it. */
async function creditedClaim(
  table: Table,
  story: DemoReturn,
  claimId: string,
  values: SeededValues,
  { rma }: RmaChange,
  { dealer, agent, company }: ReturnPeople,
  nowMs: number,
): Promise<ClaimChange> {
  const ago = (days: number, actor: Actor): CommandContext => ({
    ...{ now: nowMs - days * day, actor, openingHours: defaultBrand.openingHours },
  });
  const { filedDaysAgo, description } = story;
  const filed = ago(filedDaysAgo, dealer);
  const [first] = story.order.units;
  const record = first && (await readUnit(table, first.serial));
  if (!record) throw new Error(`the unit of the return ${story.name} is not on record`);
  const { companyId, name, email, phone = '' } = company;
  const unit = claimUnit({ ...record, companyId }, await readProduct(table, record.productId), filed.now);
  const prices = await readWarrantyPrices(table, new Date(nowMs).toISOString());
  const owner = record.registration?.customer;
  const draft = draftClaim(
    {
      ...{ claimId, unit, partner: { companyId, name, email } },
      customer: {
        customerId: unitCustomerId(record.serial),
        ...{ name: owner?.name ?? name, email: owner?.email ?? email, phone: owner?.phone ?? phone },
      },
      lines: priceLines({ labor: [{ operationCode: 'D-20' }] }, { prices, companyId, sku: unit.sku }),
      incident: {
        incidentId: newRecordId(
          'incident',
          filed.now,
          values.bytes(`${story.name} incident`, RECORD_ID_BYTES),
        ),
        ...{ type: 'mechanical-failure', description },
        occurredAt: new Date(filed.now - 2 * day).toISOString(),
      },
    },
    filed,
  );
  const sent = inOneGo(draft, (claim) => submitClaim(claim, filed));
  const approved = inOneGo(sent, (claim) => approveUnit(claim, {}, ago(filedDaysAgo - 1, agent)));
  return inOneGo(approved, (claim) => withRma(claim, rma, ago(filedDaysAgo - 2, agent)));
}

/**
 * Writes the demo's returns, each with its claim in one transaction, by the same transitions and stores as any: their
 * workflows start and wait. Only the mails of what happened before today are left out. One that stands already stays as
 * it is.
 */
export async function loadDemoReturns(
  table: Table,
  values: SeededValues,
  people: ReturnPeople,
  nowMs: number,
): Promise<void> {
  for (const story of demoReturns) {
    const rmaId = newRmaId(values.bytes(`${story.name} rma`, NUMBER_BYTES));
    if (await table.get(rmaKey(rmaId), rmaSchema)) continue;
    const claimId = newClaimId(values.bytes(`${story.name} claim`, NUMBER_BYTES));
    const issued = rmaAfter(story, rmaId, claimId, people, nowMs);
    const change = await creditedClaim(table, story, claimId, values, issued, people, nowMs);
    await commitChange(table, {
      change: { ...change, notices: [] },
      with: await issuedRmaItems(table, issued, nowMs),
    });
  }
}
