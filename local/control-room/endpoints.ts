import { readFileSync } from 'node:fs';
import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import { parseFaultPlan } from '../faults/fault-plan.ts';
import { MailRefusedError, parseVerdicts } from '../ses/receiving.ts';
import { badField, download, file, json, mailBody, page, Refused, seeOther } from './answer.ts';
import { targetInstant } from './clock-request.ts';
import { attachmentsOf, formOf, letterOf } from './compose-request.ts';
import { describeExecution, listExecutions } from './executions.ts';
import { unknownNames } from './fault-names.ts';
import { writeLetter } from './letter.ts';
import type { FrontPage, Machine } from './machine.ts';
import { controlRoomPage } from './page.ts';
import { createRouter, type Endpoints, type Request } from './router.ts';

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

/** Hands a mail to the receipt rules. Throws Refused: 422 with the SMTP answer when they do not take it. */
async function receive(
  machine: Machine,
  mail: { raw: Uint8Array; from: string; to: readonly string[] },
  verdicts: string,
): Promise<{ messageId: string }> {
  try {
    return await machine.receive(mail.raw, { from: mail.from, to: mail.to }, parseVerdicts(verdicts));
  } catch (error) {
    if (error instanceof RangeError) throw badField('verdicts', error.message);
    if (error instanceof MailRefusedError) throw new Refused(422, `${error.smtpCode} ${error.message}`);
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
  return json(await receive(machine, { raw: body, from, to }, query.get('verdicts') ?? ''), 201);
}

/** What the form of the control room sends: a browser without script is led to the mail, a script told its id. */
async function composeMail(machine: Machine, { body, headers }: Request): Promise<HttpResponse> {
  const form = await formOf(body, headers['content-type']);
  const mail = await writeLetter(await letterOf(form, machine), machine.clock.now());
  const verdicts = form.get('verdicts');
  const received = await receive(machine, mail, typeof verdicts === 'string' ? verdicts : '');
  if (!headers.accept?.includes('text/html')) return json(received, 201);
  return seeOther(
    `/_local?${new URLSearchParams({ view: 'mail', direction: 'in', id: received.messageId })}`,
  );
}

async function attachment(
  machine: Machine,
  [id = '', position = '']: readonly string[],
): Promise<HttpResponse> {
  const found = (await attachmentsOf(machine, id))[/^\d+$/.test(position) ? Number(position) : -1];
  if (found === undefined) throw notFound(`attachment ${position} of mail ${id}`);
  return download(found.filename, found.contentType, found.content);
}

async function moveClock(machine: Machine, { body }: Request): Promise<HttpResponse> {
  const target = targetInstant(jsonBody(body), machine.clock.now());
  const { fired } = await machine.clock.advance(target);
  await machine.idle();
  return json({ now: new Date(machine.clock.now()).toISOString(), fired });
}

function setFaults(machine: Machine, { body }: Request): HttpResponse {
  const parsed = parseFaultPlan(jsonBody(body));
  const errors = 'errors' in parsed ? parsed.errors : unknownNames(parsed.plan, machine.operations());
  if ('errors' in parsed || errors.length > 0) throw new Refused(400, 'The request is not valid.', errors);
  machine.setFaults(parsed.plan);
  return json(machine.faultPlan());
}

const notFound = (what: string): Refused => new Refused(404, `There is no ${what}.`);

/** What a mail has under a name, or 404. */
function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw notFound(name);
  return value;
}

function mailEndpoints(machine: Machine): Endpoints {
  const { mailbox } = machine;
  return {
    'GET /_local/mail': ({ query }) => json({ messages: mailbox.list(filter(query, 'to', 'claimId')) }),
    'POST /_local/mail': (request) => receiveMail(machine, request),
    'POST /_local/compose': (request) => composeMail(machine, request),
    'GET /_local/mail/*/raw': ({ names: [id = ''] }) =>
      file('message/rfc822', found(mailbox.raw(id), `mail ${id}`)),
    'GET /_local/mail/*/html': ({ names: [id = ''] }) => mailBody(found(mailbox.find(id), `mail ${id}`).html),
    'GET /_local/mail/*/attachments/*': ({ names }) => attachment(machine, names),
    'GET /_local/sms': ({ query }) => json({ messages: machine.texts(filter(query, 'to')) }),
  };
}

function machineEndpoints(machine: Machine): Endpoints {
  const now = () => ({ now: new Date(machine.clock.now()).toISOString() });
  return {
    'GET /_local/health': () => json({ status: 'ready', services: machine.services() }),
    'GET /_local/clock': () => json(now()),
    'POST /_local/clock': (request) => moveClock(machine, request),
    'GET /_local/executions': async ({ query }) =>
      json({ executions: await listExecutions(machine.states, filter(query, 'machine', 'claimId')) }),
    'GET /_local/executions/*': async ({ names: [name = ''] }) =>
      json(found(await describeExecution(machine.states, name), `execution ${name}`)),
    'GET /_local/metering': ({ query }) => json(machine.metering(query.get('claimId') ?? undefined)),
    'GET /_local/idle': async () => {
      await machine.idle();
      return json(now());
    },
    'GET /_local/faults': () => json(machine.faultPlan()),
    'POST /_local/faults': (request) => setFaults(machine, request),
    'GET /_local/payments': ({ query }) =>
      json({
        payments: machine.payments(query.get('claimId') ?? undefined),
        // Cards pay for plans, never for a claim.
        movements: query.has('claimId') ? [] : machine.movements(),
      }),
    'GET /_local/roles': () => json({ roles: machine.roles() }),
    'GET /_local/refusals': () => json({ refusals: machine.refusals() }),
    'GET /_local/grants': () => json({ grants: machine.grants() }),
    'GET /_local/logs': () => json({ functions: machine.logs.functions() }),
    'GET /_local/logs/*': ({ names: [name = ''] }) => json({ lines: machine.logs.lines(name) }),
  };
}

const ASSETS = {
  'app.js': 'text/javascript; charset=utf-8',
  'live-page.js': 'text/javascript; charset=utf-8',
  'forms.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'elements.css': 'text/css; charset=utf-8',
  'mailbox.css': 'text/css; charset=utf-8',
  'graph.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

function assetEndpoints(): Endpoints {
  const entries = Object.entries(ASSETS).map(([name, contentType]) => {
    const read = () => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
    return [`GET /_local/${name}`, () => file(contentType, read())] as const;
  });
  return Object.fromEntries(entries);
}

/** The control room: `/_local…`. */
export function createControlRoom(
  machine: Machine,
  about: FrontPage,
): { handle(request: HttpRequest): Promise<HttpResponse> } {
  const show =
    (view: string | null) =>
    async ({ query }: Request) =>
      page(await controlRoomPage({ machine, about, query }, view ?? query.get('view') ?? ''));
  const handle = createRouter({
    ...mailEndpoints(machine),
    ...machineEndpoints(machine),
    ...assetEndpoints(),
    'GET /_local': show(null),
    'GET /_local/execution': show('execution'),
    'GET /_local/compose': show('compose'),
  });
  return { handle };
}
