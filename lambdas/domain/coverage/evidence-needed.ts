import type { DeviceKind } from '../catalogue/catalogue-schema.ts';
import type { Incident, IncidentType } from '../claim/incident.ts';
import type { DocumentKind } from './facts.ts';

/** One thing the filing form asks for: a document to add, or a fact to tell. */
export type EvidenceItem = {
  kind: DocumentKind | FactName;
  as: 'document' | 'fact';
  /** In words for the customer. */
  why: string;
  /** Without it the claim waits or goes to an agent; it can be sent all the same. */
  required: boolean;
};

export type FactName = Extract<
  keyof Incident,
  'policeReportNumber' | 'trackingEnabled' | 'vehicleLocked' | 'windowsClosed' | 'forcedEntry' | 'preExisting'
>;

const document = (kind: DocumentKind, why: string, required = true): EvidenceItem => ({
  kind,
  as: 'document',
  why,
  required,
});
const fact = (kind: FactName, why: string, required = true): EvidenceItem => ({
  kind,
  as: 'fact',
  why,
  required,
});

const photo = document('damage-photo', 'A photo that shows the damage');
const receipt = document('receipt', 'Proof of purchase, such as the receipt');
const tracking = fact('trackingEnabled', 'Was tracking (find my phone) on when it happened?');
const trackingProof = document(
  'tracking-proof',
  'A picture of the find-my-phone page, if you have one',
  false,
);
const preExisting = fact('preExisting', 'Was any of the damage there before your cover began?', false);

const theft: EvidenceItem[] = [
  fact('policeReportNumber', 'The number of the police report'),
  document('police-report', 'The police report, if you have it rather than its number', false),
  receipt,
];
const vehicle: EvidenceItem[] = [
  fact('vehicleLocked', 'Was the vehicle locked?'),
  fact('windowsClosed', 'Were its windows closed?'),
  fact('forcedEntry', 'Are there visible signs of forced entry?'),
  document('damage-photo', 'A photo of the forced entry', false),
];

/** What the filing form asks for one kind of incident and device. Mirrors the rulebook's evidence rules. */
export const evidenceNeeded = (incidentType: IncidentType, deviceKind: DeviceKind): EvidenceItem[] => {
  const phone = deviceKind === 'phone' ? [tracking, trackingProof] : [];
  switch (incidentType) {
    case 'accidental-damage':
    case 'cracked-screen':
    case 'liquid':
      return [photo, preExisting];
    case 'vandalism':
      return [
        photo,
        preExisting,
        fact('policeReportNumber', 'The number of the police report, if there is one', false),
      ];
    case 'theft':
      return [...theft, ...phone];
    case 'theft-from-vehicle':
      return [...theft, ...vehicle, ...phone];
    case 'loss':
      return [receipt, ...phone];
    case 'mechanical-failure':
      return deviceKind === 'phone' ? [preExisting] : [receipt, preExisting];
  }
};
