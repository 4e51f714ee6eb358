import type { AnswerOf, BodyOf } from '../../../api/call.ts';

export type Evidence = AnswerOf<'GET /rulebook'>['evidence'][number];
export type Incident = BodyOf<'POST /claims'>['incident'];
type DeviceKind = NonNullable<Evidence['deviceKinds']>[number];

/** Facts that are asked for by name. */
export const yesNoFacts = [
  'trackingEnabled',
  'vehicleLocked',
  'windowsClosed',
  'forcedEntry',
  'preExisting',
] as const;
export type YesNoFact = (typeof yesNoFacts)[number];

/** What the terms ask for when this happens to such an item. */
export const evidenceFor = (
  evidence: readonly Evidence[],
  type: Incident['type'],
  kind: DeviceKind,
): readonly Evidence[] =>
  evidence.filter(
    ({ incidentTypes, deviceKinds, exceptDeviceKinds }) =>
      (incidentTypes?.includes(type) ?? true) &&
      (deviceKinds?.includes(kind) ?? true) &&
      !exceptDeviceKinds?.includes(kind),
  );
