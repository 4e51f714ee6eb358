import { createHash } from 'node:crypto';
import type { LooseMailRecord } from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { linkPlaceholder } from '../../domain/mail/link-id.ts';
import type { MailBrand } from '../../domain/mail/templates/brand.ts';
import { rmaMail, rmaOverdueMail } from '../../domain/mail/templates/rma-mails.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import { isCredited, type Rma, type RmaChange, type RmaNotice } from '../../domain/rma/rma.ts';
import { depotOf } from '../../domain/rma/rma-wording.ts';
import { requireEnv } from '../environment.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import { messageKey } from '../table/claim-keys.ts';
import { pendingIndexes } from '../table/keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** The link of the dealer's mails that says what carrier has the parcel. One per RMA: every mail offers the same. */
export const shipLinkOf = ({ rmaId, dealer }: Rma) =>
  ({ questionId: rmaId, person: dealer.companyId, action: 'ship-rma' }) as const;

/** A mail to the dealer: it stands among the mails of the RMA's claim, and answers to it arrive there. */
function dealerMail(table: Table, rma: Rma, notice: RmaNotice, brand: MailBrand): TransactItem {
  const { kind, serials } = notice;
  if (kind === 'overdue') throw new Error('a dealer is never told what waits for the claims team');
  const waits = rma.units.some((unit) => unit.state === 'issued' && serials.includes(unit.serial));
  const shipLink = waits ? linkPlaceholder(shipLinkOf(rma)) : undefined;
  const mail = rmaMail(kind, { rma, depot: depotOf(rma), serials, shipLink }, brand);
  const { companyId, name, email: address } = rma.dealer;
  const credited = kind === 'settled' && isCredited(rma);
  const hasPapers = credited || (waits && (kind === 'issued' || kind === 'reminder'));
  const at = rma.updatedAt;
  const digest = createHash('sha256').update(`rma-${kind}\n${rma.rmaId} ${rma.version}\n${address}`).digest();
  const messageId = newRecordId('email', Date.parse(at), digest.subarray(0, RECORD_ID_BYTES));
  const message: LooseMailRecord = {
    ...{ messageId, claimId: rma.claimId, direction: 'out', kind: `rma-${kind}`, at, sendState: 'queued' },
    party: { key: `p${companyId}`, name, address },
    ...{ from: requireEnv('CLAIMS_ADDRESS'), to: [address], cc: [], documentIds: [] },
    ...{ subject: mail.subject, text: mail.text, html: mail.html },
    ...(hasPapers && { papersOf: rma.rmaId }),
  };
  return table.create(messageKey(rma.claimId, messageId), {
    entity: 'message',
    ...message,
    ...pendingIndexes('message', at),
  });
}

/** The mails of a change, to the dealer and to the agents on duty. */
export async function rmaMailItems(table: Table, { rma, notices }: RmaChange): Promise<TransactItem[]> {
  if (notices.length === 0) return [];
  const forDealer = notices.filter(({ to }) => to === 'dealer');
  const forAgents = notices.filter(({ to }) => to === 'agents');
  const [brand, team] = await Promise.all([
    readMailBrand(table),
    forAgents.length > 0 ? readTeam(table) : undefined,
  ]);
  const cause = `${rma.rmaId} ${rma.version}`;
  const toTeam = forAgents.flatMap(({ serials }) =>
    teamFor(team?.agents ?? []).map((agent) => {
      const mail = rmaOverdueMail({ rma, serials, agentName: agent.name }, brand);
      const to = agentParty(agent);
      return looseMailItem(table, { to, kind: 'rma-overdue', mail, cause }, Date.parse(rma.updatedAt));
    }),
  );
  return [...forDealer.map((notice) => dealerMail(table, rma, notice, brand)), ...toTeam];
}
