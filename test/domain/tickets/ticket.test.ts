import { describe, expect, it } from 'vitest';
import {
  makeReplyAddress,
  makeTicketAddress,
  partyTagOf,
  readReplyAddress,
  readTicketAddress,
} from '../../../lambdas/domain/mail/reply-address.ts';
import {
  assigned,
  closed,
  newTicketId,
  opened,
  type Ticket,
  ticketNextStep,
  written,
} from '../../../lambdas/domain/tickets/ticket.ts';

const at = (day: number): string => `2026-06-0${day}T18:00:00.000Z`;
const casey = { role: 'customer', name: 'Casey', userId: 'casey' } as const;
const avery = { role: 'agent', name: 'Avery', userId: 'avery' } as const;
const requester = { userId: 'casey', role: 'customer', name: 'Casey', email: 'casey@example.com' } as const;
const fresh = opened({ ticketId: 'TKT-00000001', subject: 'Hello', requester }, { at: at(1), dueAt: at(2) });
const by = (author: typeof casey | typeof avery, internal = false) => ({ author, internal });
const answered = written(fresh, by(avery), { at: at(2), dueAt: at(3) });

describe('a ticket', () => {
  it('waits for the team until it answers, and for whoever asked from then on', () => {
    expect(fresh).toMatchObject({ status: 'open', dueAt: at(2), version: 1 });
    expect(answered).toMatchObject({ status: 'answered', assignedTo: { name: 'Avery' }, version: 2 });
    expect(answered.dueAt).toBeUndefined();
  });

  it.each([
    ['more words while it is open keep the time to answer', fresh, by(casey), 'open', at(2)],
    ['words after an answer open it, with a new time', answered, by(casey), 'open', at(5)],
    ['words on a closed one open it', closed(answered, at(3)), by(casey), 'open', at(5)],
    ['a note among the team leaves it open', fresh, by(avery, true), 'open', at(2)],
    ['a note among the team leaves it closed', closed(fresh, at(3)), by(avery, true), 'closed', undefined],
    ['an answer to a closed one', closed(fresh, at(3)), by(avery), 'answered', undefined],
  ] as const)('%s', (_name, ticket: Ticket, entry, status, dueAt) => {
    const after = written(ticket, entry, { at: at(4), dueAt: at(5) });
    expect([after.status, after.dueAt, after.version]).toEqual([status, dueAt, ticket.version + 1]);
  });

  it('says who acts, to either side', () => {
    const told = (ticket: Ticket) => [
      ticketNextStep(ticket, 'requester').who,
      ticketNextStep(ticket, 'team').by,
    ];
    expect([told(fresh), told(answered), told(closed(fresh, at(2)))]).toEqual([
      ['team', at(2)],
      ['requester', undefined],
      ['nobody', undefined],
    ]);
  });

  it('is taken and given back', () => {
    const taken = assigned(fresh, { userId: 'blake', name: 'Blake' }, at(2));
    expect(taken.assignedTo?.name).toBe('Blake');
    expect(written(taken, by(avery), { at: at(2), dueAt: at(3) }).assignedTo?.name).toBe('Blake');
    expect(assigned(taken, undefined, at(3)).assignedTo).toBeUndefined();
  });
});

describe('its reply address', () => {
  const source = { partyKey: 'ucasey', domain: 'mail.example', key: 'secret', keyVersion: 1 };
  const place = { domain: 'mail.example', keys: { 1: 'secret' } };

  it('names it, and is never taken for that of a claim with the same number', () => {
    const number = newTicketId(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])).slice(4);
    const ofTicket = makeTicketAddress({ ...source, ticketId: `TKT-${number}` });
    const ofClaim = makeReplyAddress({ ...source, claimId: `CLM-${number}` });
    expect(readTicketAddress(ofTicket, place)).toEqual({
      ticketId: `TKT-${number}`,
      partyTag: partyTagOf('ucasey'),
    });
    expect(readReplyAddress(ofTicket, place)).toBeUndefined();
    expect(readTicketAddress(ofClaim, place)).toBeUndefined();
    expect(() => makeTicketAddress({ ...source, ticketId: `CLM-${number}` })).toThrow('ticket id');
  });
});
