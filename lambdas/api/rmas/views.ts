import { readRmaCalendar } from '../../adapters/rmas/rma-store.ts';
import { claimPrefixes } from '../../adapters/table/claim-keys.ts';
import { rmaKey } from '../../adapters/table/rma-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Actor, isStaff } from '../../domain/people/actor.ts';
import { type Parcel, type Rma, type RmaUnit, rmaEventSchema } from '../../domain/rma/rma.ts';
import { carrierName } from '../../domain/rma/rma-terms.ts';
import {
  depotOf,
  type RmaTelling,
  rmaKindLabels,
  rmaLabel,
  rmaNextStep,
  unitLabel,
} from '../../domain/rma/rma-wording.ts';
import { movesFrom, type RmaSide } from '../../domain/rma/transitions.ts';
import { said } from '../../domain/wording/languages/language.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { languageOf } from '../../middleware/api/language-of.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';

/** Whether the caller acts as the dealer, or for the claims team with its depot. */
export const sideOf = ({ access }: Caller): Exclude<RmaSide, 'system'> =>
  isStaff(access.role) ? 'staff' : 'dealer';

const parcelView = (parcel: Parcel) => ({ ...parcel, carrierName: carrierName(parcel.carrier) });

function unitView(rma: Rma, unit: RmaUnit, caller: Caller, { language }: RmaTelling) {
  const { shipped, sentBack, ...rest } = unit;
  return {
    ...rest,
    stateLabel: unitLabel(unit, language),
    moves: movesFrom(rma.kind, unit.state, sideOf(caller)),
    ...(shipped && { shipped: parcelView(shipped) }),
    ...(sentBack && { sentBack: parcelView(sentBack) }),
  };
}

/** How the caller is told of RMAs. */
export const tellingFor = async (
  request: Pick<ApiRequest<unknown, unknown>, 'table' | 'event' | 'signedIn'>,
): Promise<RmaTelling> => ({
  calendar: await readRmaCalendar(request.table),
  language: languageOf(request),
});

/** An RMA as a list shows it. */
export function rmaRow(rma: Rma, caller: Caller, telling: RmaTelling) {
  const { rmaId, claimId, kind, state, dealer, issuedAt, dueAt, closedAt, version } = rma;
  return {
    ...{ rmaId, claimId, kind, kindLabel: said(rmaKindLabels[kind], telling.language) },
    ...{ state, stateLabel: rmaLabel(rma, telling.language) },
    nextStep: rmaNextStep(rma, sideOf(caller), telling),
    dealer: { companyId: dealer.companyId, name: dealer.name },
    units: rma.units.map((unit) => unitView(rma, unit, caller, telling)),
    ...{ issuedAt, dueAt, version },
    ...(closedAt !== undefined && { closedAt }),
    creditCents: rma.units.reduce((sum, unit) => sum + (unit.creditCents ?? 0), 0),
  };
}

/** People of the claims team are named to the dealer, and the dealer's to the team; ids to nobody. */
const actorView = ({ role, name }: Actor) => ({ role, name });

/** An RMA as its page shows it. */
export async function rmaView(table: Table, rma: Rma, caller: Caller, telling: RmaTelling) {
  const events = await table.all(
    { partition: rmaKey(rma.rmaId).pk, sortPrefix: claimPrefixes.events },
    rmaEventSchema,
  );
  const { depotId, name, address } = depotOf(rma);
  return {
    ...rmaRow(rma, caller, telling),
    depot: { depotId, name, address },
    ...(rma.shipTo && { shipTo: rma.shipTo }),
    ...(rma.note !== undefined && { note: rma.note }),
    issuedBy: actorView(rma.issuedBy),
    updatedAt: rma.updatedAt,
    history: events
      // Reminders and deadlines of the claims team are its own affair.
      .filter(({ what }) => sideOf(caller) === 'staff' || what !== 'escalated')
      .map((event) => ({ ...event, actor: actorView(event.actor) })),
  };
}
