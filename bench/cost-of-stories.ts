import { isLoading, minus, plus, type Usage } from './cost-usage.ts';
import { Narrator } from './demo/narrator.ts';
import { STORIES } from './demo/run-demo.ts';
import { Tale } from './demo/tale.ts';
import { Claimflow } from './outside/claimflow.ts';
import type { ClaimShape, DecisionShape, DocumentShape } from './outside/contract-shapes.ts';
import type { Person } from './outside/person.ts';

/** What one claim used, from filing to the end. */
export interface StoryCost {
  readonly title: string;
  /** Known to be done for this claim. */
  readonly own: Usage;
  /** Done meanwhile for no claim that is known: sign-ins, lists of devices, the first call that files the claim. */
  readonly shared: Usage;
  /** What loading functions took on top. */
  readonly loading: Usage;
}

export interface StoryCosts {
  readonly stories: readonly StoryCost[];
  /** One idle tick of the reconcile. */
  readonly tick: Usage;
}

/** A story that did not end as told costs something else. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken';
}

/** Says nothing: only what the stories cost is of interest. */
class SilentNarrator extends Narrator {
  override chapter(): void {}
  override deed(): void {}
  override status(): void {}
  override mailed(): void {}
  override money(): void {}
  override detail(): void {}
  override checked(): void {}
  override progress(): void {}
}

/** Waits for quiet before it looks, instead of asking the API again and again, which would be billed. */
class PatientClaimflow extends Claimflow {
  override async inspected(who: Person, claimId: string, documentId: string): Promise<DocumentShape> {
    await this.local.idle();
    return super.inspected(who, claimId, documentId);
  }

  override async reaches(who: Person, claimId: string, ...statuses: readonly string[]): Promise<ClaimShape> {
    await this.local.idle();
    return super.reaches(who, claimId, ...statuses);
  }
}

/** A tale that keeps apart what its own looking costs: nobody in the story looks. */
class MeteredTale extends Tale {
  looking: Usage = [];

  override claim(): Promise<ClaimShape> {
    return this.#apart(() => super.claim());
  }

  override decision(...verdicts: readonly string[]): Promise<DecisionShape> {
    return this.#apart(() => super.decision(...verdicts));
  }

  async #apart<T>(look: () => Promise<T>): Promise<T> {
    const { local } = this.flow;
    await local.idle();
    const before = (await local.metering(this.claimId)).items;
    const seen = await look();
    await local.idle();
    this.looking = plus(this.looking, minus((await local.metering(this.claimId)).items, before));
    return seen;
  }
}

/** Tells the demo's stories on a fresh machine and reads what each was billed. Throws {@link StoryBroken}. */
export async function costOfStories(
  url: string,
  smtpPort: number,
  progress: (line: string) => void,
): Promise<StoryCosts> {
  const flow = new PatientClaimflow(url, smtpPort);
  const everything = async (): Promise<Usage> => (await flow.local.metering()).items;
  const stories: StoryCost[] = [];
  for (const { title, after, tell } of STORIES) {
    progress(title);
    if (after !== undefined) await flow.local.advance(after);
    await flow.local.idle();
    const before = await everything();
    const tale = new MeteredTale(flow, new SilentNarrator(), title);
    const { claimId, broken } = await tell(tale);
    if (broken.length > 0) throw new StoryBroken(`${title}: ${broken.join('; ')}`);
    await flow.local.idle();
    const claim = (await flow.local.metering(claimId)).items;
    const own = minus(claim, tale.looking);
    const shared = minus(minus(await everything(), before), claim);
    const warm = (usage: Usage): Usage => usage.filter((item) => !isLoading(item));
    stories.push({
      title,
      own: warm(own),
      shared: warm(shared),
      loading: plus(own, shared).filter(isLoading),
    });
  }
  return { stories, tick: await idleTick(flow, everything) };
}

async function idleTick(flow: Claimflow, everything: () => Promise<Usage>): Promise<Usage> {
  const before = await everything();
  await flow.local.advance('PT15M');
  await flow.local.idle();
  return minus(await everything(), before);
}
