import { describe, expect, it } from 'vitest';
import {
  type Shelved,
  searchShelf,
  shelfOf,
  suggested,
} from '../../../lambdas/domain/knowledge/find-articles.ts';
import {
  inLanguage,
  isPartnersFaq,
  mayRead,
  type Reader,
} from '../../../lambdas/domain/knowledge/readers.ts';

const customer: Reader = { role: 'customer' };
const shop: Reader = { role: 'partner', companyKinds: ['seller', 'repair'] };
const dealer: Reader = { role: 'partner', companyKinds: ['dealer'] };
const agent: Reader = { role: 'agent' };

describe('who reads what', () => {
  it.each([
    ['public', [], ['nobody', 'customer', 'shop', 'dealer', 'agent']],
    ['clients', [], ['customer', 'shop', 'dealer', 'agent']],
    ['clients', ['customer'], ['customer', 'agent']],
    ['clients', ['repair'], ['shop', 'agent']],
    ['clients', ['dealer', 'repair'], ['shop', 'dealer', 'agent']],
    ['internal', [], ['agent']],
  ] as const)('%s %j: %j', (visibility, roles, expected) => {
    const readers = { nobody: 'nobody', customer, shop, dealer, agent } as const;
    const may = Object.entries(readers).flatMap(([name, reader]) =>
      mayRead(reader, { visibility, roles: [...roles] }) ? [name] : [],
    );
    expect(may).toEqual(expected);
  });

  it('asks partners to confirm what of the FAQ is theirs', () => {
    const faq = (visibility: 'public' | 'clients' | 'internal', roles: ('customer' | 'repair')[]) =>
      isPartnersFaq({ faq: true, visibility, roles });
    expect([
      faq('clients', ['repair']),
      faq('clients', []),
      faq('clients', ['customer']),
      faq('internal', []),
    ]).toEqual([true, true, false, false]);
  });
});

const article = (articleId: string, title: string, more: Partial<Shelved> = {}): Shelved => ({
  ...{ articleId, title, summary: 'A summary.', category: 'filing', visibility: 'public', roles: [] },
  ...{ language: 'en', faq: false, incidentTypes: [], keywords: [], updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ words: '', version: 1 },
  ...more,
});

it('shows each article once, in the reader’s language where there is one', () => {
  const all = [
    article('a', 'One'),
    article('a-es', 'Uno', { language: 'es', translationOf: 'a' }),
    article('b', 'Two'),
    article('c-fr', 'Trois', { language: 'fr' }),
  ];
  expect(inLanguage(all, 'es').map(({ articleId }) => articleId)).toEqual(['a-es', 'b', 'c-fr']);
  expect(inLanguage(all, 'en').map(({ articleId }) => articleId)).toEqual(['a', 'b', 'c-fr']);
});

describe('the search', () => {
  const shelf = shelfOf([
    article('file', 'How to file a claim', { words: 'Choose the device, say what happened, add photos.' }),
    article('deductible', 'What the deductible is', { keywords: ['co-pay', 'excess'] }),
    article('police', 'Stolen: the police report', {
      words: 'A claim for theft needs the number of the report.',
    }),
  ]);
  it.each([
    ['deduc', ['deductible']],
    ['excess', ['deductible']],
    ['deductable', ['deductible']],
    ['police rep', ['police']],
    ['claim', ['file', 'police']],
    ['claim zebra', ['file', 'police']],
    ['zebra', []],
  ])('“%s” finds %j', (typed, expected) => {
    expect(searchShelf(shelf, typed).map(({ articleId }) => articleId)).toEqual(expected);
  });
});

it('suggests what is written for the reader’s role before what is for everybody', () => {
  const all = [article('a', 'One', { roles: [] }), article('b', 'Two', { roles: ['dealer'] })];
  expect(suggested(all).map(({ articleId }) => articleId)).toEqual(['b', 'a']);
});
