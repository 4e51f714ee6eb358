import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimShape, DocumentShape, Items, MailShape, Upload } from './contract-shapes.ts';
import { ControlRoom } from './control-room.ts';
import { type HttpAnswer, httpCall, Refused } from './http-call.ts';
import { type OutgoingMail, sendMail } from './outgoing-mail.ts';
import { Person } from './person.ts';

/** How often a state that nobody announces is looked at. */
const LOOK_EVERY_MS = 40;

/** What was waited for did not come. */
export class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

/** Asks again and again until the answer is not undefined. Throws {@link NotInTime}. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  withinMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new NotInTime(`${what} did not come within ${withinMs} ms`);
    await pause(LOOK_EVERY_MS);
  }
}

export interface Incident {
  readonly type: string;
  readonly occurredAt: string;
  readonly description: string;
  readonly [fact: string]: string | boolean;
}

export interface FileToSend {
  readonly name: string;
  readonly contentType: string;
  readonly kind: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const photoFile = (
  bytes: Uint8Array<ArrayBuffer>,
  name = 'damage.jpg',
  kind = 'damage-photo',
): FileToSend => ({
  name,
  contentType: 'image/jpeg',
  kind,
  bytes,
});

/** A running Claimflow as somebody outside sees it: sign-ins, the API, mail, and the control room. */
export class Claimflow {
  readonly url: string;
  readonly local: ControlRoom;
  readonly #smtpPort: number;
  readonly #people = new Map<string, Person>();

  constructor(url: string, smtpPort: number) {
    this.url = url;
    this.#smtpPort = smtpPort;
    this.local = new ControlRoom(url);
  }

  /** Somebody of the demo data: `customer`, `partner`, `partner2`, `dealer`, `agent`, `agent2`, `admin`. */
  as(name: string): Person {
    const known = this.#people.get(name);
    if (known) return known;
    const person = new Person(this.url, `${name}@example.com`);
    this.#people.set(name, person);
    return person;
  }

  send(mail: OutgoingMail): Promise<void> {
    return sendMail(this.#smtpPort, mail);
  }

  /** Posts a file straight to the bucket, as a browser's form does. */
  async postFile({ url, fields }: Upload['upload'], file: FileToSend): Promise<HttpAnswer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.bytes], { type: file.contentType }), file.name);
    return await httpCall(url, { method: 'POST', body: form });
  }

  /** Announces a document and uploads it. Throws {@link Refused}. */
  async upload(who: Person, claimId: string, file: FileToSend, key: string = randomUUID()): Promise<string> {
    const announced = await who.post<Upload>(
      `/claims/${claimId}/documents`,
      { fileName: file.name, contentType: file.contentType, size: file.bytes.length, kind: file.kind },
      { 'idempotency-key': key },
    );
    const answer = await this.postFile(announced.upload, file);
    if (answer.status > 299) throw new Refused(`the upload of ${file.name}`, answer);
    return announced.documentId;
  }

  /** Waits until a document was scanned and inspected. */
  async inspected(who: Person, claimId: string, documentId: string): Promise<DocumentShape> {
    return await eventually(`the inspection of ${documentId}`, async () => {
      const { items } = await who.get<Items<DocumentShape>>(`/claims/${claimId}/documents`);
      return items.find((one) => one.documentId === documentId && one.status !== 'pending');
    });
  }

  /** Waits until the claim stands at one of these statuses. */
  async reaches(who: Person, claimId: string, ...statuses: readonly string[]): Promise<ClaimShape> {
    let last = '';
    try {
      return await eventually(`${claimId} at ${statuses.join(' or ')}`, async () => {
        const claim = await who.get<ClaimShape>(`/claims/${claimId}`);
        last = claim.status;
        return statuses.includes(claim.status) ? claim : undefined;
      });
    } catch (error) {
      if (error instanceof NotInTime) throw new NotInTime(`${error.message}; it stands at ${last}`);
      throw error;
    }
  }

  /** The newest mail of a claim to somebody whose subject or text has the words. */
  async mailTo(email: string, claimId: string, words: RegExp): Promise<MailShape> {
    return await eventually(`a mail to ${email} about ${claimId} with ${words}`, async () => {
      const mails = await this.local.mail({ to: email, claimId });
      return mails.find((mail) => words.test(mail.subject) || words.test(mail.text));
    });
  }
}
