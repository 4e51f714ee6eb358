import { describe, expect, it } from 'vitest';
import { rmaMail, rmaOverdueMail } from '../../../lambdas/domain/mail/templates/rma-mails.ts';
import { waiveFee } from '../../../lambdas/domain/rma/amend-rma.ts';
import { dueRmaChange } from '../../../lambdas/domain/rma/carry-out.ts';
import { newDealerCredits } from '../../../lambdas/domain/rma/dealer-credit.ts';
import type { Rma, RmaChange } from '../../../lambdas/domain/rma/rma.ts';
import { rmaPaperPdf } from '../../../lambdas/domain/rma/rma-papers.ts';
import { rmaTerms } from '../../../lambdas/domain/rma/rma-terms.ts';
import { depotOf } from '../../../lambdas/domain/rma/rma-wording.ts';
import { all, calendar, issued, issuedAt, move, onDay } from './rmas.ts';

const bookedBy = ({ before, rma }: RmaChange) =>
  newDealerCredits(before, rma, issuedAt).map(({ creditId, amountCents }) => `${creditId} ${amountCents}`);

const inspected = (rma: Rma): Rma => all(all(rma, 'received'), 'inspected', 2);

describe('the dealer’s account', () => {
  it('gets what was credited, for each unit, when it is credited and never again', () => {
    const rma = inspected(issued());
    const first = move(rma, [{ serial: 'HX-1', state: 'credited', creditCents: 500 }]);
    expect(bookedBy(first)).toEqual(['RMA-0123ABCD#HX-1#credit 500']);
    const second = move(first.rma, [{ serial: 'HX-2', state: 'credited', creditCents: 0 }]);
    expect(bookedBy(second)).toEqual(['RMA-0123ABCD#HX-2#credit 0']);
    const closed = dueRmaChange(second.rma, calendar, onDay(3));
    expect(closed && bookedBy(closed)).toEqual([]);
    expect(bookedBy({ before: null, rma, events: [], notices: [] })).toEqual([]);
  });

  it('is charged the fee once, and gets it back where it is waived afterwards', () => {
    const rma = { ...issued({ kind: 'advance-replacement', nonReturnFeeCents: 700 }), reminders: 4 };
    const charged = dueRmaChange(rma, calendar, onDay(31));
    expect(charged && bookedBy(charged)).toEqual([
      ...['RMA-0123ABCD#HX-1#fee -700', 'RMA-0123ABCD#HX-2#fee -700'],
    ]);
    const waived = charged && waiveFee(charged.rma, { serials: ['HX-2'], reason: 'x' }, onDay(32));
    expect(waived && bookedBy(waived)).toEqual(['RMA-0123ABCD#HX-2#fee-waived 700']);
    // Waived before it was charged, nothing was ever on the account.
    const early = waiveFee(rma, { reason: 'x' }, onDay(1));
    expect(bookedBy(early)).toEqual([]);
  });
});

describe('mails about it', () => {
  const brand = {
    ...{ name: 'Claimflow', color: '#1f5fbf', claimsAddress: 'claims@claimflow.example' },
    ...{ portalUrl: 'https://portal.example', timeZone: 'America/Los_Angeles' },
  };
  const mail = (kind: Parameters<typeof rmaMail>[0], rma: Rma) =>
    rmaMail(kind, { rma, depot: depotOf(rma), serials: ['HX-1'], shipLink: 'https://x.example/c/1' }, brand);

  it.each([
    [
      'issued',
      issued(),
      ['Send it to: Returns depot West', 'On its way by', 'https://x.example/c/1', 'Monday, March 23'],
    ],
    ['reminder', issued({ kind: 'advance-replacement' }), ['We are waiting for 1 unit', '$450.00']],
    ['received', all(issued(), 'received'), ['arrived at Returns depot West', 'nothing to do for you']],
    ['inspected', inspected(issued()), ['Used, fully working']],
    ['settled', all(inspected(issued()), 'credited', 3, { creditCents: 900 }), ['credited $9.00']],
    ['settled', all(inspected(issued()), 'rejected', 3, { reason: 'Wet' }), ['not accepted. Wet']],
    ['closed', all(issued(), 'closed', 1, { reason: 'Sold' }), ['do not send', 'called off. Sold']],
  ] as const)('%s says what next', (kind, rma, parts) => {
    const { text, html, subject } = mail(kind, rma);
    expect(subject).toContain('RMA-0123ABCD');
    for (const part of parts) expect(text).toContain(part);
    expect(html).toContain('https://portal.example/rmas/RMA-0123ABCD');
  });

  it('tells the team what waits for it', () => {
    const rma = all(issued(), 'received');
    const { text } = rmaOverdueMail({ rma, serials: ['HX-1'], agentName: 'Avery' }, brand);
    expect(text).toContain('HX-1: waits for its inspection');
  });
});

describe('papers', () => {
  it.each(['packing-slip', 'label', 'credit-note'] as const)(
    '%s: the same facts, the same bytes',
    async (paper) => {
      const units = Array.from({ length: 15 }, (_, n) => ({
        serial: `HX-${n}`,
        productName: 'Çelik № 7',
        fault: 'Dead',
      }));
      const rma = issued({ units });
      const facts = { brandName: 'Claimflow', rma, depot: depotOf(rma), kindWords: 'Credit' };
      const [one, other] = [await rmaPaperPdf(paper, facts), await rmaPaperPdf(paper, facts)];
      expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
      expect(rmaTerms.mostUnits).toBe(units.length);
    },
  );
});
