import type { Application } from '../../domain/companies/application.ts';
import { callInvitation } from '../../domain/companies/call-invitation.ts';
import {
  applicationApprovedMail,
  applicationForTeamMail,
  applicationReceivedMail,
  applicationRefusedMail,
  callBookedMail,
} from '../../domain/mail/templates/application-mails.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import { zoneOf } from '../../domain/places/regions.ts';
import { requireEnv } from '../environment.ts';
import { looseMailItem, readMailBrand } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { callLinkPlaceholder } from './application-store.ts';

export type ApplicationMail =
  | { readonly kind: 'received' | 'call-booked' | 'refused' }
  | { readonly kind: 'approved'; readonly invited: boolean };

/** The mail to the applicant, queued with the change that causes it; with the appointment where a call is agreed on. */
export async function applicationMailItem(
  table: Table,
  application: Application,
  which: ApplicationMail,
  nowMs: number,
): Promise<TransactItem> {
  const brand = await readMailBrand(table);
  const how = { chooseUrl: callLinkPlaceholder(application), zone: zoneOf(application.address) };
  const writers = {
    received: () => applicationReceivedMail(application, how, brand),
    'call-booked': () => callBookedMail(application, how, brand),
    refused: () => applicationRefusedMail(application, brand),
    approved: () =>
      applicationApprovedMail(application, { invited: which.kind === 'approved' && which.invited }, brand),
  };
  const withCall = application.call && (which.kind === 'received' || which.kind === 'call-booked');
  const place = {
    brandName: brand.name,
    organizer: brand.claimsAddress,
    domain: requireEnv('MAIL_DOMAIN'),
  };
  return looseMailItem(
    table,
    {
      to: { key: 'x', name: application.contactName, address: application.email },
      kind: `application-${which.kind}`,
      mail: writers[which.kind](),
      cause: `${application.applicationId} ${application.version}`,
      ...(withCall && { calendar: callInvitation(application, place) }),
    },
    nowMs,
  );
}

/** To every agent on duty: somebody applied. */
export async function applicationTeamItems(
  table: Table,
  application: Application,
  nowMs: number,
): Promise<TransactItem[]> {
  const { brand, agents } = await readTeam(table);
  return teamFor(agents).map((agent) =>
    looseMailItem(
      table,
      {
        to: agentParty(agent),
        kind: 'application-to-review',
        mail: applicationForTeamMail(application, agent.name, brand),
        cause: application.applicationId,
      },
      nowMs,
    ),
  );
}
