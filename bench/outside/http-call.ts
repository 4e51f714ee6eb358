import type { ProblemShape } from './contract-shapes.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An answer read to its end. `body` is parsed when it is JSON, else the text. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An answer other than 2xx where success was expected. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: ProblemShape;

  constructor(what: string, { status, body }: HttpAnswer) {
    super(
      `${what} answered ${status}: ${typeof body === 'string' ? body.slice(0, 300) : JSON.stringify(body)}`,
    );
    this.status = status;
    this.problem = body as ProblemShape;
  }
}

/** Long enough for a clock that is moved by half a year. */
const ANSWER_WITHIN_MS = 120_000;

/** One HTTP call. Throws TypeError when nobody answers. */
export async function httpCall(url: string, init: RequestInit = {}): Promise<HttpAnswer> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    redirect: 'manual',
    ...init,
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}

/** The body of a 2xx answer, in the shape the caller knows it has. Throws {@link Refused}. */
export async function expectOk<T>(what: string, answer: HttpAnswer | Promise<HttpAnswer>): Promise<T> {
  const settled = await answer;
  if (settled.status < 200 || settled.status > 299) throw new Refused(what, settled);
  return settled.body as T;
}
