import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { HttpRequest, HttpResponse } from '../../local/aws-service.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import {
  type MemoryFolder,
  type OpenDataFolder,
  openDataFolder,
} from '../../local/storage/open-data-folder.ts';
import { assemblyDir } from '../assembly.ts';
import { keepGrantUse } from '../grants/grant-use.ts';

/** A Tuesday, 10:00 in Los Angeles. */
export const morning = Date.parse('2026-03-10T17:00:00.000Z');

export interface Answer {
  readonly status: number;
  // The shape of an answer is the test's business.
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the API answers
  readonly body: any;
}

export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly links: readonly string[];
}

export type Person = 'customer' | 'partner' | 'partner2' | 'dealer' | 'agent' | 'agent2' | 'admin';

/** The one picture every test uploads. */
const photo = sharp({ create: { width: 640, height: 480, channels: 3, background: '#446688' } })
  .jpeg()
  .toBuffer();

/**
 * The image decoder of this machine instead of the one compiled to WebAssembly, which takes seconds to start: the same
 * library. The tests of the bundle and those of a started machine have the deployed one.
 */
const standIns = {
  './sharp-wasm32.js': (): object => createRequire(import.meta.resolve('sharp'))('./sharp.cjs'),
};

const formBoundary = 'the-form-of-a-browser';

