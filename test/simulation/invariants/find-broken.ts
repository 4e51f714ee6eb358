import type { Ledger } from '../ledger.ts';
import type { World } from '../world.ts';
import { brokenAcknowledgements } from './acknowledged.ts';
import { brokenHistory } from './history.ts';
import { brokenMail } from './mail.ts';
import { brokenMoney } from './money.ts';
import { brokenWaits } from './waiting.ts';

/** Everything this system promises, looked for at the end of a story. Returns what does not hold, in words. */
export async function findBroken(world: World, ledger: Ledger): Promise<string[]> {
  return [
    ...brokenHistory(world),
    ...(await brokenWaits(world)),
    ...brokenMoney(world),
    ...brokenMail(world),
    ...(await brokenAcknowledgements(world, ledger)),
  ];
}
