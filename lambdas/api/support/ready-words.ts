import { randomBytes } from 'node:crypto';
import {
  readReadyWords,
  readyWords,
  removeReadyWords,
  storeReadyWords,
} from '../../adapters/mail/words-store.ts';
import { ConcurrentChange, InvalidInput, NotFound } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { type ReadyWords, readyWordsFaults } from '../../domain/wording/ready-words.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import * as operations from './words-operations.ts';

type Created = ApiRequest<unknown, InputOf<typeof operations.createReadyWords>>;
type Saved = ApiRequest<unknown, InputOf<typeof operations.saveReadyWords>>;

function check({ text }: { readonly text: string }): void {
  const faults = readyWordsFaults(text);
  if (faults.length > 0) throw new InvalidInput(faults);
}

const authorOf = ({ caller, nowMs }: ApiRequest<unknown, unknown>) => ({
  updatedAt: new Date(nowMs).toISOString(),
  updatedBy: caller().actor.name,
});

async function create(request: Created): Promise<Answer> {
  const { table, body, nowMs, remember } = request;
  check(body);
  const wordsId = newRecordId('words', nowMs, randomBytes(RECORD_ID_BYTES));
  const words: ReadyWords = { ...body, wordsId, ...authorOf(request), version: 1 };
  const answer = { status: 201, body: words };
  await storeReadyWords(table, words, remember(answer));
  return answer;
}

/** The words of the path. Throws NotFound. */
async function wordsOf({ table, params }: ApiRequest<unknown, unknown>): Promise<ReadyWords> {
  const words = await readReadyWords(table, params.wordsId ?? '');
  if (!words) throw new NotFound('these words');
  return words;
}

async function save(request: Saved): Promise<Answer> {
  const { version, ...text } = request.body;
  check(text);
  const before = await wordsOf(request);
  if (before.version !== version) throw new ConcurrentChange('the ready words');
  const words: ReadyWords = { ...before, ...text, ...authorOf(request), version: version + 1 };
  await storeReadyWords(request.table, words);
  return { status: 200, body: words };
}

export const readyWordsRoutes = [
  route(operations.listReadyWords, async ({ table }) => {
    const items = (await readyWords(table)).toSorted((a, b) => a.title.localeCompare(b.title));
    return { status: 200, body: { items } };
  }),
  route(operations.createReadyWords, create),
  route(operations.saveReadyWords, save),
  route(operations.deleteReadyWords, async (request) => {
    const words = await wordsOf(request);
    await removeReadyWords(request.table, words);
    return { status: 200, body: { wordsId: words.wordsId } };
  }),
];
