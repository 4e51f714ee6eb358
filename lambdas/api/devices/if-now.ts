import { type Case, readCaseOf } from '../../adapters/coverage/coverage-reader.ts';
import { readPlan } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { coverageHealth } from '../../domain/coverage/coverage-health.ts';
import { ifNow, scenarios } from '../../domain/coverage/if-now.ts';
import { type DeviceRecord, instantOf } from '../../domain/devices/device.ts';
import { trackingAt } from '../../domain/devices/tracking.ts';
import { NotPossible } from '../../domain/errors.ts';
import { type Language, said } from '../../domain/wording/languages/language.ts';

/** What a claim for this device would be decided by if it was filed at this instant. Throws {@link NotPossible}. */
async function caseOfDevice(table: Table, device: DeviceRecord, nowMs: number): Promise<Case> {
  const plan = await readPlan(table, device.planNumber);
  if (!plan) throw new NotPossible('The plan of this device is not on record any more.');
  const now = instantOf(nowMs);
  const subject = {
    customerId: device.customerId,
    incident: { incidentId: 'if-now', type: 'accidental-damage', occurredAt: now, description: '' },
    reportedAt: now,
    incidentApprovedCents: 0,
  } as const;
  return readCaseOf(table, subject, device, plan, [], nowMs);
}

/** Each scenario as of now, and whether all is in order for it, in the reader's language. Nothing is stored. */
export async function ifItHappenedNow(table: Table, device: DeviceRecord, language: Language, nowMs: number) {
  const { facts, rulebook, catalogue } = await caseOfDevice(table, device, nowMs);
  const tracking = { state: trackingAt(device, nowMs) };
  const shown = scenarios.filter((scenario) => scenario !== 'loss' || device.kind === 'phone');
  return {
    deviceId: device.deviceId,
    at: facts.now,
    rulebookVersion: rulebook.version,
    catalogueVersion: catalogue.version,
    health: coverageHealth(facts, tracking, rulebook).map((check) => ({
      ...check,
      text: said(check.text, language),
      ...(check.todo !== undefined && { todo: said(check.todo, language) }),
    })),
    scenarios: shown.map((scenario) => {
      const { evidence, because, youGet, ...found } = ifNow(facts, scenario, tracking, rulebook, catalogue);
      return {
        ...found,
        evidence: evidence.map((item) => ({ ...item, why: said(item.why, language) })),
        because: [...because],
        youGet: { ...youGet, text: said(youGet.text, language) },
      };
    }),
  };
}
