import { type IncidentType, incidentTypes } from '../../../lambdas/domain/claim/incident.ts';
import type { Person } from '../../machine/claimflow.ts';
import type { Dice } from '../dice.ts';
import type { Ledger } from '../ledger.ts';
import type { Item } from '../witness.ts';
import type { World } from '../world.ts';

const day = 86_400_000;

/** What is told of the incident; sometimes less than is needed. */
function incidentOf(dice: Dice, now: number) {
  const type = dice.weighted<IncidentType>([
    [5, 'cracked-screen'],
    [2, 'accidental-damage'],
    [1, 'liquid'],
    [3, dice.pick(incidentTypes)],
  ]);
  return {
    type,
    occurredAt: new Date(
      now - (dice.chance(0.8) ? dice.between(1, 20) : dice.between(20, 140)) * (day / 2),
    ).toISOString(),
    description: 'It fell on the pavement.',
    ...(dice.chance(0.6) && { trackingEnabled: dice.chance(0.8) }),
    ...(dice.chance(0.5) && { policeReportNumber: 'SF-2026-118' }),
    ...(type === 'theft-from-vehicle' && { vehicleLocked: true, windowsClosed: true, forcedEntry: true }),
    ...(dice.chance(0.2) && { preExisting: dice.chance(0.5) }),
  };
}

/** The device of a customer: Casey files alone, the claims team files for the neighbours who call. */
function chooseDevice(world: World, dice: Dice): { device: Item; person: Person } {
  const items = world.witness.all();
  const casey = items.find(({ entity, email }) => entity === 'customer' && email === 'customer@example.com');
  const all = items.filter(({ entity }) => entity === 'device');
  // Mostly a device without an open claim; another claim for one that has one is refused.
  const free = all.filter(({ deviceId }) => !world.witness.item(`DEVICE#${String(deviceId)}`, 'OPEN-CLAIM'));
  const devices = dice.chance(0.85) ? free : all;
  const own = devices.filter(({ customerId }) => customerId === casey?.customerId);
  const others = devices.filter(({ customerId }) => customerId !== casey?.customerId);
  return dice.chance(0.7) && own.length > 0
    ? { device: dice.pick(own), person: 'customer' }
    : { device: dice.pick(others), person: 'agent' };
}

/** A claim is filed in one step or as a draft with its evidence first. A device with an open claim is refused. */
export async function fileClaim(world: World, dice: Dice, ledger: Ledger): Promise<void> {
  const { device, person } = chooseDevice(world, dice);
  const inOneStep = dice.chance(0.3);
  const filed = await world.api(person, 'POST', '/claims', {
    deviceId: device.deviceId,
    incident: incidentOf(dice, world.now),
    submit: inOneStep,
  });
  if (filed.status !== 201) return;
  const claimId = String(filed.body.claimId);
  if (!inOneStep) {
    if (dice.chance(0.8)) await world.upload(person, claimId, 'damage-photo');
    if (dice.chance(0.2)) await world.upload(person, claimId, 'receipt');
    const submitted = await world.api(person, 'POST', `/claims/${claimId}/submit`, {});
    if (submitted.status !== 200) return;
  }
  ledger.filed.push(claimId);
}
