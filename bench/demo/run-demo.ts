import { Claimflow } from '../outside/claimflow.ts';
import { usd } from '../outside/sample-files.ts';
import { startClaimflow } from '../outside/started-claimflow.ts';
import { Narrator } from './narrator.ts';
import { replacement } from './replacement.ts';
import { screenRepair } from './screen-repair.ts';
import { secondLoss } from './second-loss.ts';
import { secondReview } from './second-review.ts';
import { silentCustomer } from './silent-customer.ts';
import { type Ending, Tale } from './tale.ts';

/** A Monday morning in California, when the claims team is at work. */
export const BEGIN = '2026-03-02T17:30:00Z';

export interface Story {
  readonly title: string;
  /** How long after the story before. */
  readonly after?: string;
  tell(tale: Tale): Promise<Ending>;
}

export const STORIES: readonly Story[] = [
  { title: '1  A cracked screen, approved at once', tell: screenRepair },
  { title: '2  An estimate that ends in a replacement', after: 'P49D', tell: replacement },
  { title: '3  A customer who says nothing', after: 'P56D', tell: silentCustomer },
  { title: '4  Denied, and looked at again', after: 'P42D', tell: secondReview },
  { title: '5  A second loss within 12 months', after: 'P70D', tell: secondLoss },
];

/** Tells five claims on a machine of its own that keeps nothing. Answers whether all ended as told. */
export async function runDemo(narrator = new Narrator()): Promise<boolean> {
  const began = performance.now();
  narrator.plain(
    'Claimflow: five claims of one customer, from filing to the end. All of it happens on this machine.',
  );
  narrator.progress('starting (the first time, the template is synthesized) …');
  const started = await startClaimflow({ now: BEGIN, onProgress: (line) => narrator.progress(line) });
  try {
    const flow = new Claimflow(started.url, started.ports.smtpPort);
    const endings: Ending[] = [];
    for (const { title, after, tell } of STORIES) {
      if (after !== undefined) {
        narrator.progress('weeks pass …');
        await flow.local.advance(after);
      }
      endings.push(await tell(new Tale(flow, narrator, title)));
    }
    narrator.chapter('How they ended');
    for (const ending of endings) narrator.checked(ending.broken.length === 0, summary(ending));
    const good = endings.every(({ broken }) => broken.length === 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    narrator.plain(
      `\n${good ? 'All five ended as told' : 'Not all of them ended as told'}, in ${seconds} s.`,
    );
    return good;
  } finally {
    await started.stop();
  }
}

const summary = ({ title, claimId, statusLabel, paidCents }: Ending): string =>
  `${title.padEnd(44)} ${claimId}  ${statusLabel}${paidCents > 0 ? `, ${usd(paidCents)} paid` : ''}`;
