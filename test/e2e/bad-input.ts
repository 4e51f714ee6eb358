import type { Method } from '../../bench/outside/http-call.ts';

/** What stands in the cases that are wrong elsewhere. */
export const incident = { type: 'liquid', occurredAt: '2026-03-01T12:00:00Z', description: 'Coffee.' };

/** Calls that must be refused with 400, and the fields that must be named; `{id}` is an open claim's id. */
export const badInput: readonly [
  what: string,
  who: string,
  method: Method,
  path: string,
  body: unknown,
  faults: string[],
][] = [
  ['no device and no incident', 'customer', 'POST', '/claims', {}, ['incident']],
  [
    'an incident of an unknown type, at no time',
    'customer',
    'POST',
    '/claims',
    { deviceId: 'dev-1', incident: { ...incident, type: 'meteorite', occurredAt: 'yesterday' } },
    ['incident.type', 'incident.occurredAt'],
  ],
  [
    'a misspelt fact',
    'customer',
    'POST',
    '/claims',
    { deviceId: 'dev-1', incident: { ...incident, forcedEntri: true } },
    ['incident.forcedEntri'],
  ],
  ['a decision of no kind', 'agent', 'POST', '/claims/{id}/decide', { outcome: 'perhaps' }, ['outcome']],
  [
    'a question without words',
    'agent',
    'POST',
    '/claims/{id}/decide',
    { outcome: 'ask-customer' },
    ['message'],
  ],
  [
    'a denial without its clause',
    'agent',
    'POST',
    '/claims/{id}/decide',
    { outcome: 'deny', denial: { kind: 'not-covered', reason: 'Because.' } },
    ['denial.clause'],
  ],
  [
    'a denial by a clause that is none',
    'agent',
    'POST',
    '/claims/{id}/decide',
    { outcome: 'deny', denial: { kind: 'not-covered', clause: 'bad-mood', reason: 'Because.' } },
    ['denial.clause'],
  ],
  [
    'an approval of half a cent',
    'agent',
    'POST',
    '/claims/{id}/decide',
    { outcome: 'approve', amountCents: 0.5 },
    ['amountCents'],
  ],
  [
    'an estimate whose lines are negative',
    'partner',
    'POST',
    '/claims/{id}/estimate',
    {
      diagnosis: 'Broken.',
      recommendation: 'repair',
      lines: [{ kind: 'part', description: 'Glass', quantity: 1, unitCents: -5 }],
    },
    ['lines.0.unitCents'],
  ],
  [
    'a document of 16 MB',
    'customer',
    'POST',
    '/claims/{id}/documents',
    { fileName: 'a.jpg', contentType: 'image/jpeg', size: 16 * 1024 * 1024, kind: 'damage-photo' },
    ['size'],
  ],
  [
    'a document of a type nobody takes',
    'customer',
    'POST',
    '/claims/{id}/documents',
    { fileName: 'a.exe', contentType: 'application/x-msdownload', size: 10, kind: 'damage-photo' },
    ['contentType'],
  ],
  ['a comment that says nothing', 'customer', 'POST', '/claims/{id}/comments', { text: ' ' }, ['text']],
  ['a list that is none', 'customer', 'GET', '/claims?list=everything', undefined, ['list']],
  ['a page of a thousand', 'customer', 'GET', '/claims?limit=1000', undefined, ['limit']],
];
