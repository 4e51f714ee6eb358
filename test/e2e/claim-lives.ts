import { createHash } from 'node:crypto';
import { type Claimflow, eventually, type FileToSend, photoFile } from '../../bench/outside/claimflow.ts';
import type {
  ClaimShape,
  DocumentShape,
  Items,
  MailShape,
  Upload,
} from '../../bench/outside/contract-shapes.ts';
import { Refused } from '../../bench/outside/http-call.ts';
import { findLink, pressLink } from '../../bench/outside/link-page.ts';
import { replyTo } from '../../bench/outside/outgoing-mail.ts';
import { damagePhoto, invoicePdf, invoiceText } from '../../bench/outside/sample-files.ts';
import type { KilledMachine } from './killed-machine.ts';

const INVOICE = { partsCents: 10_000, laborCents: 8_000, taxCents: 800, paypal: 'pay@fixit.example.org' };
export const INVOICE_CENTS = 18_800;

/** What a life must have left behind, whatever was killed on its way. */
export interface Remains {
  readonly claimId: string;
  /** Statuses in order, without repetition. */
  readonly statuses: readonly string[];
  /** Total of the invoice that was paid; absent, nothing was to be paid. */
  readonly invoiceCents?: number;
  readonly mailsIn: number;
  /** Comments by mail or with an answer. */
  readonly answers: readonly string[];
}

/** One claim's life, every step of it safe to repeat. */
export class ClaimLife {
  readonly #machine: KilledMachine;
  readonly #name: string;
  readonly #deviceId: string;
  #claimId = '';
  #mailsIn = 0;
  readonly #answers: string[] = [];

  constructor(machine: KilledMachine, name: string, deviceId: string) {
    this.#machine = machine;
    this.#name = name;
    this.#deviceId = deviceId;
  }

  /** Approved by rule, invoiced in the portal. */
  async simple(): Promise<Remains> {
    await this.#file('cracked-screen', [photoFile(await this.#photo())]);
    await this.#reaches('approved');
    await this.#post('partner', 'received');
    await this.#invoiceByPortal();
    return this.#remains(['draft', 'new', 'approved', 'completed'], INVOICE_CENTS);
  }

  /** Of its own: a photo that another claim came with would bring this one before an agent. */
  #photo() {
    return damagePhoto(Number(this.#name.replaceAll(/\D/g, '')));
  }

  /** The rules ask for a photo, which comes by mail; the invoice comes as a PDF. */
  async byMail(): Promise<Remains> {
    await this.#file('cracked-screen', []);
    await this.#reaches('waiting-on-customer');
    const question = await this.#mailTo('customer@example.com', /photo/i);
    const attachments = [{ filename: 'damage.jpg', contentType: 'image/jpeg', content: await this.#photo() }];
    await this.#mail('customer@example.com', question, { text: `Photo of ${this.#name}.`, attachments });
    this.#answers.push(`Photo of ${this.#name}.`);
    await this.#reaches('approved');
    const approval = await this.#mailTo('partner@example.com', /approved/i);
    const pdf = await invoicePdf({ ...INVOICE, number: this.#invoiceNumber() });
    await this.#mail('partner@example.com', approval, {
      text: 'Invoice attached.',
      attachments: [{ filename: 'invoice.pdf', contentType: 'application/pdf', content: pdf }],
    });
    await this.#reaches('completed');
    return this.#remains(
      ['draft', 'new', 'waiting-on-customer', 'initial-review', 'approved', 'completed'],
      INVOICE_CENTS,
    );
  }

  /** An estimate, an approval by link, an invoice in a mail's text. */
  async estimated(): Promise<Remains> {
    await this.#file('accidental-damage', [photoFile(await this.#photo())]);
    await this.#reaches('estimate-needed');
    await this.#post('partner', 'estimate', {
      diagnosis: 'The panel is broken.',
      recommendation: 'repair',
      lines: [{ kind: 'part', description: 'Panel', quantity: 1, unitCents: 20_000 }],
    });
    await this.#reaches('in-review');
    const review = await this.#mailTo('agent@example.com', /decision|review|approve/i);
    await this.#machine.act(async () => pressLink(await findLinkOnce(review, 'approve')));
    await this.#reaches('approved');
    await this.#post('partner', 'received');
    const approval = await this.#mailTo('partner@example.com', /approved/i);
    const text = invoiceText({ ...INVOICE, number: this.#invoiceNumber() });
    await this.#mail('partner@example.com', approval, { text });
    await this.#reaches('completed');
    return this.#remains(
      ['draft', 'new', 'estimate-needed', 'in-review', 'approved', 'completed'],
      INVOICE_CENTS,
    );
  }

  /** An agent asks the customer, then the partner, then approves. */
  async asked(): Promise<Remains> {
    await this.#file('vandalism', [photoFile(await this.#photo())]);
    await this.#reaches('initial-review');
    await this.#post('agent', 'decide', { outcome: 'ask-customer', message: 'Who saw it?' });
    await this.#post('customer', 'answer', { message: 'My neighbour.' });
    await this.#reaches('in-review');
    await this.#post('agent', 'decide', { outcome: 'ask-partner', message: 'Can it be repaired?' });
    await this.#post('partner', 'answer', { message: 'Yes, easily.' });
    await this.#reaches('in-review');
    this.#answers.push('My neighbour.', 'Yes, easily.');
    await this.#post('agent2', 'decide', { outcome: 'approve', resolution: 'repair', amountCents: 20_000 });
    await this.#invoiceByPortal();
    return this.#remains(
      [
        ...['draft', 'new', 'initial-review', 'waiting-on-customer', 'in-review'],
        ...['waiting-on-provider', 'in-review', 'approved', 'completed'],
      ],
      INVOICE_CENTS,
    );
  }

