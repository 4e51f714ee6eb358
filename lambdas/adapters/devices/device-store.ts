import { planWithDevice } from '../../domain/activation/follow.ts';
import { coverStart } from '../../domain/calendar/local-days.ts';
import { defaultOpeningHours } from '../../domain/calendar/opening-hours.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import {
  type DeviceChange,
  type DeviceRecord,
  deviceRecordSchema,
  instantOf,
} from '../../domain/devices/device.ts';
import { judgedDevice } from '../../domain/devices/judge-device.ts';
import { judgePhotos, type SentPhoto } from '../../domain/devices/judge-photos.ts';
import { photoSlots } from '../../domain/devices/verification-photos.ts';
import { ConcurrentChange, NotFound } from '../../domain/errors.ts';
import { brandFor, type MailBrand } from '../../domain/mail/templates/brand.ts';
import { deviceVerifiedMail, photosAgainMail } from '../../domain/mail/templates/device-mails.ts';
import type { PlanRecord } from '../../domain/people/plan.ts';
import { formatDay } from '../../domain/wording/formats.ts';
import { english, said } from '../../domain/wording/languages/language.ts';
import { picturesLike } from '../files/picture-index.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { deviceItem, readCustomer, readDevice, readPlan } from '../people/people.ts';
import { planChangeItems } from '../plans/enrollment-store.ts';
import { claimPrefixes } from '../table/claim-keys.ts';
import { deviceEventKey, deviceKey, imeiPartition, serialPartition } from '../table/device-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';

/** A device with its history and the mail to its owner, as members of one transaction; the device comes first. */
export async function deviceChangeItems(
  table: Table,
  { device, events, tell }: DeviceChange,
): Promise<TransactItem[]> {
  return [
    deviceItem(table, device),
    ...events.map((event, index) =>
      table.create(deviceEventKey(device.deviceId, device.version, index), {
        entity: 'device-event',
        ...event,
      }),
    ),
    ...(tell === undefined ? [] : await mailToOwner(table, device, tell)),
  ];
}

async function mailToOwner(
  table: Table,
  device: DeviceRecord,
  tell: NonNullable<DeviceChange['tell']>,
): Promise<TransactItem[]> {
  const [customer, plan, ourBrand] = await Promise.all([
    readCustomer(table, device.customerId),
    readPlan(table, device.planNumber),
    readMailBrand(table),
  ]);
  if (!customer) return [];
  const brand = brandFor(ourBrand, customer);
  const inTheirs = (text: string): string => said(text, brand.language ?? english);
  const facts = {
    customerName: customer.name,
    deviceId: device.deviceId,
    item: `${device.make} ${device.model}`.trim(),
  };
  const mail =
    tell === 'verified'
      ? deviceVerifiedMail({ ...facts, coverFrom: coverFrom(device, plan, brand) }, brand)
      : photosAgainMail(
          {
            ...facts,
            reasons: [inTheirs(device.verificationReason ?? 'The photos do not show all of it.')],
            toTake: photoSlots(device.kind).map(({ what }) => inTheirs(what)),
          },
          brand,
        );
  const to = { key: 'c', name: customer.name, address: customer.email };
  const cause = `${device.deviceId} ${device.version}`;
  const nowMs = Date.now();
  return [looseMailItem(table, { to, kind: `device-${tell}`, mail, cause }, nowMs)];
}

/** The day from which an item added to a running plan is covered, as people read it. */
function coverFrom(
  { verifiedAt }: DeviceRecord,
  plan: PlanRecord | undefined,
  brand: MailBrand,
): string | undefined {
  if (verifiedAt === undefined || plan?.coverStartsAt === undefined || verifiedAt <= plan.coverStartsAt)
    return undefined;
  const timeZone = plan.zone ?? defaultOpeningHours.zone;
  return formatDay(coverStart(verifiedAt, timeZone), { ...brand, timeZone });
}

