import { documentKey } from './claim-keys.ts';
import { deviceDocumentKey } from './device-keys.ts';
import type { Key } from './keys.ts';
import { planDocumentKey } from './plan-keys.ts';
import { articleDocumentKey, ticketDocumentKey } from './support-keys.ts';
import { unitDocumentKey } from './unit-keys.ts';

/** Where uploads lie, which record an upload has, and how pictures that look alike are found. */

export type UploadOwner =
  | { readonly claimId: string }
  | { readonly deviceId: string }
  | { readonly planNumber: string }
  | { readonly articleId: string }
  | { readonly ticketId: string }
  | { readonly serial: string };

/** Where an upload waits for its inspection: `claims/<claimId>/<documentId>`, and so for all that has documents. */
export const uploadPath = (owner: UploadOwner, documentId: string): string => {
  if ('claimId' in owner) return `claims/${owner.claimId}/${documentId}`;
  if ('deviceId' in owner) return `devices/${owner.deviceId}/${documentId}`;
  if ('articleId' in owner) return `articles/${owner.articleId}/${documentId}`;
  if ('ticketId' in owner) return `tickets/${owner.ticketId}/${documentId}`;
  if ('serial' in owner) return `units/${owner.serial}/${documentId}`;
  return `plans/${owner.planNumber}/${documentId}`;
};

const uploadOwners: Readonly<Record<string, (id: string) => UploadOwner>> = {
  claims: (claimId) => ({ claimId }),
  devices: (deviceId) => ({ deviceId }),
  plans: (planNumber) => ({ planNumber }),
  articles: (articleId) => ({ articleId }),
  tickets: (ticketId) => ({ ticketId }),
  units: (serial) => ({ serial }),
};

/** What an upload belongs to, by its path; undefined for a path that is not ours. */
export const ownerOfUpload = (path: string): (UploadOwner & { readonly documentId: string }) | undefined => {
  const [, kind, id, documentId] = /^([a-z]+)\/([\w.-]+)\/([\w-]+)$/.exec(path) ?? [];
  if (kind === undefined || id === undefined || documentId === undefined) return undefined;
  const owner = uploadOwners[kind]?.(id);
  return owner && { ...owner, documentId };
};

/** The record of an upload, by its path; undefined for a path that is not ours. */
export const recordOfUpload = (path: string): Key | undefined => {
  const owner = ownerOfUpload(path);
  if (!owner) return undefined;
  const { documentId } = owner;
  if ('claimId' in owner) return documentKey(owner.claimId, documentId);
  if ('deviceId' in owner) return deviceDocumentKey(owner.deviceId, documentId);
  if ('articleId' in owner) return articleDocumentKey(owner.articleId, documentId);
  if ('ticketId' in owner) return ticketDocumentKey(owner.ticketId, documentId);
  if ('serial' in owner) return unitDocumentKey(owner.serial, documentId);
  return planDocumentKey(owner.planNumber, documentId);
};

/** Pictures that share this part of their perceptual hash. */
export const pictureBandPartition = (band: string): string => `PICTURE#${band}`;
export const pictureBandKey = (band: string, documentId: string): Key => ({
  pk: pictureBandPartition(band),
  sk: `DOCUMENT#${documentId}`,
});
