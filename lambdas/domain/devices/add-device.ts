import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import { type DeviceKind, refusedDeviceKinds } from '../catalogue/catalogue-schema.ts';
import { findPlan } from '../catalogue/lookup.ts';
import { type InputFault, InvalidInput, NotPossible } from '../errors.ts';
import { readImei } from '../ids/imei.ts';
import type { PlanRecord } from '../people/plan.ts';
import type { DeviceRecord } from './device.ts';

/** A device as somebody describes it. */
export interface DescribedDevice {
  readonly kind: DeviceKind;
  readonly make: string;
  readonly model: string;
  readonly serial?: string | undefined;
  readonly imei?: string | undefined;
  readonly purchasedAt?: string | undefined;
  readonly boughtAs?: DeviceRecord['boughtAs'];
  readonly condition: 'working' | 'damaged';
}

const refusedKinds: ReadonlySet<string> = new Set(refusedDeviceKinds);

/** Every reason why this device can't be protected at all, by field. */
function faultsOf(device: DescribedDevice, today: string): InputFault[] {
  const { kind, condition, imei, purchasedAt } = device;
  const faults: (InputFault | false)[] = [
    refusedKinds.has(kind) && { path: 'kind', message: 'Drones and motorised vehicles can’t be protected.' },
    condition === 'damaged' && {
      path: 'condition',
      message: 'Only what works and is undamaged can be protected: repair or replace it first, then add it.',
    },
    imei !== undefined &&
      readImei(imei) === undefined && {
        path: 'imei',
        message: 'is no IMEI: 15 digits, the last of which checks the others (dial *#06# to see it)',
      },
    purchasedAt !== undefined &&
      purchasedAt > today && { path: 'purchasedAt', message: 'must not be in the future' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The device with its numbers in one writing. Throws {@link InvalidInput} naming every fault. `today`: YYYY-MM-DD. */
export function acceptedDevice(device: DescribedDevice, today: string): DescribedDevice {
  const faults = faultsOf(device, today);
  if (faults.length > 0) throw new InvalidInput(faults);
  const imei = device.imei === undefined ? undefined : readImei(device.imei);
  const serial = device.serial?.replace(/\s+/g, '').toUpperCase();
  return { ...device, imei, serial: serial === '' ? undefined : serial };
}

/** Throws {@link InvalidInput} for a device that a plan of this kind has no slot for, sold along with it. */
export function checkSoldWith(
  catalogue: Catalogue,
  planCode: PlanRecord['planCode'],
  kind: DeviceKind,
): void {
  const covers = findPlan(catalogue, planCode)?.covers;
  if (!covers || (kind === 'phone' ? covers.phones : covers.otherItems) > 0) return;
  throw InvalidInput.at('device.kind', `is not protected by the plan ${planCode}`);
}

/** Plans that devices may be added to. */
const takesDevices: ReadonlySet<PlanRecord['status']> = new Set(['active', 'pending-activation', 'past-due']);

const sameNumber = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one === other;

/** Whether a plan has a slot left: phones and other items are counted apart. */
function hasRoom(
  plan: PlanRecord,
  devices: readonly DeviceRecord[],
  kind: DeviceKind,
  catalogue: Catalogue | undefined,
): boolean {
  const covers = (catalogue && findPlan(catalogue, plan.planCode)?.covers) ?? { phones: 0, otherItems: 0 };
  const onPlan = devices.filter((device) => device.planNumber === plan.planNumber);
  const phones = onPlan.filter((device) => device.kind === 'phone').length;
  return kind === 'phone' ? phones < covers.phones : onPlan.length - phones < covers.otherItems;
}

/**
 * The plan that takes the device: the one named, else the first with a slot left. `devices` are the customer's, without
 * removed ones; `catalogues` those the plans were sold under, by plan number. Throws {@link NotPossible} saying why
 * there is none, {@link InvalidInput} for a plan that is not theirs.
 */
export function planForDevice(
  device: DescribedDevice,
  planNumber: string | undefined,
  plans: readonly PlanRecord[],
  devices: readonly DeviceRecord[],
  catalogues: ReadonlyMap<string, Catalogue>,
): PlanRecord {
  if (planNumber !== undefined && !plans.some((plan) => plan.planNumber === planNumber))
    throw InvalidInput.at('planNumber', 'is none of your plans');
  const known = devices.find(
    (other) => sameNumber(other.imei, device.imei) || sameNumber(other.serial, device.serial),
  );
  if (known) throw new NotPossible(`This ${known.kind} is on plan ${known.planNumber} already.`);
  const open = plans.filter(
    (plan) => takesDevices.has(plan.status) && (planNumber === undefined || plan.planNumber === planNumber),
  );
  if (open.length === 0) throw new NotPossible('There is no plan in force to add it to.');
  const plan = open.find((one) => hasRoom(one, devices, device.kind, catalogues.get(one.planNumber)));
  if (plan) return plan;
  throw new NotPossible(
    device.kind === 'phone'
      ? 'The plan protects one phone, and has one. Remove it first, or add a plan.'
      : 'The plan has no slot left for another item. Remove one first, or add a plan.',
  );
}
