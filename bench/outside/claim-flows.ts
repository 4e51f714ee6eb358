import type { Claimflow, FileToSend, Incident } from './claimflow.ts';
import type { ClaimShape, DeviceShape, Items } from './contract-shapes.ts';
import type { Person } from './person.ts';

/** What people do again and again, in the order the portal does it. */

/** The customer's device of this kind. */
export async function deviceOf(customer: Person, kind: string): Promise<DeviceShape> {
  const { items } = await customer.get<Items<DeviceShape>>('/devices');
  const device = items.find((one) => one.kind === kind);
  if (!device) throw new Error(`${customer.email} has no ${kind}`);
  return device;
}

/** An incident of a few hours ago by the machine's clock. */
export async function incidentNow(
  flow: Claimflow,
  type: string,
  description: string,
  facts: Readonly<Record<string, string | boolean>> = {},
): Promise<Incident> {
  const now = Date.parse(await flow.local.now());
  return { type, occurredAt: new Date(now - 3 * 3_600_000).toISOString(), description, ...facts };
}

/** Begins a draft, uploads the files, waits for their inspection, and files the claim. Answers its id. */
export async function fileClaim(
  flow: Claimflow,
  customer: Person,
  deviceId: string,
  incident: Incident,
  files: readonly FileToSend[] = [],
): Promise<string> {
  const { claimId } = await customer.post<ClaimShape>('/claims', { deviceId, incident, submit: false });
  for (const file of files) {
    const documentId = await flow.upload(customer, claimId, file);
    const document = await flow.inspected(customer, claimId, documentId);
    if (document.status !== 'accepted') throw new Error(`${file.name} was rejected: ${document.reason}`);
  }
  await customer.post(`/claims/${claimId}/submit`);
  return claimId;
}

/** The states an execution entered, in order: what AWS bills as state transitions. */
export async function statesEntered(flow: Claimflow, executionName: string): Promise<number> {
  const { history } = await flow.local.execution(executionName);
  return history.filter(({ type }) => type.endsWith('StateEntered')).length;
}
