import * as fc from 'fast-check';
import {
  deviceKinds,
  planCodes,
  refusedDeviceKinds,
} from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { incidentTypes } from '../../../lambdas/domain/claim/incident.ts';
import { documentKinds } from '../../../lambdas/domain/claim/records.ts';
import type { CoverageFacts } from '../../../lambdas/domain/coverage/facts.ts';
import { enrollmentStatuses } from '../../../lambdas/domain/plans/enrollment.ts';
import { aClaim } from './a-claim.ts';

/** An instant of the years in which the claims of these tests happen. */
const instant = fc
  .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const few = fc.integer({ min: 0, max: 2 });
const documents = fc.dictionary(fc.constantFrom(...documentKinds), few);

export const anyFacts: fc.Arbitrary<CoverageFacts> = fc.record({
  now: instant,
  reportedAt: instant,
  incident: fc.record({
    incidentId: fc.constant('inc-1'),
    type: fc.constantFrom(...incidentTypes),
    occurredAt: instant,
    description: fc.string(),
    policeReportNumber: maybe(fc.string()),
    trackingEnabled: maybe(fc.boolean()),
    vehicleLocked: maybe(fc.boolean()),
    windowsClosed: maybe(fc.boolean()),
    forcedEntry: maybe(fc.boolean()),
    preExisting: maybe(fc.boolean()),
  }),
  documents,
  device: fc.record({
    kind: fc.constantFrom(...deviceKinds, ...refusedDeviceKinds),
    make: maybe(fc.constantFrom('Apple', 'Samsung')),
    model: maybe(fc.constantFrom('iPhone 15 Pro', 'Galaxy S23', 'Nokia 3310')),
    verified: fc.boolean(),
    boughtAs: maybe(fc.constantFrom('new', 'refurbished', 'used')),
    purchasedAt: maybe(instant.map((at) => at.slice(0, 10))),
    addedToPlanAt: instant,
    coveredFrom: maybe(instant),
    photosVerifiedAt: maybe(instant),
    removedAt: maybe(instant),
  }),
  plan: fc.record({
    planNumber: fc.constant('PLN-0123WXYZ'),
    code: fc.constantFrom(...planCodes),
    status: fc.constantFrom(...enrollmentStatuses),
    coverStartsAt: maybe(instant),
    coverEndsAt: maybe(instant),
    paymentCurrent: fc.boolean(),
  }),
  history: fc.record({
    claimsOnDeviceLast12Months: few,
    openClaimsOnDevice: few,
    approvedLossesInWindow: few,
    incidentApprovedCents: fc.integer({ min: 0, max: 250_000 }),
  }),
});

/** Claims close enough to an approval that every outcome turns up. */
export const nearFacts: fc.Arbitrary<CoverageFacts> = fc
  .record({
    type: fc.constantFrom(...incidentTypes),
    documents,
    verified: fc.boolean(),
    earlier: fc.boolean(),
    model: fc.constantFrom('iPhone 15 Pro', 'Nokia 3310'),
  })
  .map(({ type, documents: accepted, verified, earlier, model }) =>
    aClaim(type, {
      documents: accepted,
      device: { verified, model },
      history: { claimsOnDeviceLast12Months: earlier ? 1 : 0 },
    }),
  );
export const facts: fc.Arbitrary<CoverageFacts> = fc.oneof(anyFacts, nearFacts);