/** A form as browsers post it, the picture last. Made by hand: `FormData` is encoded by threads, in their own time. */
function formOf(fields: Readonly<Record<string, unknown>>, picture: Uint8Array): Buffer {
  const part = (disposition: string, content: string | Uint8Array) => [
    Buffer.from(`--${formBoundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ];
  return Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, String(value))),
    ...part('name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg', picture),
    Buffer.from(`--${formBoundary}--\r\n`),
  ]);
}

interface DeploymentConfig {
  readonly staffClientId: string;
  readonly membersClientId: string;
}

/** A person could not sign in; in a simulation, because a fault struck. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
}

export interface ClaimflowOptions {
  readonly seed?: number;
  /** Where the clock starts, in ms; {@link morning} without it. */
  readonly now?: number;
  /** A fault rule crashed the runtime: nothing answers any more until `crash()` starts another on what was committed. */
  readonly onCrash?: (reason: string) => void;
  /** Where the machine's own log goes; stderr without it. */
  readonly log?: (line: string) => void;
  /** Where a browser reaches the machine, when somebody serves it on ports. */
  readonly addresses?: { readonly awsUrl: string; readonly portalUrl: string };
}

/** Folders with the demo's people in them, as a first start leaves them: made once, then copied. */
const demoFolders = new Map<string, Promise<MemoryFolder>>();

/**
 * The whole system in this thread: the synthesized template with the demo's people, no sockets, time that moves only
 * when it is told to.
 */
export class Claimflow {
  readonly folder: OpenDataFolder;
  #runtime: Runtime;
  readonly #options: ClaimflowOptions;
  readonly #tokens = new Map<Person, { readonly token: string; readonly until: number }>();
  #config: DeploymentConfig | undefined;

  private constructor(runtime: Runtime, folder: OpenDataFolder, options: ClaimflowOptions) {
    this.#runtime = runtime;
    this.folder = folder;
    this.#options = options;
  }

  static async #startRuntime(
    folder: OpenDataFolder,
    now: number,
    seed: number,
    { log, onCrash, addresses }: ClaimflowOptions,
  ): Promise<Runtime> {
    const runtime = await startRuntime({
      ...{ assemblyDir: await assemblyDir(), folder, host: 'in-thread', now, seed, standIns },
      ...(log && { log }),
      ...addresses,
      ...(onCrash && {
        onCrash: (reason) => {
          runtime.crash();
          onCrash(reason);
        },
      }),
    });
    return runtime;
  }

  static async start(options: ClaimflowOptions = {}): Promise<Claimflow> {
    const { now = morning, seed = 1, addresses } = options;
    const key = JSON.stringify([now, seed, addresses]);
    const made = demoFolders.get(key) ?? Claimflow.#makeDemoFolder(now, seed, addresses);
    demoFolders.set(key, made);
    const folder = await (await made).copy();
    return new Claimflow(await Claimflow.#startRuntime(folder, now, seed, options), folder, options);
  }

  static async #makeDemoFolder(
    now: number,
    seed: number,
    addresses: ClaimflowOptions['addresses'],
  ): Promise<MemoryFolder> {
    const folder = openDataFolder(null);
    const runtime = await Claimflow.#startRuntime(folder, now, seed, { ...(addresses && { addresses }) });
    await runtime.invoke(runtime.functionNamed('LoadDemoData') ?? '', { seed, returns: false });
    await runtime.stop();
    keepGrantUse(runtime);
    return folder;
  }

  get runtime(): Runtime {
    return this.#runtime;
  }

  /** As after `kill -9`: another runtime on what was committed. */
  async crash(): Promise<void> {
    const now = this.#runtime.clock.now();
    this.#runtime.crash();
    keepGrantUse(this.#runtime);
    this.#runtime = await Claimflow.#startRuntime(this.folder, now, now, this.#options);
  }

  /** Throws CallsRefused when a role lacked a grant. */
  async stop(): Promise<void> {
    await this.#runtime.stop();
    keepGrantUse(this.#runtime);
    this.folder.close();
  }

  async portal(request: Partial<HttpRequest> & { path: string }): Promise<HttpResponse> {
    const [path = '', query = ''] = request.path.split('?');
    return this.#runtime.portal({
      method: request.method ?? 'GET',
      path,
      query,
      headers: { host: 'localhost:8787', ...request.headers },
      body: request.body ?? new Uint8Array(),
    });
  }

  /** What the portal is told of this deployment. Throws {@link SignInFailed} while a fault keeps it away. */
  async #readConfig(): Promise<DeploymentConfig> {
    if (this.#config) return this.#config;
    const answer = await this.portal({ path: '/config.json' });
    if (answer.status !== 200) throw new SignInFailed(`/config.json: ${answer.status}`);
    this.#config = JSON.parse(Buffer.from(answer.body).toString()) as DeploymentConfig;
    return this.#config;
  }

  async #signIn(person: Person): Promise<{ token: string; until: number }> {
    const config = await this.#readConfig();
    const staff = person.startsWith('agent') || person === 'admin';
    const answer = await this.#runtime.aws({
      method: 'POST',
      path: '/',
      query: '',
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
        'content-type': 'application/x-amz-json-1.1',
      },
      body: Buffer.from(
        JSON.stringify({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: staff ? config.staffClientId : config.membersClientId,
          AuthParameters: { USERNAME: `${person}@example.com`, PASSWORD: 'Claimflow-demo-1' },
        }),
      ),
    });
    const text = Buffer.from(answer.body).toString();
    if (answer.status !== 200) throw new SignInFailed(text);
    const { AccessToken, ExpiresIn } = JSON.parse(text).AuthenticationResult;
    return { token: AccessToken, until: this.#runtime.clock.now() + ExpiresIn * 1000 };
  }

  async #tokenOf(person: Person): Promise<string> {
    const known = this.#tokens.get(person);
    if (known && known.until > this.#runtime.clock.now()) return known.token;
    const fresh = await this.#signIn(person);
    this.#tokens.set(person, fresh);
    return fresh.token;
  }

  /** Calls the API as somebody, or as nobody; tokens are fetched anew when the clock has passed them by. */
  async api(
    person: Person | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const token = person && (await this.#tokenOf(person));
      const response = await this.portal({
        method,
        path: `/api${path}`,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: Buffer.from(JSON.stringify(body)) }),
      });
      const expired =
        person !== undefined && (response.status === 401 || response.status === 403) && attempt === 1;
      if (expired) {
        this.#tokens.delete(person);
        continue;
      }
      const text = Buffer.from(response.body).toString();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    }
  }

  /** Like `api`, for calls that must succeed. */
  async ok(
    person: Person | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer['body']> {
    const answer = await this.api(person, method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await this.#runtime.idle();
    return answer.body;
  }

  async control(path: string): Promise<Answer['body']> {
    return JSON.parse(Buffer.from((await this.portal({ path: `/_local${path}` })).body).toString());
  }

  /** Newest first. */
  async mails(to: string, claimId?: string): Promise<Mail[]> {
    const query = new URLSearchParams({ to, ...(claimId !== undefined && { claimId }) });
    return (await this.control(`/mail?${query}`)).messages;
  }

  advance(milliseconds: number): ReturnType<Runtime['clock']['advance']> {
    return this.#runtime.clock.advance(this.#runtime.clock.now() + milliseconds);
  }

  /** A mail that arrives through the receipt rules. */
  async mailIn(mail: {
    from: string;
    to: string;
    subject: string;
    text: string;
    verdicts?: string;
  }): Promise<void> {
    const raw = [
      `From: ${mail.from}`,
      `To: ${mail.to}`,
      `Subject: ${mail.subject}`,
      `Message-ID: <${Math.abs(this.#runtime.clock.now())}.${mail.text.length}@mail.example.net>`,
      `Date: ${new Date(this.#runtime.clock.now()).toUTCString()}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      mail.text,
      '',
    ].join('\r\n');
    const query = new URLSearchParams({
      from: mail.from,
      to: mail.to,
      ...(mail.verdicts !== undefined && { verdicts: mail.verdicts }),
    });
    const response = await this.portal({
      method: 'POST',
      path: `/_local/mail?${query}`,
      headers: { 'content-type': 'message/rfc822' },
      body: Buffer.from(raw),
    });
    if (response.status >= 300) throw new Error(Buffer.from(response.body).toString());
    await this.#runtime.idle();
  }

  /** Uploads a picture to a claim as a browser does: by the presigned form. */
  upload(person: Person, claimId: string, kind = 'damage-photo'): Promise<string> {
    return this.uploadTo(person, `/claims/${claimId}/documents`, { kind });
  }

  /** Announces a picture at a path of the API, and posts it where the answer says. */
  async uploadTo(person: Person, path: string, about: object = {}): Promise<string> {
    const content = await photo;
    const { documentId, upload } = await this.ok(person, 'POST', path, {
      fileName: 'photo.jpg',
      contentType: 'image/jpeg',
      size: content.length,
      ...about,
    });
    const url = new URL(upload.url);
    const answer = await this.#runtime.aws({
      method: 'POST',
      path: url.pathname,
      query: '',
      headers: { host: url.host, 'content-type': `multipart/form-data; boundary=${formBoundary}` },
      body: formOf(upload.fields, content),
    });
    if (answer.status >= 300)
      throw new Error(`upload: ${answer.status} ${Buffer.from(answer.body).toString()}`);
    await this.#runtime.idle();
    return documentId;
  }

  /** Casey's device of a kind. */
  async device(kind: string): Promise<string> {
    const { items } = await this.ok('customer', 'GET', '/devices');
    return items.find((device: { kind: string }) => device.kind === kind).deviceId;
  }

  /** A claim of Casey's, sent in, with its photo. */
  async file(
    options: { kind?: string; type?: string; photo?: boolean; facts?: object } = {},
  ): Promise<string> {
    const { claimId } = await this.ok('customer', 'POST', '/claims', {
      deviceId: await this.device(options.kind ?? 'phone'),
      incident: {
        type: options.type ?? 'cracked-screen',
        occurredAt: new Date(this.#runtime.clock.now() - 86_400_000).toISOString(),
        description: 'It fell on the pavement.',
        ...options.facts,
      },
      submit: false,
    });
    if (options.photo !== false) await this.upload('customer', claimId);
    await this.ok('customer', 'POST', `/claims/${claimId}/submit`, {});
    return claimId;
  }

  async claim(claimId: string, person: Person = 'agent'): Promise<Answer['body']> {
    return this.ok(person, 'GET', `/claims/${claimId}`);
  }
}
