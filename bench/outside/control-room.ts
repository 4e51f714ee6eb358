import type {
  ExecutionDetailsShape,
  ExecutionShape,
  MailShape,
  MeteringShape,
  PaymentShape,
} from './contract-shapes.ts';
import { expectOk, type HttpAnswer, httpCall } from './http-call.ts';

interface Fired {
  readonly at: string;
  readonly kind: string;
  readonly name: string;
}

/** The JSON beside the control room's page. */
export class ControlRoom {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Waits until no invocation, delivery or due timer is pending. */
  async idle(): Promise<void> {
    await this.#get('/idle');
  }

  async now(): Promise<string> {
    return (await this.#get<{ now: string }>('/clock')).now;
  }

  /** Moves the clock by an ISO 8601 duration; answers when the system is quiet. */
  async advance(duration: string): Promise<{ now: string; fired: readonly Fired[] }> {
    return await expectOk(
      `moving the clock by ${duration}`,
      httpCall(`${this.#url}/_local/clock`, { method: 'POST', body: JSON.stringify({ advance: duration }) }),
    );
  }

  /** Mail the app sent, newest first. */
  async mail(
    filter: { readonly to?: string; readonly claimId?: string } = {},
  ): Promise<readonly MailShape[]> {
    return (await this.#get<{ messages: MailShape[] }>(`/mail?${new URLSearchParams(filter)}`)).messages;
  }

  /** Brings a raw mail to the receipt rules, as if it had come from the internet. */
  async receive(
    raw: Uint8Array<ArrayBuffer> | string,
    envelope: { readonly from: string; readonly to: string; readonly verdicts?: string },
  ): Promise<HttpAnswer> {
    return await httpCall(`${this.#url}/_local/mail?${new URLSearchParams(envelope)}`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: raw,
    });
  }

  async payments(claimId: string): Promise<readonly PaymentShape[]> {
    return (await this.#get<{ payments: PaymentShape[] }>(`/payments?claimId=${claimId}`)).payments;
  }

  async executions(claimId: string): Promise<readonly ExecutionShape[]> {
    return (await this.#get<{ executions: ExecutionShape[] }>(`/executions?claimId=${claimId}`)).executions;
  }

  /** Billable units and their price, of everything or of one claim. */
  metering(claimId?: string): Promise<MeteringShape> {
    return this.#get(`/metering${claimId === undefined ? '' : `?claimId=${claimId}`}`);
  }

  execution(name: string): Promise<ExecutionDetailsShape> {
    return this.#get(`/executions/${name}`);
  }

  #get<T>(path: string): Promise<T> {
    return expectOk<T>(`GET /_local${path}`, httpCall(`${this.#url}/_local${path}`));
  }
}
