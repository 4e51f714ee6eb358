import { InjectedSilence, type Strike } from '../../local/faults/faults.ts';
import type { MailboxMessage } from '../../local/ses/mailbox.ts';
import { type Answer, Claimflow, type Person, SignInFailed } from '../machine/claimflow.ts';
import type { Dice } from './dice.ts';
import { type Letter, rawLetter } from './letters.ts';
import { Trace } from './trace.ts';
import { describeWeather, drawWeather } from './weather.ts';
import { type Seen, Witness } from './witness.ts';

/** The machine died while somebody waited for its answer. */
class Died extends Error {
  override readonly name = 'Died';
}

/** A promise of this system did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** How often a client asks again after a fault; far more than any weather needs. */
const attempts = 12;
/** Crashes of one story: each costs a start. */
const mostCrashes = 2;

/** The running system, its bad weather, and what its clients do when it dies on them. */
export class World {
  readonly trace = new Trace();
  readonly witness: Witness;
  /** When a fault struck or the process died (ms), and which. */
  readonly strikes: Strike[] = [];
  readonly refusals: string[] = [];
  readonly complaints: string[] = [];
  /** SES ids of the mails that were taken in. */
  readonly acceptedMail: string[] = [];
  /** What our people find in their mailboxes, oldest first. */
  readonly sent: MailboxMessage[] = [];
  readonly #dice: Dice;
  #flow: Claimflow | undefined;
  #death: Death = new Death();
  #reviving: Promise<void> | undefined;
  #crashes = 0;
  #serial = 0;
  /** SES ids of mails that left and were not looked at yet. */
  #toCollect: string[] = [];
  #collected = 0;

