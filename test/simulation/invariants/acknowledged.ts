import type { Ledger } from '../ledger.ts';
import { Broken, type World } from '../world.ts';

/** What people were told is done is there, as the API shows it to the claims team. */
export async function brokenAcknowledgements(world: World, ledger: Ledger): Promise<string[]> {
  const broken: string[] = [];
  for (const claimId of new Set(ledger.said.map((said) => said.claimId))) {
    const texts = await commentsOf(world, claimId);
    for (const { text } of ledger.said.filter((said) => said.claimId === claimId)) {
      const count = texts.filter((shown) => shown === text).length;
      if (count !== 1) broken.push(`"${text}" stands ${count} times among the comments of ${claimId}`);
    }
  }
  for (const { claimId, winners } of ledger.contests)
    if (winners > 1) broken.push(`${winners} agents were told that their decision on ${claimId} counts`);
  return broken;
}

async function commentsOf(world: World, claimId: string): Promise<string[]> {
  const texts: string[] = [];
  let cursor = '';
  do {
    const answer = await world.api('agent', 'GET', `/claims/${claimId}/comments?limit=100${cursor}`);
    if (answer.status !== 200) throw new Broken(`the comments of ${claimId} were answered ${answer.status}`);
    texts.push(...answer.body.items.map(({ text }: { text: string }) => text));
    cursor = answer.body.cursor === undefined ? '' : `&cursor=${encodeURIComponent(answer.body.cursor)}`;
  } while (cursor !== '');
  return texts;
}
