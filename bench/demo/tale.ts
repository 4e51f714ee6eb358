import type { Claimflow } from '../outside/claimflow.ts';
import type { ClaimShape, DecisionShape, MailShape } from '../outside/contract-shapes.ts';
import { usd } from '../outside/sample-files.ts';
import type { Narrator } from './narrator.ts';

/** How a claim was told to end, and how it did. */
export interface Ending {
  readonly title: string;
  readonly claimId: string;
  readonly statusLabel: string;
  readonly paidCents: number;
  readonly broken: readonly string[];
}

/** One claim's story: every deed is done for real, and what came of it is read back and told. */
export class Tale {
  readonly flow: Claimflow;
  readonly title: string;
  readonly #narrator: Narrator;
  readonly #told = new Set<string>();
  readonly #broken: string[] = [];
  #claimId = '';
  #status = '';

  constructor(flow: Claimflow, narrator: Narrator, title: string) {
    this.flow = flow;
    this.title = title;
    this.#narrator = narrator;
    narrator.chapter(title);
  }

  get claimId(): string {
    return this.#claimId;
  }

  /** Files the claim this tale is about. */
  async filed(who: string, text: string, file: () => Promise<string>): Promise<void> {
    await this.#deed(who, text, async () => {
      this.#claimId = await file();
    });
  }

  /** Somebody does something; then the status, the mails and the money that followed are told. */
  deed(who: string, text: string, act: () => Promise<unknown>): Promise<void> {
    return this.#deed(who, text, act);
  }

  /** Time passes, and what falls due happens. */
  async later(duration: string, text: string): Promise<void> {
    this.#narrator.progress(`${text} …`);
    await this.flow.local.advance(duration);
    this.#narrator.deed(await this.flow.local.now(), '(time)', text);
    await this.#consequences();
  }

  /** Tells the rules of the decision in force with this verdict, and answers the decision. */
  async decision(...verdicts: readonly string[]): Promise<DecisionShape> {
    const decision = await this.flow.as('agent').get<DecisionShape>(`/claims/${this.#claimId}/decision`);
    for (const { ruleId, clause, verdict, facts } of decision.trace) {
      if (!verdicts.includes(verdict)) continue;
      const read = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
      this.#narrator.detail('rule', `${ruleId} (${clause}): ${verdict}; ${read.join(', ')}`);
    }
    return decision;
  }

  claim(): Promise<ClaimShape> {
    return this.flow.as('agent').get<ClaimShape>(`/claims/${this.#claimId}`);
  }

  /** The newest mail of this claim to somebody, with these words. */
  mail(to: string, words: RegExp): Promise<MailShape> {
    return this.flow.mailTo(to, this.#claimId, words);
  }

  /** Holds the tale to what it says. */
  check(what: string, good: boolean): void {
    if (!good) this.#broken.push(what);
  }

  async checkStatus(status: string): Promise<void> {
    const claim = await this.claim();
    this.check(`stands at ${claim.status}, not ${status}`, claim.status === status);
  }

  /** Checks how the claim ended and what was paid for it. */
  async ends(status: string, paidCents: number): Promise<Ending> {
    await this.checkStatus(status);
    const payments = await this.flow.local.payments(this.#claimId);
    const paid = payments
      .filter((one) => one.status === 'SUCCESS')
      .reduce((sum, one) => sum + one.amountCents, 0);
    this.check(`${usd(paid)} was paid, not ${usd(paidCents)}`, paid === paidCents);
    const { statusLabel } = await this.claim();
    const ending = {
      title: this.title,
      claimId: this.#claimId,
      statusLabel,
      paidCents: paid,
      broken: this.#broken,
    };
    for (const what of this.#broken) this.#narrator.checked(false, what);
    return ending;
  }

  async #deed(who: string, text: string, act: () => Promise<unknown>): Promise<void> {
    this.#narrator.progress(`${who} ${text}`);
    const at = await this.flow.local.now();
    await act();
    await this.flow.local.idle();
    this.#narrator.deed(at, who, text.replaceAll('{claim}', this.#claimId));
    await this.#consequences();
  }

  async #consequences(): Promise<void> {
    if (this.#claimId === '') return;
    const claim = await this.claim();
    if (claim.status !== this.#status) this.#narrator.status(claim.statusLabel);
    this.#status = claim.status;
    await this.#tellMail();
    const { resolution, approvedTotalCents: approved, deductibleCents = 0 } = claim;
    if (claim.status === 'approved' && approved !== undefined && this.#isNew(`${resolution} of ${approved}`))
      this.#narrator.money(
        `${resolution} approved up to ${usd(approved)}, ${usd(deductibleCents)} of it the customer’s deductible`,
      );
    for (const payment of await this.flow.local.payments(this.#claimId)) {
      if (!this.#isNew(`payment ${payment.batchId} ${payment.status}`)) continue;
      const text = `${usd(payment.amountCents)} to ${payment.to} by PayPal: ${payment.status.toLowerCase()}`;
      this.#narrator.money(text);
    }
  }

  /**
   * One line per mail, oldest first, with everybody it went to. Subjects are the same throughout a claim, so that mail
   * programs show one thread: the headline says what it is about.
   */
  async #tellMail(): Promise<void> {
    const recipients = new Map<string, string[]>();
    for (const { id, to, text } of (await this.flow.local.mail({ claimId: this.#claimId })).toReversed()) {
      if (!this.#isNew(`mail ${id}`)) continue;
      const headline = text.trim().split('\n', 1)[0] ?? '';
      recipients.set(headline, [...(recipients.get(headline) ?? []), ...to]);
    }
    for (const [headline, to] of recipients) this.#narrator.mailed(to.join(', '), headline);
  }

  #isNew(key: string): boolean {
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }
}
