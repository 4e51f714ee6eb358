import * as z from 'zod/mini';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { instant, listOf, typed } from '../../middleware/api/shapes.ts';

const invitationSchema = z.object({
  status: z
    .enum(['waiting', 'sent', 'delivered', 'not-sent', 'activated'])
    .check(
      z.describe(
        '`delivered`: our mail with the plan reached the mailbox; of a text no more is known than that it went out.',
      ),
    ),
  phone: z
    .string()
    .check(z.describe('Where the text goes; to a seller, the number typed with the order or corrected.')),
  sentAt: z.optional(instant),
  deliveredAt: z.optional(instant),
  activatedAt: z.optional(instant),
  times: z.int().check(z.describe('How often it was sent.')),
  problem: z.optional(z.string().check(z.describe('Why it could not be sent: correct the number.'))),
});

export const readInvitation = operation({
  operationId: 'readInvitation',
  method: 'GET',
  path: '/enrollments/{enrollmentId}/invitation',
  action: 'enrollment.invitation',
  summary: 'How the invitation stands: sent, delivered, activated',
  answer: { status: 200, schema: invitationSchema },
});

export const sendInvitation = operation({
  operationId: 'sendInvitation',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/invitation',
  action: 'enrollment.invitation',
  summary: 'Send the invitation again, to a corrected number if one is given',
  description:
    'Nobody but the customer sees the passcode. Somebody who has an account gets the way to the sign-in instead; the answer does not tell which.',
  body: z.strictObject({
    phone: z.optional(
      z.string().check(z.maxLength(40), z.describe('The right number, of the US or Canada.')),
    ),
  }),
  answer: { status: 202, schema: invitationSchema },
});

const uploadSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });
const pictureTypes = z.enum(['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf']);
const size = z.int().check(z.positive(), z.describe('Bytes; the upload may have no more.'));

export const addReceipt = operation({
  operationId: 'addReceipt',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/receipt',
  action: 'enrollment.add-receipt',
  summary: 'The seller’s receipt of a brand-new item: it skips the photos',
  body: z.strictObject({
    fileName: typed(200),
    contentType: pictureTypes,
    size,
    deviceId: z.optional(z.string().check(z.describe('Which item; else the one bought new on this plan.'))),
  }),
  answer: {
    status: 201,
    schema: z.object({ documentId: z.string(), deviceId: z.string(), upload: uploadSchema }),
  },
});

const studentSchema = z.object({
  enrollmentId: z.string(),
  planNumber: z.string(),
  proof: z.enum(['missing', 'pending', 'accepted', 'refused']),
  by: z.optional(z.enum(['school-email', 'student-id', 'letter'])),
  schoolEmail: z.optional(z.string()),
  reason: z.optional(z.string().check(z.describe('Why it was refused.'))),
  checkedAt: z.optional(instant),
  deletedAt: z.optional(instant.check(z.describe('When the picture is deleted.'))),
  document: z.optional(
    z.object({
      documentId: z.string(),
      status: z.enum(['pending', 'accepted', 'rejected']),
      reason: z.optional(z.string()),
      url: z.optional(z.string().check(z.describe('Good for 15 minutes.'))),
    }),
  ),
});

export const listStudentProofs = operation({
  operationId: 'listStudentProofs',
  method: 'GET',
  path: '/enrollments/student-proofs',
  action: 'enrollment.review-student-proof',
  summary: 'Proofs of students that wait for an agent, oldest first',
  query: z.object(pageQuery),
  answer: { status: 200, schema: listOf(studentSchema) },
});

export const readStudentProof = operation({
  operationId: 'readStudentProof',
  method: 'GET',
  path: '/enrollments/{enrollmentId}/student-proof',
  action: 'enrollment.student-proof',
  summary: 'How the proof of a student stands',
  answer: { status: 200, schema: studentSchema },
});

export const addStudentProof = operation({
  operationId: 'addStudentProof',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/student-proof',
  action: 'enrollment.add-student-proof',
  summary: 'Prove the student price: by the school’s mail address, or a picture of an ID or a letter',
  description:
    'To a school’s address a code is mailed, to be confirmed. A picture is announced and uploaded by the form in the answer; an agent looks at it, and it is deleted 30 days after.',
  body: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('school-email'), email: z.email().check(z.maxLength(254)) }),
    z.strictObject({
      by: z.enum(['student-id', 'letter']),
      fileName: typed(200),
      contentType: pictureTypes,
      size,
    }),
  ]),
  answer: {
    status: 201,
    schema: z.extend(studentSchema, {
      documentId: z.optional(z.string()),
      upload: z.optional(uploadSchema),
    }),
  },
});

export const confirmSchoolEmail = operation({
  operationId: 'confirmSchoolEmail',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/student-proof/confirm',
  action: 'enrollment.add-student-proof',
  summary: 'Type the code that was mailed to the school’s address',
  body: z.strictObject({ code: z.string().check(z.maxLength(20), z.describe('Six digits.')) }),
  answer: { status: 200, schema: studentSchema },
});

export const reviewStudentProof = operation({
  operationId: 'reviewStudentProof',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/student-proof/review',
  action: 'enrollment.review-student-proof',
  summary: 'Accept the proof of a student, or refuse it with the reason',
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accept') }),
    z.strictObject({
      outcome: z.literal('refuse'),
      reason: typed(500).check(z.describe('As the customer reads it.')),
    }),
  ]),
  answer: { status: 200, schema: studentSchema },
});

export const activationOperations: readonly Operation[] = [
  readInvitation,
  sendInvitation,
  addReceipt,
  listStudentProofs,
  readStudentProof,
  addStudentProof,
  confirmSchoolEmail,
  reviewStudentProof,
];