  private constructor(dice: Dice) {
    this.#dice = dice;
    this.witness = new Witness((seen) => this.#note(seen));
  }

  /** A machine with the demo's people; `demoSeed` says which people. */
  static async open(dice: Dice, demoSeed: number): Promise<World> {
    const world = new World(dice);
    world.#flow = await Claimflow.start({
      seed: demoSeed,
      onCrash: (reason) => world.#die(reason),
      log: (line) => world.complaints.push(line),
    });
    await world.#watch();
    return world;
  }

  get flow(): Claimflow {
    if (!this.#flow) throw new Error('the world is not open');
    return this.#flow;
  }

  get now(): number {
    return this.flow.runtime.clock.now();
  }

  /** Calls the API; a POST carries an Idempotency-Key and comes again, with it, until it is answered. */
  async api(person: Person | undefined, method: string, path: string, body?: unknown): Promise<Answer> {
    const key = method === 'POST' ? { 'idempotency-key': `key-${++this.#serial}` } : {};
    const answer = await this.#untilAnswered(`${person ?? 'nobody'} ${method} ${path}`, () =>
      this.flow.api(person, method, path, body, key),
    );
    this.trace.add(
      `${this.#stamp()} ${person ?? 'nobody'} ${method} ${path} → ${answer.status} ${brief(answer)}`,
      { body, answer: answer.body },
    );
    return answer;
  }

  /** Opens, or presses the button of, a link in a mail. */
  async link(url: string, method: 'GET' | 'HEAD' | 'POST', fields: Record<string, string> = {}) {
    const { pathname } = new URL(url);
    const answer = await this.#untilAnswered(`${method} a link`, async () => {
      const response = await this.flow.portal({
        method,
        path: pathname,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        ...(method === 'POST' && { body: Buffer.from(new URLSearchParams(fields).toString()) }),
      });
      return { status: response.status, body: Buffer.from(response.body).toString() };
    });
    const title = /<h1[^>]*>([^<]*)/.exec(answer.body)?.[1] ?? '';
    this.trace.add(`${this.#stamp()} ${method} a link → ${answer.status} ${title}`, answer.body);
    return answer;
  }

  /** Sends a mail in, as a mail server does: again until it was taken; `copies` of one mail come twice or more. */
  async mail(letter: Letter, copies = 1): Promise<void> {
    const raw = rawLetter(letter, ++this.#serial, this.now);
    const query = new URLSearchParams({
      from: letter.envelopeFrom ?? letter.from,
      to: letter.to,
      ...(letter.verdicts !== undefined && { verdicts: letter.verdicts }),
    });
    for (let copy = 1; copy <= copies; copy += 1) {
      const answer = await this.#untilAnswered('a mail', async () => {
        const response = await this.flow.portal({
          method: 'POST',
          path: `/_local/mail?${query}`,
          headers: { 'content-type': 'message/rfc822' },
          body: raw,
        });
        return { status: response.status, body: JSON.parse(Buffer.from(response.body).toString()) };
      });
      if (answer.status === 201) this.acceptedMail.push(String(answer.body.messageId));
      this.trace.add(
        `${this.#stamp()} mail from ${letter.from} "${letter.subject}" → ${answer.status}`,
        letter,
      );
    }
  }

  /** Uploads a picture while nothing else is going on, and waits until it was inspected. */
  async upload(person: Person, claimId: string, kind: string): Promise<void> {
    await this.settle();
    const documentId = await this.#alive(() => this.flow.upload(person, claimId, kind)).catch(
      (error: unknown) => {
        if (error instanceof Died) return 'lost in a crash';
        // A person whose upload fails tries another time; nothing was promised.
        return `failed: ${error instanceof Error ? error.message : String(error)}`;
      },
    );
    await this.settle();
    this.trace.add(`${this.#stamp()} ${person} uploads a ${kind} to ${claimId}: ${documentId}`);
  }

  /** Mails of ours to this address about this claim, newest first. */
  inbox(address: string, claimId: string): readonly MailboxMessage[] {
    return this.sent
      .filter((mail) => mail.to.includes(address) && mail.subject.includes(claimId))
      .toReversed();
  }

  /** Waits until nothing is going on; what died meanwhile is started again. */
  async settle(): Promise<void> {
    await this.#throughCrashes(() => this.flow.runtime.idle());
    this.#collect();
  }

  /** Moves the clock on by `ms`, through crashes. */
  async advance(ms: number, why: string): Promise<void> {
    const target = this.now + ms;
    await this.settle();
    await this.#throughCrashes(async () => {
      if (this.now < target) await this.flow.runtime.clock.advance(target);
    });
    this.#collect();
    this.trace.add(`${this.#stamp()} the clock was moved (${why})`);
  }

  /** The weather changes; `false` ends all faults. */
  setWeather(bad: boolean): void {
    this.#keepStrikes();
    const plan = bad ? drawWeather(this.#dice, this.#crashes < mostCrashes) : { seed: 1, rules: [] };
    this.flow.runtime.services.faults.set(plan);
    this.#collected = 0;
    this.trace.add(`${this.#stamp()} weather: ${describeWeather(plan)}`);
  }

  async close(): Promise<void> {
    this.#keepStrikes();
    this.#keepRefusals();
    await this.flow.stop();
  }

  /** How often the machine died so far. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Repeats a call until it is answered with anything but a fault; a fault that nobody injected is a broken promise. */
  async #untilAnswered(what: string, call: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const before = this.#strikeCount();
      try {
        const answer = await this.#alive(call);
        if (answer.status < 500 && answer.status !== 429) return answer;
        if (this.#strikeCount() === before)
          throw new Broken(`${what} was answered ${answer.status} although no fault was injected`);
        if (attempt === attempts) throw new Broken(`${what} failed ${attempts} times`);
        this.trace.add(`${this.#stamp()} ${what} → ${answer.status}, again`);
      } catch (error) {
        const struck = error instanceof SignInFailed || error instanceof InjectedSilence;
        if (struck && this.#strikeCount() > before) continue;
        if (!(error instanceof Died)) throw error;
        await this.#revive();
      }
    }
  }

  #strikeCount(): number {
    return this.strikes.length + this.flow.runtime.services.faults.strikes().length - this.#collected;
  }

  async #throughCrashes(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await this.#alive(work);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await this.#revive();
      }
    }
  }

  /** Whatever `work` answers, or Died when the machine dies first: then it never answers. */
  async #alive<T>(work: () => Promise<T>): Promise<T> {
    const death = this.#death;
    const { runtime } = this.flow;
    let isOver = false;
    // A call held up by an injected delay goes on only while somebody waits for quiet; an upload makes several calls.
    const waitForQuiet = async (): Promise<void> => {
      while (!isOver && !death.happened) {
        await runtime.idle();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    try {
      const answer = work();
      waitForQuiet().catch(() => undefined);
      return await Promise.race([answer, death.comes]);
    } catch (error) {
      throw death.happened ? new Died() : error;
    } finally {
      isOver = true;
    }
  }

  #die(reason: string): void {
    this.#crashes += 1;
    this.trace.add(`${this.#stamp()} CRASH at ${reason}`);
    this.#keepStrikes();
    this.#keepRefusals();
    this.#death.happen();
  }

  #revive(): Promise<void> {
    this.#reviving ??= (async () => {
      await this.flow.crash();
      this.#death = new Death();
      this.#collected = 0;
      await this.#watch();
      this.trace.add(`${this.#stamp()} started again`);
      this.#reviving = undefined;
    })();
    return this.#reviving;
  }

  async #watch(): Promise<void> {
    const { runtime } = this.flow;
    const outputs = Object.values(runtime.outputs).flatMap((values) => Object.values(values));
    const streamArn = outputs.find((value) => /:table\/.+\/stream\//.test(String(value)));
    if (streamArn === undefined) throw new Error('no output names the stream of the table');
    await this.witness.watch(runtime, String(streamArn));
  }

  #keepStrikes(): void {
    const all = this.flow.runtime.services.faults.strikes();
    this.strikes.push(...all.slice(this.#collected));
    this.#collected = all.length;
  }

  #keepRefusals(): void {
    for (const { caller, action, resource } of this.flow.runtime.machine.refusals())
      this.refusals.push(`${caller} was refused ${action} on ${resource}`);
  }

  /** Takes the mails that were noted as sent out of the mailbox. */
  #collect(): void {
    const ids = this.#toCollect;
    this.#toCollect = [];
    for (const id of ids) {
      const mail = this.flow.runtime.machine.mailbox.find(id);
      if (!mail) throw new Broken(`the mail ${id} was noted as sent and is in no mailbox`);
      this.sent.push(mail);
      this.trace.add(`${mail.date} our mail to ${mail.to.join(', ')}: ${mail.subject}`);
    }
  }

  /** Status events stand in the trace in the order in which they were committed. */
  #note({ pk, sk, before, after }: Seen): void {
    if (sk === 'SES' && !before && after) this.#toCollect.push(pk.slice('SES#'.length));
    if (!sk.startsWith('EVENT#') || before || !after) return;
    this.trace.add(
      `${String(after.at)} ${pk.slice('CLAIM#'.length)} ${String(after.status)}${after.note === undefined ? '' : `: ${String(after.note)}`}`,
    );
  }

  #stamp(): string {
    return new Date(this.now).toISOString();
  }
}

/** The end of one process: those who wait for its answers learn that none will come. */
class Death {
  happened = false;
  readonly comes: Promise<never>;
  readonly #reject: (reason: Died) => void;

  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    this.comes = promise;
    this.#reject = reject;
    promise.catch(() => undefined);
  }

  happen(): void {
    this.happened = true;
    this.#reject(new Died());
  }
}

function brief({ body }: Answer): string {
  if (typeof body !== 'object' || body === null) return '';
  return String(body.detail ?? body.title ?? body.status ?? '').slice(0, 120);
}
