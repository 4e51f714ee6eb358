import { issueRma } from '../../rma/issue-rma.ts';
import { rmaTerms } from '../../rma/rma-terms.ts';
import { depotOf } from '../../rma/rma-wording.ts';
import { english, said } from '../../wording/languages/language.ts';
import { mailSentences } from '../languages/say.ts';
import type { MailBrand } from '../templates/brand.ts';
import { type ClaimMailKind, composeMail, usualBody } from '../templates/compose-mail.ts';
import type { ComposedMail, LetterBody } from '../templates/letter.ts';
import { rmaLetter } from '../templates/rma-mails.ts';
import { ticketAnsweredLetter, ticketReceivedLetter } from '../templates/ticket-mails.ts';
import { renderWorded, type WordedLetter } from '../templates/worded-letter.ts';
import { changeableClaimMails, exampleOf } from './example-facts.ts';
import { type Values, valuesOf } from './mail-words.ts';
import { type MailWords, wordsKey } from './stored-words.ts';
import { usualWords, wordsOf } from './usual-words.ts';

/** A mail whose words an admin may change, shown by an example of its facts. */
export interface ChangeableMail {
  /** Whom or what it is about, and which it is: `customer/question`, `rma/issued`. */
  readonly kind: string;
  /** What it says when nobody changes it. */
  usual(brand: MailBrand): MailWords;
  /** Its facts by name, as they stand in the example. */
  values(brand: MailBrand): Values;
  /** The example as its writer has it. */
  letter(brand: MailBrand): LetterBody;
  /** The example as it would arrive, in these words or in the usual ones. */
  composed(brand: MailBrand, words: MailWords | undefined): ComposedMail;
}

const inWordsOf = (kind: string, { words: _stored, ...brand }: MailBrand, words: MailWords | undefined) => ({
  ...brand,
  ...(words && { words: { [wordsKey(kind, brand.language?.tag)]: words } }),
});

// An example has the facts of its own mail, which the types of all mails together cannot say.
type AnyData = Parameters<typeof composeMail>[1];

/** An example as the language has it: what we say in it, not what a person would have written. */
const exampleIn = (example: AnyData, { language = english }: MailBrand): AnyData => {
  const ours = (text: string): string => mailSentences[language.tag].get(text) ?? said(text, language);
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, typeof value === 'string' ? ours(value) : value]),
  ) as AnyData;
};

const aboutClaim = (kind: ClaimMailKind): ChangeableMail => {
  const example = (exampleOf(kind) ?? {}) as AnyData;
  const write = (data: object, brand: MailBrand) => usualBody(kind, data as AnyData, brand);
  return {
    kind,
    usual: (brand) => usualWords(example, brand, (data) => write(data, brand)),
    values: (brand) => valuesOf(exampleIn(example, brand), brand),
    letter: (brand) => write(exampleIn(example, brand), brand),
    composed: (brand, words) => composeMail(kind, exampleIn(example, brand), inWordsOf(kind, brand, words)),
  };
};

/** Of a mail about no claim: its example is written, and each fact that stands in it is named. */
function aboutElse(kind: string, write: (brand: MailBrand) => WordedLetter): ChangeableMail {
  return {
    kind,
    usual: (brand) => {
      const letter = write(brand);
      return wordsOf(
        letter,
        new Map(Object.entries(letter.facts).map(([name, text]) => [text, name])),
        brand,
      );
    },
    values: (brand) => valuesOf(write(brand).facts, brand),
    letter: write,
    composed: (brand, words) => renderWorded(write(brand), inWordsOf(kind, brand, words)),
  };
}

const at = Date.parse('2026-03-10T17:00:00.000Z');
const sounder = { serial: 'DS200-1001', productName: 'Depth sounder' };

const exampleRma = issueRma(
  {
    ...{ rmaId: 'RMA-7Q2M9X4K', claimId: 'CLM-7Q2M9X4K', kind: 'advance-replacement' },
    units: [sounder, { ...sounder, serial: 'DS200-1002' }],
    dealer: { companyId: 'example', name: 'Harbor Dealers', email: 'dealer@example.com' },
    shipTo: {
      name: 'Harbor Dealers',
      address: { line1: '88 Alaskan Way', city: 'Seattle', region: 'WA', postalCode: '98101', country: 'US' },
    },
    note: 'Please wrap the displays.',
  },
  rmaTerms,
  { actor: { role: 'agent', name: 'Avery', userId: 'example' }, nowMs: at },
).rma;

const aboutRma = {
  rma: exampleRma,
  depot: depotOf(exampleRma),
  serials: exampleRma.units.map(({ serial }) => serial),
  shipLink: 'https://portal.example.com/c/example',
};

// Not what was decided, nor what is closed: which sentence they have follows from what became of each unit.
const rmaKinds = ['issued', 'reminder', 'received', 'inspected', 'replacement-sent', 'fee-charged'] as const;

const ticket = {
  ...{ ticketId: 'TKT-7Q2M9X4K', subject: 'Where do I see my credits?', dueAt: '2026-03-11T17:00:00.000Z' },
  requester: { userId: 'example', role: 'partner' as const, name: 'Harper', email: 'dealer@example.com' },
};

/** Every mail whose words may be changed, in the order in which they are offered. */
export const changeableMails: readonly ChangeableMail[] = [
  ...changeableClaimMails.map(aboutClaim),
  ...rmaKinds.map((kind) => aboutElse(`rma/${kind}`, (brand) => rmaLetter(kind, aboutRma, brand))),
  aboutElse('ticket/received', (brand) => ticketReceivedLetter(ticket, 'I cannot find them.', brand)),
  aboutElse('ticket/answered', (brand) =>
    ticketAnsweredLetter(ticket, { author: 'Avery', text: 'They stand under “Credits”.' }, brand),
  ),
];