  /** Denied by an agent. */
  async denied(): Promise<Remains> {
    await this.#file('vandalism', [photoFile(await this.#photo())]);
    await this.#reaches('initial-review');
    const denial = { kind: 'not-verifiable', clause: 'proof-of-claim', reason: 'The photo shows no damage.' };
    await this.#post('agent', 'decide', { outcome: 'deny', denial });
    return this.#remains(['draft', 'new', 'initial-review', 'denied-not-verifiable']);
  }

  /** Waits on the customer, who takes it back. */
  async withdrawn(): Promise<Remains> {
    await this.#file('liquid', []);
    await this.#reaches('waiting-on-customer');
    await this.#post('customer', 'withdraw');
    return this.#remains(['draft', 'new', 'waiting-on-customer', 'withdrawn']);
  }

  async #file(type: string, files: readonly FileToSend[]): Promise<void> {
    const incident = { type, occurredAt: '2026-03-02T08:00:00Z', description: `Life ${this.#name}.` };
    const body = { deviceId: this.#deviceId, incident, submit: false };
    const key = this.#key('file');
    const draft = await this.#machine.act((flow) =>
      flow.as('customer').post<ClaimShape>('/claims', body, key),
    );
    this.#claimId = draft.claimId;
    for (const [index, file] of files.entries()) await this.#upload(file, index);
    await this.#post('customer', 'submit');
  }

  /** An upload whose permission ran out while the machine was down is announced again. */
  async #upload(file: FileToSend, index: number): Promise<void> {
    const { name: fileName, contentType, kind, bytes } = file;
    const body = { fileName, contentType, size: bytes.length, kind };
    for (let attempt = 0; ; attempt += 1) {
      const key = this.#key('document', index, attempt);
      const sent = await this.#machine.act(async (flow) => {
        const casey = flow.as('customer');
        const announced = await casey.post<Upload>(`/claims/${this.#claimId}/documents`, body, key);
        return { ...announced, answer: await flow.postFile(announced.upload, file) };
      });
      if (sent.answer.status < 300) return await this.#accepted(sent.documentId);
      if (attempt === 3) throw new Refused(`the upload of ${fileName}`, sent.answer);
    }
  }

  async #accepted(documentId: string): Promise<void> {
    await this.#machine.act((flow) =>
      eventually(`the inspection of ${documentId}`, async () => {
        const list = `/claims/${this.#claimId}/documents`;
        const { items } = await flow.as('customer').get<Items<DocumentShape>>(list);
        return items.find((one) => one.documentId === documentId && one.status === 'accepted');
      }),
    );
  }

  async #invoiceByPortal(): Promise<void> {
    const { paypal, ...amounts } = INVOICE;
    await this.#post('partner', 'invoice', {
      ...amounts,
      invoiceNumber: this.#invoiceNumber(),
      payment: { method: 'paypal', email: paypal },
    });
    await this.#reaches('completed');
  }

  async #post(who: string, what: string, body: unknown = {}): Promise<void> {
    const key = this.#key(what, JSON.stringify(body));
    await this.#machine.act((flow) => flow.as(who).post(`/claims/${this.#claimId}/${what}`, body, key));
  }

  /** The same mail again after a kill has the same Message-ID: at most one of them counts. */
  async #mail(
    from: string,
    answered: MailShape,
    content: Pick<Parameters<Claimflow['send']>[0], 'text' | 'attachments'>,
  ): Promise<void> {
    this.#mailsIn += 1;
    const number = this.#mailsIn;
    await this.#machine.act((flow) =>
      flow.send({
        ...replyTo(answered, from),
        ...content,
        messageId: `<${this.#name.replaceAll(' ', '.')}.${number}@mail.example.com>`,
        date: new Date('2026-03-02T18:00:00Z'),
      }),
    );
  }

  #mailTo(email: string, words: RegExp): Promise<MailShape> {
    return this.#machine.act((flow) => flow.mailTo(email, this.#claimId, words));
  }

  #reaches(...statuses: readonly string[]): Promise<ClaimShape> {
    return this.#machine.reaches('agent', this.#claimId, ...statuses);
  }

  /** The same step of the same life again has the same key: the machine answers it as it did the first time. */
  #key(...step: readonly (string | number)[]): Readonly<Record<string, string>> {
    const digest = createHash('sha256')
      .update([this.#name, ...step].join('\n'))
      .digest('hex');
    return { 'idempotency-key': digest };
  }

  readonly #invoiceNumber = (): string => `KILL-${this.#claimId.slice(4)}`;

  #remains(statuses: readonly string[], invoiceCents?: number): Remains {
    return {
      claimId: this.#claimId,
      statuses,
      mailsIn: this.#mailsIn,
      answers: this.#answers,
      ...(invoiceCents !== undefined && { invoiceCents }),
    };
  }
}

/** After a kill the button may have been pressed already: its page then has none left, and pressing changes nothing. */
async function findLinkOnce(mail: MailShape, action: 'approve'): Promise<string> {
  const [first] = mail.links.filter((link) => new URL(link).pathname.startsWith('/c/'));
  try {
    return await findLink(mail.links, action);
  } catch (error) {
    if (first === undefined || error instanceof TypeError) throw error;
    return first;
  }
}
