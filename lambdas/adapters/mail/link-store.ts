import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type LinkRecord, linkRecordSchema } from '../../domain/claim/records.ts';
import { hashLinkId, type LinkTarget, makeLinkId } from '../../domain/mail/link-id.ts';
import { currentKey, readSigningKeys, type SigningKeys } from '../../domain/mail/signing-keys.ts';
import type { OfferedLink } from '../../domain/notices/notice-context.ts';
import { requireEnv } from '../environment.ts';
import { keptFor } from '../kept-for.ts';
import { linkKey } from '../table/claim-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** Links live as long as the longest wait, and a little longer. */
const linkLifeSeconds = 200 * 86_400;

/** A rotated key is known everywhere an hour later; containers live longer than that. */
const knownMs = 3_600_000;

/** The keys that links and reply addresses are made with, read once an hour and container. */
export const signingKeys = keptFor(knownMs, () => readSecret(new SecretsManagerClient({})));

/** The key of new links. */
export const signingKey = async (): Promise<string> => currentKey(await signingKeys());

async function readSecret(client: SecretsManagerClient): Promise<SigningKeys> {
  const answer = await client.send(
    new GetSecretValueCommand({ SecretId: requireEnv('LINK_KEY_SECRET_ARN') }),
  );
  return readSigningKeys(answer.SecretString ?? '');
}

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
  return table.create(linkKey(hashLinkId(makeLinkId(key, link))), { entity: 'link', ...record });
}

/** What a link does; undefined for an unknown or expired one. */
export async function readLink(table: Table, linkId: string, nowMs: number): Promise<LinkRecord | undefined> {
  const record = await table.get(linkKey(hashLinkId(linkId)), linkRecordSchema);
  return record && record.expiresAt * 1000 > nowMs ? record : undefined;
}

/**
 * The id of a link that a stored mail offers: made with the key it was stored under, which a rotation may have followed by
 * another. Links are looked for only where there are several keys.
 */
export async function linkIdOf(table: Table, signing: SigningKeys, target: LinkTarget): Promise<string> {
  const { keys: all } = signing;
  const versions = Object.keys(all)
    .map(Number)
    .sort((one, other) => other - one);
  if (versions.length > 1)
    for (const version of versions) {
      const linkId = makeLinkId(all[version] ?? '', target);
      if (await table.get(linkKey(hashLinkId(linkId)), linkRecordSchema)) return linkId;
    }
  return makeLinkId(currentKey(signing), target);
}