/** The plan of a device, where the change means something for it; nothing otherwise. */
export async function planFollows(table: Table, device: DeviceRecord): Promise<TransactItem[]> {
  const before = await readPlan(table, device.planNumber);
  if (!before) return [];
  const at = instantOf(Date.now());
  const plan = planWithDevice(before, device, at);
  return plan ? planChangeItems(table, { before, plan }, at) : [];
}

/** How often a change is computed again after losing against another one. */
const attempts = 4;

/**
 * Reads a device, computes a change and stores it with `along`, again from the start when somebody was faster.
 * `undefined` means that nothing has to change. Throws {@link NotFound}, {@link ConcurrentChange}, and
 * {@link TransactionRefused} where one of the items that go along refused.
 */
export async function changeDevice(
  table: Table,
  deviceId: string,
  compute: (device: DeviceRecord) => DeviceChange | undefined | Promise<DeviceChange | undefined>,
  along: (device: DeviceRecord) => readonly TransactItem[] = () => [],
): Promise<DeviceRecord> {
  for (let attempt = 1; ; attempt += 1) {
    const device = await readDevice(table, deviceId);
    if (!device) throw new NotFound('the device');
    const change = await compute(device);
    if (!change) return device;
    const items = [...(await deviceChangeItems(table, change)), ...(await planFollows(table, change.device))];
    try {
      await table.transact([...items, ...along(change.device)]);
      return change.device;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      // Whatever goes along stands after the device's own items: the idempotency marker, mostly.
      if (!error.conflict && error.failed.every((index) => index >= items.length)) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the device');
    }
  }
}

/** Everything that was uploaded for a device, oldest first. */
export async function documentsOfDevice(table: Table, deviceId: string): Promise<DocumentRecord[]> {
  const documents = await table.all(
    { partition: deviceKey(deviceId).pk, sortPrefix: claimPrefixes.documents },
    documentRecordSchema,
  );
  return documents.sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
}

/** The verification photos as the rules judge them. */
export function photosSent(device: DeviceRecord, documents: readonly DocumentRecord[]): SentPhoto[] {
  const firstSlot = photoSlots(device.kind)[0]?.slot ?? '';
  return documents
    .filter(({ kind }) => kind === 'verification-photo')
    .map(({ documentId, slot = firstSlot, status, reason, createdAt, picture }) => ({
      ...{ documentId, slot, status, reason, createdAt, picture },
      elsewhere: [],
    }));
}

/** The serial number or the IMEI stands on a device of another customer. */
async function numberElsewhere(table: Table, device: DeviceRecord): Promise<boolean> {
  const found = await Promise.all([
    device.serial === undefined
      ? []
      : table.all({ index: 'gsi2', partition: serialPartition(device.serial) }, deviceRecordSchema),
    device.imei === undefined
      ? []
      : table.all({ index: 'gsi3', partition: imeiPartition(device.imei) }, deviceRecordSchema),
  ]);
  return found
    .flat()
    .some((other) => other.customerId !== device.customerId && other.removedAt === undefined);
}

/** Lets the rules look at a device after one of its photos or receipts was inspected. */
export async function judgeDevice(table: Table, deviceId: string, nowMs: number): Promise<void> {
  await changeDevice(table, deviceId, async (device) => {
    const [all, plan] = await Promise.all([
      documentsOfDevice(table, deviceId),
      readPlan(table, device.planNumber),
    ]);
    const { reimbursed } = device;
    const documents = all.filter(({ createdAt }) => reimbursed === undefined || createdAt > reimbursed.at);
    const photos = await Promise.all(
      photosSent(device, documents).map(async (photo) => ({
        ...photo,
        elsewhere: await picturesLike(table, photo.picture ?? {}, {
          ownerId: deviceId,
          customerId: device.customerId,
        }),
      })),
    );
    const verdict = judgePhotos(device, photos, await numberElsewhere(table, device));
    const receipts = documents.filter(({ kind }) => kind === 'receipt');
    return judgedDevice(device, verdict, receipts, plan?.soldByCompanyId, nowMs);
  });
}
