import { randomBytes } from 'node:crypto';
import { documentItem } from '../../adapters/claims/documents.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { type PresignedUpload, presignUpload } from '../../adapters/files/presigned.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { unitDocumentKey } from '../../adapters/table/unit-keys.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import { changeUnit } from '../../adapters/units/unit-store.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { registerUnit, transferUnit } from '../../domain/units/transitions.ts';
import type { Owner, UnitRecord } from '../../domain/units/unit.ts';
import { acceptedOwner, productOf } from './units.ts';

type Along = (unit: UnitRecord) => readonly TransactItem[];

/** A paper that a registration rests on was announced for this very unit. Throws InvalidInput. */
async function checkProof(table: Table, serial: string, documentId: string | undefined): Promise<void> {
  if (documentId === undefined) return;
  const proof = await table.get(unitDocumentKey(serial, documentId), documentRecordSchema);
  const fault = (message: string) => InvalidInput.at('proofDocumentId', message);
  if (!proof) throw fault('must name a document that was announced for this unit');
  if (proof.status === 'rejected') throw fault(`${proof.fileName} was not taken in: ${proof.reason ?? ''}`);
}

interface RegistrationBody {
  readonly customer: Owner;
  readonly deliveredAt: string;
  readonly proofDocumentId?: string | undefined;
}

/** Registers a unit. Throws as {@link registerUnit}, and ConcurrentChange. */
export async function register(
  table: Table,
  unit: UnitRecord,
  body: RegistrationBody,
  by: Actor,
  nowMs: number,
  along: Along,
): Promise<UnitRecord> {
  const product = await productOf(table, unit);
  const registration = { ...body, customer: acceptedOwner(body.customer) };
  await checkProof(table, unit.serial, body.proofDocumentId);
  return changeUnit(
    table,
    unit.serial,
    (current) => registerUnit(current, product, registration, by, nowMs),
    along,
  );
}

/** Hands a unit to a new owner. Throws as {@link transferUnit}, and ConcurrentChange. */
export async function transfer(
  table: Table,
  unit: UnitRecord,
  body: { readonly customer: Owner; readonly on: string },
  by: Actor,
  nowMs: number,
  along: Along,
): Promise<UnitRecord> {
  const product = await productOf(table, unit);
  const handed = { on: body.on, customer: acceptedOwner(body.customer) };
  return changeUnit(
    table,
    unit.serial,
    (current) => transferUnit(current, product, handed, by, nowMs),
    along,
  );
}

interface AnnouncedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

export interface AnnouncedProof {
  readonly documentId: string;
  readonly upload: PresignedUpload;
}

/** A fresh form for an announced proof; forms are not remembered, because they do not keep. */
export async function proofUpload(
  serial: string,
  documentId: string,
  { contentType, size }: AnnouncedFile,
): Promise<AnnouncedProof> {
  const key = uploadPath({ serial }, documentId);
  return { documentId, upload: await presignUpload({ key, contentType, size }) };
}

/** Records a paper that is about to be uploaded, and answers where to post it. Throws InvalidInput. */
export async function announceProof(
  table: Table,
  { serial }: UnitRecord,
  file: AnnouncedFile,
  by: Actor,
  nowMs: number,
  along: (documentId: string) => readonly TransactItem[],
): Promise<AnnouncedProof> {
  const most = Number(requireEnv('UPLOAD_MAX_BYTES'));
  if (file.size > most)
    throw InvalidInput.at('size', `must be at most ${most} bytes (${most / 1_048_576} MB)`);
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const { fileName, contentType, size } = file;
  const record: DocumentRecord = {
    // The owner of the document: a unit here, a claim elsewhere.
    ...{ documentId, claimId: serial, fileName, contentType, size, kind: 'delivery-proof' },
    ...{ status: 'pending', uploadedBy: by, createdAt: new Date(nowMs).toISOString() },
    quarantineKey: uploadPath({ serial }, documentId),
  };
  const announced = await proofUpload(serial, documentId, file);
  await table.transact([documentItem(table, record), ...along(documentId)]);
  return announced;
}
