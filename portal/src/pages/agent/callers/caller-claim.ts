import { type Incident, type YesNoFact, yesNoFacts } from './evidence.ts';

/** What is typed; a fact is `yes`, `no` or not known. */
export type CallerClaim = {
  readonly deviceId: string;
  readonly type: Incident['type'];
  /** Local, as the field of the browser writes it. */
  readonly occurredAt: string;
  readonly description: string;
  readonly place: string;
  readonly policeReportNumber: string;
} & Readonly<Record<YesNoFact, '' | 'yes' | 'no'>>;

export const emptyClaim: CallerClaim = {
  deviceId: '',
  type: 'accidental-damage',
  occurredAt: '',
  description: '',
  place: '',
  policeReportNumber: '',
  trackingEnabled: '',
  vehicleLocked: '',
  windowsClosed: '',
  forcedEntry: '',
  preExisting: '',
};

/** The incident as the API takes it; what is not known is left out. */
export function incidentOf(values: CallerClaim): Incident {
  const { type, occurredAt, description, place, policeReportNumber } = values;
  const known = yesNoFacts.filter((fact) => values[fact] !== '');
  return {
    type,
    occurredAt: new Date(occurredAt).toISOString(),
    description,
    ...(place.trim() !== '' && { place: place.trim() }),
    ...(policeReportNumber.trim() !== '' && { policeReportNumber: policeReportNumber.trim() }),
    ...Object.fromEntries(known.map((fact) => [fact, values[fact] === 'yes'])),
  };
}
