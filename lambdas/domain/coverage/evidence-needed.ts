import type { DeviceKind } from '../catalogue/catalogue-schema.ts';
import type { IncidentType } from '../claim/incident.ts';
import { inScope } from './compiled-rulebook.ts';
import type { Evidence, Rulebook } from './rulebook-schema.ts';

/** One thing the filing form asks for: a document to add, or a fact to tell, with the reason. */
export type EvidenceItem = Pick<Evidence, 'kind' | 'as' | 'why' | 'required'>;

/** What the filing form asks for one kind of incident and device, in the rulebook's order. */
export const evidenceNeeded = (
  rulebook: Rulebook,
  incidentType: IncidentType,
  deviceKind: DeviceKind,
): EvidenceItem[] =>
  rulebook.evidence
    .filter((row) => inScope(row, incidentType, deviceKind))
    .map(({ kind, as, why, required }) => ({ kind, as, why, required }));
