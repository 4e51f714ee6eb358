import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type LinkRecord, linkRecordSchema } from '../domain/claim/records.ts';
import { hashLinkId, makeLinkId } from '../domain/mail/link-id.ts';
import type { OfferedLink } from '../domain/notices/notice-context.ts';
import { requireEnv } from './environment.ts';
import * as keys from './keys.ts';
import type { Table, TransactItem } from './table.ts';

/** Links live as long as the longest wait, and a little longer. */
const linkLifeSeconds = 200 * 86_400;

let secret: Promise<string> | undefined;

/** The key that links and reply addresses are made with, read once per container. */
export function signingKey(client = new SecretsManagerClient({})): Promise<string> {
  secret ??= readSecret(client).catch((error: unknown) => {
    secret = undefined;
    throw error;
  });
  return secret;
}

async function readSecret(client: SecretsManagerClient): Promise<string> {
  const answer = await client.send(
    new GetSecretValueCommand({ SecretId: requireEnv('LINK_KEY_SECRET_ARN') }),
  );
  if (!answer.SecretString) throw new Error('the signing key has no value');
  return answer.SecretString;
}

/** Version of the signing key as reply addresses carry it. */
export const signingKeyVersion = 1;

/** Stores what a link does under the hash of its id: the id itself exists in the sent mail only. */
export function linkItem(
  table: Table,
  key: string,
  claimId: string,
  link: OfferedLink,
  nowMs: number,
): TransactItem {
  const record: LinkRecord = {
    claimId,
    questionId: link.questionId,
    action: link.action,
    person: link.person,
    actor: link.holder,
    expiresAt: Math.floor(nowMs / 1000) + linkLifeSeconds,
  };
  return table.create(keys.linkKey(hashLinkId(makeLinkId(key, link))), { entity: 'link', ...record });
}

/** What a link does; undefined for an unknown or expired one. */
export async function readLink(table: Table, linkId: string, nowMs: number): Promise<LinkRecord | undefined> {
  const record = await table.get(keys.linkKey(hashLinkId(linkId)), linkRecordSchema);
  return record && record.expiresAt * 1000 > nowMs ? record : undefined;
}
