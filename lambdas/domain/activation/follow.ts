import type { DeviceRecord } from '../devices/device.ts';
import { trackingDueAt } from '../devices/tracking.ts';
import type { Enrollment } from '../plans/enrollment.ts';
import type { Activation, ActivationStep } from './activation.ts';
import { activationStep } from './step.ts';

const noActivation = (at: string): Activation => ({
  step: 'invite',
  since: at,
  reminders: 0,
  devices: {},
  trackingDue: {},
});

/** Plans of before the workflow have none of these. */
const isUnderWorkflow = ({ activation, invitation, runs }: Enrollment): boolean =>
  activation !== undefined || invitation !== undefined || runs?.activation !== undefined;

const entering: ReadonlySet<ActivationStep> = new Set(['invite', 'await-sign-in']);

/**
 * The plan with its place in the activation as it follows from the plan's other fields. Another step than before closes
 * the open question and begins the count of days and reminders anew. Plans that were never put under the workflow stay
 * without.
 */
export function followed(plan: Enrollment, at: string): Enrollment {
  if (!isUnderWorkflow(plan)) return plan;
  const activation = plan.activation ?? noActivation(at);
  const step = activationStep(plan, activation);
  if (plan.activation && step === activation.step) return plan;
  const { questionId: _question, ...rest } = activation;
  // Sending the invitation again is no new wait: its reminders count from the sale.
  const sameWait = plan.activation !== undefined && entering.has(step) && entering.has(activation.step);
  return { ...plan, activation: { ...rest, step, ...(!sameWait && { since: at, reminders: 0 }) } };
}

/** Who a device's verification waits for; undefined when for nobody. */
function deviceMatter(device: DeviceRecord): 'customer' | 'agent' | undefined {
  // What was paid out is shown again when its owner wants to: nobody is reminded.
  const settled = device.verification === 'verified' || device.reimbursed !== undefined;
  if (device.removedAt !== undefined || (settled && device.reviewDueAt === undefined)) return undefined;
  return device.reviewDueAt === undefined ? 'customer' : 'agent';
}

const withEntry = <T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Record<string, T> => {
  const { [key]: _before, ...others } = record;
  return value === undefined ? others : { ...others, [key]: value };
};

/**
 * What a change of a device means for its plan; undefined when nothing. The plan keeps who each verification waits for
 * and when each phone's owner is asked after tracking, so that the next step follows from the plan alone.
 */
export function planWithDevice(plan: Enrollment, device: DeviceRecord, at: string): Enrollment | undefined {
  if (!isUnderWorkflow(plan)) return undefined;
  const activation = plan.activation ?? noActivation(at);
  const { deviceId } = device;
  const matter = deviceMatter(device);
  const due = trackingDueAt(device);
  if (activation.devices[deviceId] === matter && activation.trackingDue[deviceId] === due) return undefined;
  return {
    ...plan,
    activation: {
      ...activation,
      devices: withEntry(activation.devices, deviceId, matter),
      trackingDue: withEntry(activation.trackingDue, deviceId, due),
    },
    version: plan.version + 1,
  };
}
