import { readFileSync } from 'node:fs';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import { decodedPath } from '../decoded-path.ts';
import { parseFaultPlan } from '../faults/fault-plan.ts';
import { MailRefusedError, parseVerdicts } from '../ses/receiving.ts';
import { badField, file, json, mailBody, page, problem, Refused } from './answer.ts';
import { targetInstant } from './clock-request.ts';
import { describeExecution, listExecutions } from './executions.ts';
import { frontPage } from './front-page.ts';
import type { FrontPage, Machine } from './machine.ts';
import { controlRoomPage } from './page.ts';

interface Request {
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  /** The variable part of the path, decoded. */
  readonly name: string;
}
type Endpoint = (request: Request) => Promise<HttpResponse> | HttpResponse;

/** A query parameter as an optional property. */
function filter<K extends string>(
  query: URLSearchParams,
  ...names: readonly K[]
): Partial<Record<K, string>> {
  const given = names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []));
  return Object.fromEntries(given) as Partial<Record<K, string>>;
}

function jsonBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw badField('', 'the body must be JSON');
    throw error;
  }
}

async function receiveMail(machine: Machine, { query, body }: Request): Promise<HttpResponse> {
  const from = query.get('from');
  if (from === null) throw badField('from', 'give the envelope sender; empty is the null path');
  const to = query
    .getAll('to')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (to.length === 0) throw badField('to', 'give the envelope recipients');
  if (body.length === 0) throw badField('', 'the body must be a message/rfc822');
  try {
    return json(await machine.receive(body, { from, to }, parseVerdicts(query.get('verdicts') ?? '')), 201);
  } catch (error) {
    if (error instanceof RangeError) throw badField('verdicts', error.message);
    if (error instanceof MailRefusedError) throw new Refused(422, `${error.smtpCode} ${error.message}`);
    throw error;
  }
}

async function moveClock(machine: Machine, { body }: Request): Promise<HttpResponse> {
  const target = targetInstant(jsonBody(body), machine.clock.now());
  const { fired } = await machine.clock.advance(target);
  await machine.idle();
  return json({ now: new Date(machine.clock.now()).toISOString(), fired });
}

function setFaults(machine: Machine, { body }: Request): HttpResponse {
  const parsed = parseFaultPlan(jsonBody(body));
  if ('errors' in parsed) throw new Refused(400, 'The request is not valid.', parsed.errors);
  machine.setFaults(parsed.plan);
  return json(machine.faultPlan());
}

const notFound = (what: string): Refused => new Refused(404, `There is no ${what}.`);
const asset = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

function endpoints(machine: Machine): Readonly<Record<string, Endpoint>> {
  return {
    'GET /_local': async ({ query }) => page(await controlRoomPage(machine, query)),
    'GET /_local/app.js': () => file('text/javascript; charset=utf-8', asset('app.js')),
    'GET /_local/style.css': () => file('text/css; charset=utf-8', asset('style.css')),
    'GET /_local/health': () => json({ status: 'ready', services: machine.services() }),
    'GET /_local/clock': () => json({ now: new Date(machine.clock.now()).toISOString() }),
    'POST /_local/clock': (request) => moveClock(machine, request),
    'GET /_local/mail': ({ query }) =>
      json({ messages: machine.mailbox.list(filter(query, 'to', 'claimId')) }),
    'POST /_local/mail': (request) => receiveMail(machine, request),
    'GET /_local/mail/*/raw': ({ name }) => {
      const raw = machine.mailbox.raw(name);
      if (raw === undefined) throw notFound(`mail ${name}`);
      return file('message/rfc822', raw);
    },
    'GET /_local/mail/*/html': ({ name }) => {
      const found = machine.mailbox.find(name);
      if (found === undefined) throw notFound(`mail ${name}`);
      return mailBody(found.html);
    },
    'GET /_local/sms': ({ query }) => json({ messages: machine.texts(filter(query, 'to')) }),
    'GET /_local/executions': async ({ query }) =>
      json({ executions: await listExecutions(machine.states, filter(query, 'machine', 'claimId')) }),
    'GET /_local/executions/*': async ({ name }) => {
      const found = await describeExecution(machine.states, name);
      if (found === undefined) throw notFound(`execution ${name}`);
      return json(found);
    },
    'GET /_local/metering': ({ query }) => json(machine.metering(query.get('claimId') ?? undefined)),
    'GET /_local/idle': async () => {
      await machine.idle();
      return json({ now: new Date(machine.clock.now()).toISOString() });
    },
    'GET /_local/faults': () => json(machine.faultPlan()),
    'POST /_local/faults': (request) => setFaults(machine, request),
    'GET /_local/payments': ({ query }) =>
      json({ payments: machine.payments(query.get('claimId') ?? undefined) }),
    'GET /_local/roles': () => json({ roles: machine.roles() }),
    'GET /_local/refusals': () => json({ refusals: machine.refusals() }),
    'GET /_local/logs': () => json({ functions: machine.logs.functions() }),
    'GET /_local/logs/*': ({ name }) => json({ lines: machine.logs.lines(name) }),
  };
}

/** `/_local/mail/ID/raw` → the pattern with a star for `ID`, and `ID`. */
function place(path: string): { pattern: string; name: string } {
  const [, area = '', name, rest] = /^\/_local\/([^/]+)\/([^/]+)(\/[^/]+)?$/.exec(path) ?? [];
  if (name === undefined) return { pattern: path.replace(/(?<=.)\/$/, ''), name: '' };
  return { pattern: `/_local/${area}/*${rest ?? ''}`, name: decodedPath(name) };
}

/** Only pages of this machine may act on it: a site open in the same browser must not. */
function refuseOtherSites({ method, headers }: HttpRequest): void {
  const { origin, host } = headers;
  if (method === 'GET' || origin === undefined || origin === `http://${host}`) return;
  throw new Refused(403, `Requests from ${origin} are not taken.`);
}

/** The control room: `/_local…` and the front page `/`. */
export function createControlRoom(
  machine: Machine,
  about: FrontPage,
): { handle(request: HttpRequest): Promise<HttpResponse> } {
  const table: Readonly<Record<string, Endpoint>> = {
    ...endpoints(machine),
    'GET /': () => page(frontPage(about)),
  };
  return {
    async handle(request) {
      const { pattern, name } = place(request.path);
      const endpoint = table[`${request.method} ${pattern}`];
      try {
        refuseOtherSites(request);
        if (endpoint !== undefined) {
          return await endpoint({ query: new URLSearchParams(request.query), body: request.body, name });
        }
        const known = Object.keys(table).some((key) => key.endsWith(` ${pattern}`));
        if (known) throw new Refused(405, `${request.method} is not for ${request.path}.`);
        throw notFound(request.path);
      } catch (error) {
        if (error instanceof Refused) return problem(error);
        throw error;
      }
    },
  };
}
