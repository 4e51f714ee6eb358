import { readMailBrand } from '../../adapters/customer-mail.ts';
import type { Table } from '../../adapters/table.ts';
import { mailWordsHistory, readMailWords, storeMailWords } from '../../adapters/words-store.ts';
import { ConcurrentChange, InvalidInput, NotFound } from '../../domain/errors.ts';
import type { MailBrand } from '../../domain/mail/templates/brand.ts';
import { type ClaimMailKind, composeMail, usualBody } from '../../domain/mail/templates/compose-mail.ts';
import { changeableMails, exampleOf } from '../../domain/mail/words/example-facts.ts';
import { faultsOfWords, type MailWords, partsOf, valuesOf } from '../../domain/mail/words/mail-words.ts';
import { usualWords } from '../../domain/mail/words/usual-words.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import * as operations from './words-operations.ts';

/** A slash would end the segment of a path. */
const inPath = (kind: string): string => kind.replace('/', '.');

interface Mail {
  readonly kind: ClaimMailKind;
  readonly example: object;
}

/** The mail of the path. Throws NotFound for one whose words stay. */
function mailOf({ params }: Pick<ApiRequest<unknown, unknown>, 'params'>): Mail {
  const kind = changeableMails.find((one) => inPath(one) === params.kind);
  const example = kind && exampleOf(kind);
  if (!kind || !example) throw new NotFound('this mail');
  return { kind, example };
}

// An example has the facts of its own mail, which the types of all mails together cannot say.
const usualOf = ({ kind }: Mail, data: object, brand: MailBrand) =>
  usualBody(kind, data as Parameters<typeof usualBody>[1], brand);
const composed = ({ kind, example }: Mail, brand: MailBrand, words: MailWords | undefined) =>
  composeMail(kind, example as Parameters<typeof composeMail>[1], {
    ...brand,
    ...(words && { words: { [kind]: words } }),
  });

const usual = (mail: Mail, brand: MailBrand): MailWords =>
  usualWords(mail.example, brand, (data) => usualOf(mail, data, brand));

function known(mail: Mail, brand: MailBrand) {
  return {
    variables: valuesOf(mail.example, brand),
    parts: partsOf(usualOf(mail, mail.example, brand)),
  };
}

const partWords: Readonly<Record<string, string>> = {
  quote: 'what somebody wrote',
  list: 'a list',
  facts: 'a table of facts',
};

/** Throws InvalidInput naming every fact and part that this mail does not have. */
function check(mail: Mail, brand: MailBrand, words: MailWords): void {
  const { variables, parts } = known(mail, brand);
  const faults = faultsOfWords(words, {
    variables: new Set(variables.keys()),
    parts: new Set(parts.keys()),
  });
  if (faults.length > 0) throw new InvalidInput(faults);
}

async function wholeView(table: Table, mail: Mail) {
  const [brand, { mails, version }, history] = await Promise.all([
    readMailBrand(table),
    readMailWords(table),
    mailWordsHistory(table, mail.kind),
  ]);
  const changed = mails[mail.kind];
  const usually = usual(mail, brand);
  const { variables, parts } = known(mail, brand);
  return {
    kind: inPath(mail.kind),
    headline: changed?.headline ?? usually.headline,
    body: changed?.body ?? usually.body,
    changed: changed !== undefined,
    ...(changed && { changedAt: changed.at, changedBy: changed.by }),
    usual: usually,
    revision: version,
    variables: [...variables].map(([name, example]) => ({ name, example })),
    parts: [...parts].map(([name, block]) => ({
      name,
      what: block.type === 'button' ? `the button “${block.label}”` : (partWords[block.type] ?? block.type),
    })),
    preview: composed(mail, brand, changed),
    history: history.map(({ at, by, words }) => ({ at, by, ...(words && { headline: words.headline }) })),
  };
}

async function list({ table }: ApiRequest<unknown, unknown>): Promise<Answer> {
  const [brand, { mails }] = await Promise.all([readMailBrand(table), readMailWords(table)]);
  const items = changeableMails.map((kind) => {
    const changed = mails[kind];
    const headline = changed?.headline ?? usual({ kind, example: exampleOf(kind) ?? {} }, brand).headline;
    return {
      ...{ kind: inPath(kind), headline, changed: changed !== undefined },
      ...(changed && { changedAt: changed.at, changedBy: changed.by }),
    };
  });
  return { status: 200, body: { items } };
}

async function save(request: ApiRequest<unknown, InputOf<typeof operations.saveMailWords>>): Promise<Answer> {
  const { table, body, caller, nowMs } = request;
  const mail = mailOf(request);
  const { revision, ...words } = body;
  check(mail, await readMailBrand(table), words);
  const present = await readMailWords(table);
  if (present.version !== revision) throw new ConcurrentChange('the words of mails');
  const author = { at: new Date(nowMs).toISOString(), by: caller().actor.name };
  const next = { revision: revision + 1, ...author };
  await storeMailWords(table, present, mail.kind, { ...next, words: { ...words, ...next } });
  return { status: 200, body: await wholeView(table, mail) };
}

async function restore(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const { table, caller, nowMs } = request;
  const mail = mailOf(request);
  const present = await readMailWords(table);
  if (present.mails[mail.kind] !== undefined) {
    const author = { at: new Date(nowMs).toISOString(), by: caller().actor.name };
    await storeMailWords(table, present, mail.kind, { revision: present.version + 1, ...author });
  }
  return { status: 200, body: await wholeView(table, mail) };
}

async function preview(
  request: ApiRequest<unknown, InputOf<typeof operations.previewMailWords>>,
): Promise<Answer> {
  const { table, body, remember } = request;
  const mail = mailOf(request);
  const brand = await readMailBrand(table);
  check(mail, brand, body);
  const answer = { status: 200, body: composed(mail, brand, body) };
  const marker = remember(answer);
  if (marker.length > 0) await table.transact(marker);
  return answer;
}

export const mailWordsRoutes = [
  route(operations.listMailWords, list),
  route(operations.readMailWordsOperation, async (request) => ({
    status: 200,
    body: await wholeView(request.table, mailOf(request)),
  })),
  route(operations.saveMailWords, save),
  route(operations.restoreMailWords, restore),
  route(operations.previewMailWords, preview),
];
