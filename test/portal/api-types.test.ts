import { describe, expect, it } from 'vitest';
import { apiTypes, typeOf } from '../../docs/api-types.ts';
import { addressOf } from '../../portal/src/api/call.ts';
import { entriesOf } from '../../portal/src/parts/conversation/entries.ts';
import { fileTypeOf, tidyName } from '../../portal/src/parts/documents/file-kinds.ts';

describe('types of the API', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: true }, 'true'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'number | null'],
    [{ type: 'array', items: { type: 'boolean' } }, 'ReadonlyArray<boolean>'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, 'readonly [string, number]'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
    [{ type: 'object', additionalProperties: false }, 'Record<string, never>'],
    [
      { type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'] },
      '{ "a": string; "b"?: unknown; }',
    ],
  ])('%j', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('name every operation once', () => {
    const keys = [...apiTypes().matchAll(/^ {2}'([A-Z]+ \/\S*)': \{$/gm)].map(([, key]) => key);
    expect(keys).toContain('GET /claims/{claimId}');
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('addresses of calls', () => {
  it.each([
    ['/claims/{claimId}', { path: { claimId: 'CLM-1' } }, '/api/claims/CLM-1'],
    ['/units/{serial}', { path: { serial: 'a/b c?' } }, '/api/units/a%2Fb%20c%3F'],
    ['/claims', { query: { list: 'all', cursor: undefined, q: '' } }, '/api/claims?list=all'],
    [
      '/claims/lookup',
      { query: { phone: '+1 555', claimId: 'x&y' } },
      '/api/claims/lookup?phone=%2B1+555&claimId=x%26y',
    ],
  ])('%s', (template, input, address) => {
    expect(addressOf(template, input)).toBe(address);
  });
});

describe('files', () => {
  it('are known by their name where the browser does not know them', () => {
    expect(fileTypeOf({ type: '', name: 'IMG_1.HEIC' })).toBe('image/heic');
    expect(fileTypeOf({ type: 'image/png', name: 'a' })).toBe('image/png');
    expect(fileTypeOf({ type: 'text/html', name: 'a.html' })).toBeUndefined();
  });

  it('have a name that the API takes', () => {
    expect(tidyName('a/b\\c\n.jpg')).toBe('a-b-c-.jpg');
    expect(tidyName(`${'x'.repeat(300)}.jpg`)).toHaveLength(200);
    expect(tidyName('')).toBe('photo.jpg');
  });
});

describe('a conversation', () => {
  const actor = { role: 'customer', name: 'Casey' } as const;
  const comment = { commentId: 'c', author: actor, text: 'Hello', internal: false } as const;
  const mail = {
    emailId: 'm',
    from: 'a',
    to: ['b'],
    cc: [],
    subject: 's',
    status: 'received',
    documentIds: [],
  } as const;
  const at = '2026-03-10T17:00:00.000Z';

  it('is one thread, oldest first', () => {
    const early = { ...mail, direction: 'out', text: 'x', at: '2026-03-10T16:00:00.000Z' } as const;
    const entries = entriesOf([{ ...comment, at, via: 'portal' }], [early]);
    expect(entries.map(({ id }) => id)).toEqual(['m', 'c']);
  });

  it('shows a mail that became a comment once', () => {
    const reply = { ...mail, direction: 'in', text: 'Hello\n> quoted', at } as const;
    const entries = entriesOf([{ ...comment, at: '2026-03-10T17:00:01.000Z', via: 'mail' }], [reply]);
    expect(entries.map(({ id }) => id)).toEqual(['c']);
  });
});
