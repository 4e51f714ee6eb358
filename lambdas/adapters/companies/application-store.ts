import * as z from 'zod/mini';
import { type Application, applicationSchema } from '../../domain/companies/application.ts';
import { ConcurrentChange, InvalidInput, NotFound } from '../../domain/errors.ts';
import { linkPlaceholder } from '../../domain/mail/link-id.ts';
import type { OfferedLink } from '../../domain/notices/notice-context.ts';
import { linkItem, signingKey } from '../mail/link-store.ts';
import {
  applicationKey,
  applicationsPartition,
  callSlotKey,
  callSlotsPartition,
} from '../table/company-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';

/** Throws {@link NotFound}. */
export async function readApplication(table: Table, applicationId: string): Promise<Application> {
  const application = await table.get(applicationKey(applicationId), applicationSchema);
  if (!application) throw new NotFound(`application ${applicationId}`);
  return application;
}

export function applicationItem(table: Table, application: Application): TransactItem {
  const key = applicationKey(application.applicationId);
  const item = {
    entity: 'application',
    ...application,
    gsi3pk: applicationsPartition,
    gsi3sk: `${application.createdAt}#${application.applicationId}`,
  };
  return application.version === 1
    ? table.create(key, item)
    : table.replace(key, item, application.version - 1);
}

const slotSchema = z.object({ sk: z.string(), applicationId: z.string() });

/** The times from now on that a call has already. */
export async function takenSlots(table: Table, nowMs: number): Promise<Set<string>> {
  const list = { partition: callSlotsPartition, sortFrom: new Date(nowMs).toISOString() };
  return new Set((await table.all(list, slotSchema)).map(({ sk }) => sk));
}

/** Takes the time of the call, and gives the earlier one free. */
export function slotItems(
  table: Table,
  { applicationId, call }: Application,
  earlier: string | undefined,
): TransactItem[] {
  if (!call || call.at === earlier) return [];
  const taken = table.create(callSlotKey(call.at), {
    entity: 'call-slot',
    applicationId,
    // A week after the call nobody asks any more.
    expiresAt: Math.floor(Date.parse(call.at) / 1000) + 7 * 86_400,
  });
  return earlier === undefined ? [taken] : [taken, freedSlot(table, applicationId, earlier)];
}

/** A decided application needs no call any more. */
export const freedSlot = (table: Table, applicationId: string, at: string): TransactItem => ({
  Delete: {
    TableName: table.name,
    Key: { ...callSlotKey(at) },
    ConditionExpression: 'attribute_not_exists(pk) OR #applicationId = :applicationId',
    ExpressionAttributeNames: { '#applicationId': 'applicationId' },
    ExpressionAttributeValues: { ':applicationId': applicationId },
  },
});

/**
 * Writes an application with what goes with it. `slotAt`: the place, among `along`, of the time that the call takes.
 * Throws {@link InvalidInput} naming that time when another call has it, {@link ConcurrentChange}.
 */
export async function storeApplication(
  table: Table,
  application: Application,
  { slot = [], along = [] }: { slot?: readonly TransactItem[]; along?: readonly TransactItem[] },
  slotPath = 'at',
): Promise<void> {
  try {
    await table.transact([applicationItem(table, application), ...slot, ...along]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    if (!error.conflict && slot.length > 0 && error.failed.includes(1))
      throw InvalidInput.at(slotPath, 'was taken just now: please choose another time');
    throw new ConcurrentChange('this application');
  }
}

const callLink = ({ applicationId, contactName }: Application): OfferedLink => ({
  questionId: applicationId,
  person: 'applicant',
  action: 'book-call',
  holder: { role: 'partner', name: contactName, userId: applicationId },
});

/** What stands for the link to the times of the call in a stored mail. */
export const callLinkPlaceholder = (application: Application): string =>
  linkPlaceholder(callLink(application));

/** The link itself, made once with the application. */
export const callLinkItem = async (
  table: Table,
  application: Application,
  nowMs: number,
): Promise<TransactItem> => linkItem(table, await signingKey(), '', callLink(application), nowMs);
