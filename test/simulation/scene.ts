import type { Claim } from '../../lambdas/domain/claim/claim.ts';
import { claimSchema } from '../../lambdas/domain/claim/claim.ts';
import type { MailboxMessage } from '../../local/ses/mailbox.ts';
import type { Answer, Person } from '../machine/claimflow.ts';
import type { Dice } from './dice.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world.ts';

/** A weighted thing that somebody may do now. Some things are done alone. */
export type Act = readonly [weight: number, act: () => Promise<unknown>, alone?: 'alone'];

/** One claim at one moment, and the means to act on it. */
export class Scene {
  readonly world: World;
  readonly dice: Dice;
  readonly ledger: Ledger;
  readonly claim: Claim;
  static #words = new WeakMap<World, number>();

  constructor(world: World, dice: Dice, ledger: Ledger, claim: Claim) {
    this.world = world;
    this.dice = dice;
    this.ledger = ledger;
    this.claim = claim;
  }

  /** The scene of a claim as it stands in the table now. */
  static of(world: World, dice: Dice, ledger: Ledger, claimId: string): Scene {
    return new Scene(world, dice, ledger, claimSchema.parse(world.witness.item(`CLAIM#${claimId}`, 'CLAIM')));
  }

  get claimId(): string {
    return this.claim.claimId;
  }

  /** Words that nobody wrote before. */
  words(about: string): string {
    const count = (Scene.#words.get(this.world) ?? 0) + 1;
    Scene.#words.set(this.world, count);
    return `${about} (note ${count})`;
  }

  post(person: Person, path: string, body: unknown): Promise<Answer> {
    return this.world.api(person, 'POST', `/claims/${this.claimId}${path}`, body);
  }

  /** Posts words that must not be lost once they were taken. */
  async say(person: Person, path: string, text: string, more: object = {}): Promise<void> {
    const named = path === '/comments' ? { text } : { message: text };
    const answer = await this.post(person, path, { ...named, ...more });
    if (answer.status < 300) this.ledger.said.push({ claimId: this.claimId, text });
  }

  /** The newest, or sometimes an older, mail of ours to this address about this claim. */
  letterFor(address: string): MailboxMessage | undefined {
    const inbox = this.world.inbox(address, this.claimId);
    if (inbox.length === 0) return undefined;
    return this.dice.chance(0.85) ? inbox[0] : this.dice.pick(inbox);
  }

  /** Replies to a mail of ours by mail. Without any such mail nothing happens. */
  async reply(
    address: string,
    text: string,
    more: { copies?: number; verdicts?: string } = {},
  ): Promise<void> {
    const letter = this.letterFor(address);
    const to = letter?.replyTo[0];
    if (!letter || to === undefined) return;
    await this.world.mail(
      {
        from: address,
        to,
        subject: `Re: ${letter.subject}`,
        text: `${text}\n\nOn some day Claimflow wrote:\n> ${letter.text.split('\n')[0] ?? ''}`,
        headers: { 'In-Reply-To': letter.messageId, References: letter.messageId },
        ...(more.verdicts !== undefined && { verdicts: more.verdicts }),
      },
      more.copies,
    );
  }

  /** Presses a link of a mail to this address; a scanner has looked at it before, as they do. */
  async pressLink(address: string, fields: Record<string, string>): Promise<void> {
    const links = (this.letterFor(address)?.links ?? []).filter((link) => link.includes('/c/'));
    if (links.length === 0) return;
    const link = this.dice.pick(links);
    if (this.dice.chance(0.3)) await this.world.link(link, this.dice.pick(['GET', 'HEAD']));
    await this.world.link(link, 'POST', fields);
  }
}
