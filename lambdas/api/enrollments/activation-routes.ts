import * as z from 'zod/mini';
import { readCustomer } from '../../adapters/people/people.ts';
import { changePlan, devicesOnPlan } from '../../adapters/plans/enrollment-store.ts';
import { studentProofsPartition } from '../../adapters/table/plan-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Correction, invitationStatus, inviteAgain } from '../../domain/activation/invitation.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { InvalidInput, NotFound, NotPossible } from '../../domain/errors.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { type Enrollment, enrollmentSchema } from '../../domain/plans/enrollment.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { route } from '../../middleware/api/router.ts';
import { announcePhoto, photoUpload } from '../devices/photos.ts';
import * as operations from './activation-operations.ts';
import { planFor } from './own-plan.ts';
import {
  announceProof,
  confirmCode,
  mailSchoolCode,
  proofUpload,
  reviewProof,
  studentView,
} from './student-proofs.ts';

/** Throws NotFound for a plan that was sold without an invitation. */
function invitationOf(plan: Enrollment, { access }: Caller) {
  const status = invitationStatus(plan, isStaff(access.role));
  if (!status) throw new NotFound('an invitation of this plan');
  return status;
}

/** The number in one writing, and whether texts may go there on the caller's word. Throws InvalidInput. */
async function correctionOf(
  table: Table,
  { customerId }: Enrollment,
  { access }: Caller,
  typed: string | undefined,
): Promise<Correction | undefined> {
  if (typed === undefined) return undefined;
  const phone = readPhoneNumber(typed);
  if (phone === undefined) throw InvalidInput.at('phone', 'is no telephone number of the US or Canada');
  const registeredBy = (await readCustomer(table, customerId))?.registeredByCompanyId;
  const isOwn = registeredBy !== undefined && registeredBy === access.companyId;
  return { phone, redirects: isStaff(access.role) || isOwn };
}

/** The item that a receipt is for. Throws InvalidInput, NotPossible. */
async function newItem(table: Table, plan: Enrollment, deviceId: string | undefined): Promise<DeviceRecord> {
  const items = (await devicesOnPlan(table, plan)).filter(({ boughtAs }) => boughtAs === 'new');
  const [item, ...others] = items.filter((one) => deviceId === undefined || one.deviceId === deviceId);
  if (item && others.length === 0) return item;
  if (items.length === 0) throw new NotPossible('No item of this plan is said to be bought new.');
  throw InvalidInput.at('deviceId', 'must name an item of this plan that was bought new');
}

const receiptSchema = z.object({ documentId: z.string(), deviceId: z.string() });
const proofSchema = z.looseObject({ documentId: z.optional(z.string()) });

export const activationRoutes = [
  route(operations.readInvitation, async ({ table, caller, params }) => {
    const plan = await planFor(table, caller(), 'enrollment.invitation', params.enrollmentId);
    return { status: 200, body: invitationOf(plan, caller()) };
  }),
  route(operations.sendInvitation, async ({ table, caller, params, body, nowMs, remember }) => {
    const before = await planFor(table, caller(), 'enrollment.invitation', params.enrollmentId);
    const correction = await correctionOf(table, before, caller(), body.phone);
    const plan = await changePlan(table, before.planNumber, (current) => {
      const change = inviteAgain(current, correction, nowMs);
      return { change, with: remember({ status: 202, body: invitationOf(change.plan, caller()) }) };
    });
    return { status: 202, body: invitationOf(plan, caller()) };
  }),
  route(
    operations.addReceipt,
    async ({ table, caller, params, body: { deviceId, ...file }, nowMs, remember }) => {
      const plan = await planFor(table, caller(), 'enrollment.add-receipt', params.enrollmentId);
      const item = await newItem(table, plan, deviceId);
      const receipt = { ...file, kind: 'receipt' as const };
      const announced = await announcePhoto(table, item, receipt, caller().actor, nowMs, (documentId) =>
        remember({ status: 201, body: { documentId, deviceId: item.deviceId } }),
      );
      return { status: 201, body: { ...announced, deviceId: item.deviceId } };
    },
    async ({ table, caller, params, body }, { status, body: remembered }) => {
      await planFor(table, caller(), 'enrollment.add-receipt', params.enrollmentId);
      const { documentId, deviceId } = receiptSchema.parse(remembered);
      return { status, body: { ...(await photoUpload(deviceId, documentId, body)), deviceId } };
    },
  ),
  route(operations.listStudentProofs, async ({ table, query }) => {
    const list = { index: 'gsi4' as const, partition: studentProofsPartition };
    const page = await table.page(pageOf(list, query), enrollmentSchema);
    const items = await Promise.all(page.items.map((plan) => studentView(table, plan)));
    return { status: 200, body: { ...listAnswer(page, ({ planNumber }) => planNumber), items } };
  }),
  route(operations.readStudentProof, async ({ table, caller, params }) => {
    const plan = await planFor(table, caller(), 'enrollment.student-proof', params.enrollmentId);
    return { status: 200, body: await studentView(table, plan) };
  }),
  route(
    operations.addStudentProof,
    async ({ table, caller, params, body, nowMs, remember }) => {
      const before = await planFor(table, caller(), 'enrollment.add-student-proof', params.enrollmentId);
      if (body.by === 'school-email') {
        const plan = await mailSchoolCode(table, before, body.email, nowMs, () =>
          remember({ status: 201, body: {} }),
        );
        return { status: 201, body: await studentView(table, plan) };
      }
      const by = caller().actor;
      const { plan, documentId } = await announceProof(table, before, body, by, nowMs, (_plan, made) =>
        remember({ status: 201, body: { documentId: made } }),
      );
      const upload = await proofUpload(plan.planNumber, documentId, body);
      return { status: 201, body: { ...(await studentView(table, plan)), documentId, upload } };
    },
    async ({ table, caller, params, body }, { status, body: remembered }) => {
      const plan = await planFor(table, caller(), 'enrollment.add-student-proof', params.enrollmentId);
      const view = await studentView(table, plan);
      const { documentId } = proofSchema.parse(remembered);
      if (documentId === undefined || body.by === 'school-email') return { status, body: view };
      const upload = await proofUpload(plan.planNumber, documentId, body);
      return { status, body: { ...view, documentId, upload } };
    },
  ),
  route(
    operations.confirmSchoolEmail,
    async ({ table, caller, params, body, nowMs, remember }) => {
      const before = await planFor(table, caller(), 'enrollment.add-student-proof', params.enrollmentId);
      const plan = await confirmCode(table, before, body.code, nowMs, () =>
        remember({ status: 200, body: {} }),
      );
      return { status: 200, body: await studentView(table, plan) };
    },
    async ({ table, caller, params }, { status }) => {
      const plan = await planFor(table, caller(), 'enrollment.add-student-proof', params.enrollmentId);
      return { status, body: await studentView(table, plan) };
    },
  ),
  route(
    operations.reviewStudentProof,
    async ({ table, caller, params, body, nowMs, remember }) => {
      const before = await planFor(table, caller(), 'enrollment.review-student-proof', params.enrollmentId);
      const plan = await reviewProof(table, before, body, caller().actor, nowMs, () =>
        remember({ status: 200, body: {} }),
      );
      return { status: 200, body: await studentView(table, plan) };
    },
    async ({ table, caller, params }, { status }) => {
      const plan = await planFor(table, caller(), 'enrollment.review-student-proof', params.enrollmentId);
      return { status, body: await studentView(table, plan) };
    },
  ),
];
