import type { Operations } from './operations.gen.ts';
import { ApiProblem, Unreachable } from './problem.ts';
import { learnServerTime } from './server-time.ts';

/** `METHOD /path` of an operation, as the API's description lists them. */
export type OperationKey = keyof Operations;
export type AnswerOf<Key extends OperationKey> = Operations[Key]['answer'];
export type BodyOf<Key extends OperationKey> = Operations[Key]['body'];

type Given<Name extends string, Value> = [keyof Value] extends [never]
  ? { readonly [N in Name]?: never }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value | undefined }
    : { readonly [N in Name]: Value };

/** A query may name a parameter without a value: it is left out. */
type Loose<Query> = { readonly [Name in keyof Query]: Query[Name] | undefined };

export type InputOf<Key extends OperationKey> = Given<'path', Operations[Key]['path']> &
  Given<'query', Loose<Operations[Key]['query']>> &
  (Operations[Key]['body'] extends undefined
    ? { readonly body?: never }
    : { readonly body: Operations[Key]['body'] });

export interface CallOptions {
  /** The same key and body act once, however often they are sent. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Who is calling, and what to do when the service says it does not know them any more. */
export interface Credentials {
  /** The access token, refreshed when it is about to end; undefined without sign-in. */
  token(): Promise<string | undefined>;
  /** The service refused this token; answers another one, or undefined when a new sign-in is needed. */
  renewed(refused: string): Promise<string | undefined>;
  /** Even the renewed token was refused: the sign-in was ended, here or from another device. */
  ended(): void;
}

const nobody: Credentials = {
  token: async () => undefined,
  renewed: async () => undefined,
  ended: () => undefined,
};
let credentials = nobody;

/** Every call from now on is made as this person. */
export function callAs(person: Credentials): void {
  credentials = person;
}

let language: string | undefined;

/** Every call from now on asks to be answered in this language; the browser's own, before that. */
export function callIn(tag: string): void {
  language = tag;
}

interface AnyInput {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

export function addressOf(template: string, { path = {}, query = {} }: AnyInput): string {
  const values = path as Readonly<Record<string, unknown>>;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.append(name, String(value));
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * Calls an operation. Throws {@link ApiProblem} with the service's words, {@link Unreachable} without an answer.
 */
export async function call<Key extends OperationKey>(
  key: Key,
  input: InputOf<Key>,
  options: CallOptions = {},
): Promise<AnswerOf<Key>> {
  const token = await credentials.token();
  let response = await send(key, input, options, token);
  if (response.status === 401 && token !== undefined) {
    const renewed = await credentials.renewed(token);
    if (renewed !== undefined) response = await send(key, input, options, renewed);
    if (response.status === 401 && renewed !== undefined) credentials.ended();
  }
  return (await answerOf(response)) as AnswerOf<Key>;
}

async function send(
  key: string,
  input: AnyInput,
  { idempotencyKey, signal }: CallOptions,
  token: string | undefined,
): Promise<Response> {
  const [method = 'GET', template = ''] = key.split(' ');
  const headers = new Headers({ accept: 'application/json, */*;q=0.5' });
  if (language !== undefined) headers.set('accept-language', language);
  // Times in sentences are the service's: it writes them in this zone, as pages do beside them.
  headers.set('time-zone', new Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  try {
    return await fetch(addressOf(template, input), {
      method,
      headers,
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('The service cannot be reached.', { cause: error });
  }
}

async function answerOf(response: Response): Promise<unknown> {
  learnServerTime(response.headers.get('date'));
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    const document: unknown = type.includes('json') ? await response.json() : {};
    throw new ApiProblem(response.status, (document ?? {}) as Record<string, unknown>);
  }
  return type.includes('json') ? response.json() : response.blob();
}
