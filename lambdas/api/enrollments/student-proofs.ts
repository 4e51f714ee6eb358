import { randomBytes } from 'node:crypto';
import { documentItem } from '../../adapters/claims/documents.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { type PresignedUpload, presignDownload, presignUpload } from '../../adapters/files/presigned.ts';
import { looseMailItem, readMailBrand } from '../../adapters/mail/customer-mail.ts';
import { readCustomer } from '../../adapters/people/people.ts';
import { changePlan } from '../../adapters/plans/enrollment-store.ts';
import { readProof } from '../../adapters/plans/student-proofs.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { uploadPath } from '../../adapters/table/upload-keys.ts';
import {
  type ProofReview,
  proofAnnounced,
  proofReviewed,
  schoolCodeSent,
  schoolCodeTyped,
} from '../../domain/activation/student.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { schoolCodeMail, studentCheckedMail } from '../../domain/mail/templates/activation-mails.ts';
import { brandFor } from '../../domain/mail/templates/brand.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Customer } from '../../domain/people/people.ts';
import { newCode } from '../../domain/people/sent-code.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';

/** A plan's proof as its owner and the claims team see it. Throws NotFound for a plan without the student price. */
export async function studentView(table: Table, plan: Enrollment) {
  const { student, planNumber, enrollmentId } = plan;
  if (!student) throw new NotFound('a proof on this plan');
  const { proof, by, schoolEmail, reason, checkedAt, documentId, deleteProofAt } = student;
  const document = documentId === undefined ? undefined : await readProof(table, planNumber, documentId);
  return {
    ...{ enrollmentId, planNumber, proof },
    ...(by && { by }),
    ...(schoolEmail !== undefined && { schoolEmail }),
    ...(reason !== undefined && { reason }),
    ...(checkedAt !== undefined && { checkedAt }),
    ...(deleteProofAt !== undefined && { deletedAt: deleteProofAt }),
    ...(document && { document: await documentView(document) }),
  };
}

async function documentView({ documentId, status, reason, key, fileName, contentType }: DocumentRecord) {
  const isKept = status === 'accepted' && key !== undefined;
  return {
    ...{ documentId, status },
    ...(reason !== undefined && { reason }),
    ...(isKept && { url: await presignDownload({ key, fileName, contentType }) }),
  };
}

async function customerOf(table: Table, plan: Enrollment): Promise<Customer> {
  const customer = await readCustomer(table, plan.customerId);
  if (!customer) throw new NotFound('the customer');
  return customer;
}

/** Mails a code to a school's address. Throws NotPossible, within a minute of the last one too. */
export async function mailSchoolCode(
  table: Table,
  plan: Enrollment,
  email: string,
  nowMs: number,
  along: (plan: Enrollment) => readonly TransactItem[],
): Promise<Enrollment> {
  const code = newCode();
  const { planNumber } = plan;
  const [customer, brand] = await Promise.all([customerOf(table, plan), readMailBrand(table)]);
  const mail = schoolCodeMail({ customerName: customer.name, planNumber, code }, brandFor(brand, customer));
  return changePlan(table, planNumber, (current) => {
    const change = schoolCodeSent(current, email, code, nowMs);
    const to = { key: 'c', name: customer.name, address: email };
    const cause = `${planNumber} ${change.plan.version}`;
    const sent = looseMailItem(table, { to, kind: 'school-code', mail, cause }, nowMs);
    return { change, with: [sent, ...along(change.plan)] };
  });
}

/** The code as typed. Throws InvalidInput for a wrong one, once the try is counted. */
export async function confirmCode(
  table: Table,
  plan: Enrollment,
  code: string,
  nowMs: number,
  along: (plan: Enrollment) => readonly TransactItem[],
): Promise<Enrollment> {
  let wrong = false;
  const proved = await changePlan(table, plan.planNumber, (current) => {
    const { change, right } = schoolCodeTyped(current, code, nowMs);
    wrong = !right;
    return { change, with: right ? along(change.plan) : [] };
  });
  if (wrong) throw InvalidInput.at('code', 'is not the code that was mailed');
  return proved;
}

export interface AnnouncedProof {
  readonly by: 'student-id' | 'letter';
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

/** A fresh form for the picture that a plan waits for. */
export function proofUpload(
  planNumber: string,
  documentId: string,
  { contentType, size }: Pick<AnnouncedProof, 'contentType' | 'size'>,
): Promise<PresignedUpload> {
  return presignUpload({ key: uploadPath({ planNumber }, documentId), contentType, size });
}

/** Records a picture that is about to be uploaded. Throws InvalidInput, NotPossible. */
export async function announceProof(
  table: Table,
  plan: Enrollment,
  { by, fileName, contentType, size }: AnnouncedProof,
  uploadedBy: Actor,
  nowMs: number,
  along: (plan: Enrollment, documentId: string) => readonly TransactItem[],
): Promise<{ readonly plan: Enrollment; readonly documentId: string }> {
  const most = Number(requireEnv('UPLOAD_MAX_BYTES'));
  if (size > most) throw InvalidInput.at('size', `must be at most ${most} bytes`);
  const { planNumber } = plan;
  const documentId = newRecordId('document', nowMs, randomBytes(RECORD_ID_BYTES));
  const record: DocumentRecord = {
    documentId,
    // The owner of the document: a plan here, a claim elsewhere.
    claimId: planNumber,
    ...{ fileName, contentType, size, uploadedBy },
    kind: 'student-proof',
    status: 'pending',
    createdAt: new Date(nowMs).toISOString(),
    quarantineKey: uploadPath({ planNumber }, documentId),
  };
  const changed = await changePlan(table, planNumber, (current) => {
    const change = proofAnnounced(current, by, documentId);
    return { change, with: [documentItem(table, record), ...along(change.plan, documentId)] };
  });
  return { plan: changed, documentId };
}

/** An agent's word; the customer is told. Throws AlreadyDecided, NotPossible. */
export async function reviewProof(
  table: Table,
  plan: Enrollment,
  review: ProofReview,
  by: Actor,
  nowMs: number,
  along: (plan: Enrollment) => readonly TransactItem[],
): Promise<Enrollment> {
  const { planNumber } = plan;
  const [customer, brand] = await Promise.all([customerOf(table, plan), readMailBrand(table)]);
  const accepted = review.outcome === 'accept';
  const reason = review.outcome === 'refuse' ? review.reason : undefined;
  const mail = studentCheckedMail(
    { customerName: customer.name, planNumber, accepted, reason },
    brandFor(brand, customer),
  );
  return changePlan(table, planNumber, (current) => {
    const change = proofReviewed(current, review, by, nowMs);
    const to = { key: 'c', name: customer.name, address: customer.email };
    const cause = `${planNumber} ${change.plan.version}`;
    const sent = looseMailItem(table, { to, kind: 'student-checked', mail, cause }, nowMs);
    return { change, with: [sent, ...along(change.plan)] };
  });
}
