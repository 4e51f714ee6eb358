import { claimIn } from './claim-attribution.ts';
import type { Metering, Usage } from './metering.ts';

/** Records what a service bills by itself, for the claim that `about` names: an event, a mail, a key, an execution. */
export type Bill = (usage: Omit<Usage, 'claimId'>, about: unknown) => void;

export function createBill(metering: Pick<Metering, 'record'>): Bill {
  return (usage, about) => {
    const claimId = claimIn(about);
    metering.record(claimId === undefined ? usage : { ...usage, claimId });
  };
}
