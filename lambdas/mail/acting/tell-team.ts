import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { requireEnv } from '../../adapters/environment.ts';
import { readTeam } from '../../adapters/mail/notice-reader.ts';
import { pendingIndexes } from '../../adapters/table/keys.ts';
import { looseMessageKey, teamToldKey } from '../../adapters/table/mail-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { LooseMailRecord } from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { MailKind } from '../../domain/mail/reading/classify-mail.ts';
import { mailToReadMail } from '../../domain/notices/agents-notice.ts';
import { type AgentOnDuty, agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import { listedWrite } from './mail-writes.ts';

/** On the list for whoever looks for it; nobody is called to it. */
const quietKinds: readonly string[] = [
  'spam',
  'virus',
  'own-mail',
  'bounce',
  'auto-reply',
  'duplicate',
] satisfies MailKind[];

/** How long the note is kept that the team was told of a sender: past its hour. */
const noteSeconds = 2 * 3_600;

/**
 * Puts a mail on the team's list and tells the agents on duty, or the one the claim is assigned to. Once an hour and
 * sender: whatever answers our answers must not fill an inbox.
 */
export async function listForTeam(
  table: Table,
  record: LooseMailRecord,
  claim: Claim | undefined,
  nowMs: number,
): Promise<TransactItem[]> {
  const listed = listedWrite(table, record);
  if (quietKinds.includes(record.kind)) return [listed];
  const note = teamToldKey(record.from, new Date(nowMs).toISOString().slice(0, 13));
  if (await table.get(note, z.object({}))) return [listed];
  const expiresAt = Math.floor(nowMs / 1000) + noteSeconds;
  const told = table.create(note, { entity: 'team-told', expiresAt });
  return [listed, told, ...(await mailsToRead(table, record, claim, nowMs))];
}

/** The mails to the team about one that waits to be read. */
export async function mailsToRead(
  table: Table,
  record: LooseMailRecord,
  claim: Claim | undefined,
  nowMs: number,
): Promise<TransactItem[]> {
  const { brand, agents } = await readTeam(table);
  const at = new Date(nowMs).toISOString();
  return teamFor(agents, claim?.assignedTo?.userId).map((agent) => {
    const { from, subject, reason = 'it belongs to no claim' } = record;
    const mail = mailToReadMail({ from, subject, reason }, agent, brand);
    const messageId = idFor(record, agent, nowMs);
    const party = agentParty(agent);
    const message: LooseMailRecord = {
      ...{ messageId, direction: 'out', kind: 'mail-to-read', party, at, sendState: 'queued' },
      ...{ from: requireEnv('CLAIMS_ADDRESS'), to: [party.address], cc: [], documentIds: [], ...mail },
    };
    const pending = pendingIndexes('message', at);
    return table.create(looseMessageKey(messageId), { entity: 'message', ...message, ...pending });
  });
}

/** Follows from the mail and the agent, so that whatever is redone meets itself. */
const idFor = ({ messageId }: LooseMailRecord, { userId }: AgentOnDuty, nowMs: number): string => {
  const digest = createHash('sha256').update(`to read ${messageId} ${userId}`).digest();
  return newRecordId('email', nowMs, digest.subarray(0, RECORD_ID_BYTES));
};
