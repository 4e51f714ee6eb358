import { readMailBrand } from '../../adapters/mail/customer-mail.ts';
import { mailWordsHistory, readMailWords, storeMailWords } from '../../adapters/mail/words-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { ConcurrentChange, InvalidInput, NotFound } from '../../domain/errors.ts';
import { brandFor, type MailBrand } from '../../domain/mail/templates/brand.ts';
import { type ChangeableMail, changeableMails } from '../../domain/mail/words/changeable-mails.ts';
import { faultsOfWords, partsOf } from '../../domain/mail/words/mail-words.ts';
import { type MailWords, wordsKey } from '../../domain/mail/words/stored-words.ts';
import { languageTags } from '../../domain/wording/languages/words.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import * as operations from './words-operations.ts';

/** A slash would end the segment of a path. */
const inPath = (kind: string): string => kind.replace('/', '.');

type Tag = (typeof languageTags)[number];
type InLanguage = { readonly language?: Tag | undefined };

/** A mail in one of its languages. */
interface Wanted {
  readonly mail: ChangeableMail;
  readonly language: Tag;
  /** Under which its words are kept. */
  readonly key: string;
}

const languagesOf = ({ kind }: ChangeableMail): readonly Tag[] =>
  /^(customer|any|ticket)\//.test(kind) ? languageTags : ['en'];

/** The mail of the path, in the language of the query. Throws NotFound for one whose words stay, InvalidInput. */
function wantedOf({
  params,
  query: { language = 'en' },
}: Pick<ApiRequest<InLanguage, unknown>, 'params' | 'query'>): Wanted {
  const mail = changeableMails.find(({ kind }) => inPath(kind) === params.kind);
  if (!mail) throw new NotFound('this mail');
  if (!languagesOf(mail).includes(language))
    throw InvalidInput.at('language', 'is none that this mail is written in');
  return { mail, language, key: wordsKey(mail.kind, language) };
}

/** The brand as it speaks in mails of a language. */
const brandOf = async (table: Table, { language }: Wanted): Promise<MailBrand> =>
  brandFor(await readMailBrand(table), { language });

const partWords: Readonly<Record<string, string>> = {
  quote: 'what somebody wrote',
  list: 'a list',
  facts: 'a table of facts',
};

/** Throws InvalidInput naming every fact and part that this mail does not have. */
function check(mail: ChangeableMail, brand: MailBrand, words: MailWords): void {
  const faults = faultsOfWords(words, {
    variables: new Set(mail.values(brand).keys()),
    parts: new Set(partsOf(mail.letter(brand)).keys()),
  });
  if (faults.length > 0) throw new InvalidInput(faults);
}

async function wholeView(table: Table, wanted: Wanted) {
  const { mail, key } = wanted;
  const [brand, { mails, version }, history] = await Promise.all([
    brandOf(table, wanted),
    readMailWords(table),
    mailWordsHistory(table, key),
  ]);
  const changed = mails[key];
  const usually = mail.usual(brand);
  return {
    kind: inPath(mail.kind),
    headline: changed?.headline ?? usually.headline,
    body: changed?.body ?? usually.body,
    changed: changed !== undefined,
    ...(changed && { changedAt: changed.at, changedBy: changed.by }),
    usual: usually,
    languages: languagesOf(mail),
    revision: version,
    variables: [...mail.values(brand)].map(([name, example]) => ({ name, example })),
    parts: [...partsOf(mail.letter(brand))].map(([name, block]) => ({
      name,
      what: block.type === 'button' ? `the button “${block.label}”` : (partWords[block.type] ?? block.type),
    })),
    preview: mail.composed(brand, changed),
    history: history.map(({ at, by, words }) => ({ at, by, ...(words && { headline: words.headline }) })),
  };
}

async function list({ table }: ApiRequest<unknown, unknown>): Promise<Answer> {
  const [brand, { mails }] = await Promise.all([readMailBrand(table), readMailWords(table)]);
  const items = changeableMails.map((mail) => {
    const changed = mails[mail.kind];
    const headline = changed?.headline ?? mail.usual(brand).headline;
    return {
      ...{ kind: inPath(mail.kind), headline, changed: changed !== undefined },
      ...(changed && { changedAt: changed.at, changedBy: changed.by }),
    };
  });
  return { status: 200, body: { items } };
}

async function save(
  request: ApiRequest<InLanguage, InputOf<typeof operations.saveMailWords>>,
): Promise<Answer> {
  const { table, body, caller, nowMs } = request;
  const wanted = wantedOf(request);
  const { revision, ...words } = body;
  check(wanted.mail, await brandOf(table, wanted), words);
  const present = await readMailWords(table);
  if (present.version !== revision) throw new ConcurrentChange('the words of mails');
  const author = { at: new Date(nowMs).toISOString(), by: caller().actor.name };
  const next = { revision: revision + 1, ...author };
  await storeMailWords(table, present, wanted.key, { ...next, words: { ...words, ...next } });
  return { status: 200, body: await wholeView(table, wanted) };
}

async function restore(request: ApiRequest<InLanguage, unknown>): Promise<Answer> {
  const { table, caller, nowMs } = request;
  const wanted = wantedOf(request);
  const present = await readMailWords(table);
  if (present.mails[wanted.key] !== undefined) {
    const author = { at: new Date(nowMs).toISOString(), by: caller().actor.name };
    await storeMailWords(table, present, wanted.key, { revision: present.version + 1, ...author });
  }
  return { status: 200, body: await wholeView(table, wanted) };
}

async function preview(
  request: ApiRequest<InLanguage, InputOf<typeof operations.previewMailWords>>,
): Promise<Answer> {
  const { table, body, remember } = request;
  const wanted = wantedOf(request);
  const { mail } = wanted;
  const brand = await brandOf(table, wanted);
  check(mail, brand, body);
  const answer = { status: 200, body: mail.composed(brand, body) };
  const marker = remember(answer);
  if (marker.length > 0) await table.transact(marker);
  return answer;
}

export const mailWordsRoutes = [
  route(operations.listMailWords, list),
  route(operations.readMailWordsOperation, async (request) => ({
    status: 200,
    body: await wholeView(request.table, wantedOf(request)),
  })),
  route(operations.saveMailWords, save),
  route(operations.restoreMailWords, restore),
  route(operations.previewMailWords, preview),
];
