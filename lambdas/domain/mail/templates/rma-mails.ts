import { formatCents } from '../../money/format.ts';
import type { Rma, RmaNotice, RmaUnit } from '../../rma/rma.ts';
import { carrierName, type Depot, rmaTerms } from '../../rma/rma-terms.ts';
import { rmaKindLabels } from '../../rma/rma-wording.ts';
import { formatDay } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import { type Block, button, type ComposedMail, facts, list, paragraph, quote, render } from './letter.ts';
import { renderWorded, type WordedLetter } from './worded-letter.ts';

/** What a mail about an RMA needs besides it. */
export interface RmaMailFacts {
  readonly rma: Rma;
  readonly depot: Depot;
  /** The units it is about. */
  readonly serials: readonly string[];
  /** Placeholder of the link that says the parcel is on its way; absent where nothing waits to be sent. */
  readonly shipLink?: string | undefined;
}

const pageOf = ({ rma }: RmaMailFacts, { portalUrl }: MailBrand): string => `${portalUrl}/rmas/${rma.rmaId}`;
const see = (of: RmaMailFacts, brand: MailBrand): Block => button('See the RMA', pageOf(of, brand), true);
const unitsOf = ({ rma, serials }: RmaMailFacts): RmaUnit[] =>
  rma.units.filter(({ serial }) => serials.includes(serial));
const named = ({ productName, serial }: RmaUnit): string => `${productName}, serial ${serial}`;
const count = (units: readonly unknown[]): string =>
  units.length === 1 ? '1 unit' : `${units.length} units`;
const addressLines = ({ name, address }: Pick<Depot, 'name' | 'address'>): string =>
  [
    name,
    address.line1,
    ...(address.line2 === undefined ? [] : [address.line2]),
    `${address.city}, ${address.region} ${address.postalCode}`,
  ].join('\n');

function shipping(of: RmaMailFacts, brand: MailBrand): Block[] {
  const { rma, depot, shipLink } = of;
  return [
    list(unitsOf(of).map(named)),
    facts(
      ['RMA', rma.rmaId],
      ['Send it to', addressLines(depot)],
      ['On its way by', formatDay(rma.dueAt, brand)],
    ),
    ...(shipLink === undefined ? [] : [button('It is on its way', shipLink)]),
    see(of, brand),
  ];
}

function feeLine({ rma }: RmaMailFacts): Block[] {
  const fee = rma.units.find((unit) => unit.fee !== undefined)?.fee;
  if (!fee) return [];
  // A part, not a sentence of the letter: no other words of an admin's ever lose it.
  return [
    list([
      `The replacement goes out in advance. Each unit that is not under way by then is charged ${formatCents(fee.amountCents)}.`,
    ]),
  ];
}

interface Words {
  readonly subject: string;
  readonly headline: string;
  readonly blocks: readonly Block[];
}

const issuedWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: please send ${count(unitsOf(of))} back`,
  headline: `Please send ${count(unitsOf(of))} back (${rmaKindLabels[of.rma.kind].toLowerCase()})`,
  blocks: [
    paragraph(
      'Print the attached packing slip and label. Put the slip into the parcel and the label onto it, hand it to a carrier, and tell us carrier and tracking number.',
    ),
    ...(of.rma.note === undefined ? [] : [quote(of.rma.note)]),
    ...shipping(of, brand),
    ...feeLine(of),
  ],
});

const reminderWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: ${count(unitsOf(of))} not on the way yet`,
  headline: `We are waiting for ${count(unitsOf(of))}`,
  blocks: [
    paragraph('If the parcel has left already, please tell us carrier and tracking number.'),
    ...shipping(of, brand),
    ...feeLine(of),
  ],
});

const receivedWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: ${count(unitsOf(of))} received`,
  headline: `${count(unitsOf(of))} arrived at ${of.depot.name}`,
  blocks: [
    list(unitsOf(of).map(named)),
    paragraph('We inspect next, and write what we found. There is nothing to do for you.'),
    see(of, brand),
  ],
});

const findingOf = (unit: RmaUnit): string => {
  const grade = rmaTerms.grades.find((one) => one.grade === unit.grade)?.words ?? unit.grade ?? '';
  const note = unit.inspectionNote === undefined ? '' : ` – ${unit.inspectionNote}`;
  return `${named(unit)}: ${grade}${note}`;
};

const inspectedWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: ${count(unitsOf(of))} inspected`,
  headline: 'What the inspection found',
  blocks: [
    list(unitsOf(of).map(findingOf)),
    paragraph('What becomes of each unit follows in a mail of its own. There is nothing to do for you.'),
    see(of, brand),
  ],
});

/** What became of one unit, in a line. */
export function outcomeLine(unit: RmaUnit): string {
  const parcel = unit.sentBack
    ? ` (${carrierName(unit.sentBack.carrier)}${unit.sentBack.tracking === '' ? '' : ` ${unit.sentBack.tracking}`})`
    : '';
  switch (unit.ending ?? unit.state) {
    case 'credited':
      return `${named(unit)}: credited ${formatCents(unit.creditCents ?? 0)}`;
    case 'replaced':
      return `${named(unit)}: replaced by ${unit.replacementSerial}, which has the rest of its warranty${parcel}`;
    case 'repaired':
      return `${named(unit)}: done, it comes back to you${parcel}`;
    case 'rejected':
      return `${named(unit)}: not accepted. ${unit.reason ?? ''}${parcel}`;
    case 'cancelled':
      return `${named(unit)}: called off. ${unit.reason ?? ''}`;
    case 'not-returned':
      return `${named(unit)}: never received`;
    default:
      return named(unit);
  }
}

function settledWords(of: RmaMailFacts, brand: MailBrand): Words {
  const units = unitsOf(of);
  const creditCents = units.reduce((sum, unit) => sum + (unit.creditCents ?? 0), 0);
  const comes = units.some(({ state }) => state === 'repaired' || state === 'replaced');
  return {
    subject:
      creditCents > 0
        ? `${of.rma.rmaId}: ${formatCents(creditCents)} credited`
        : `${of.rma.rmaId}: what becomes of ${count(units)}`,
    headline: creditCents > 0 ? `We credited ${formatCents(creditCents)}` : 'It is decided',
    blocks: [
      list(units.map(outcomeLine)),
      ...(comes ? [paragraph('Please confirm on the page of the RMA once it has arrived.')] : []),
      see(of, brand),
    ],
  };
}

const replacementWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: the replacement is on its way`,
  headline: 'The replacement is on its way to you',
  blocks: [
    list(
      unitsOf(of).map((unit) => {
        const by = unit.sentBack
          ? `, ${carrierName(unit.sentBack.carrier)} ${unit.sentBack.tracking}`.trimEnd()
          : '';
        return `${unit.replacementSerial} for ${unit.serial}${by}`;
      }),
    ),
    paragraph('It has the rest of the warranty of the unit it stands in for. Please send that one back:'),
    facts(['Send it to', addressLines(of.depot)], ['On its way by', formatDay(of.rma.dueAt, brand)]),
    ...feeLine(of),
    see(of, brand),
  ],
});

const chargedCents = (of: RmaMailFacts): number =>
  unitsOf(of).reduce((sum, { fee }) => sum + (fee?.amountCents ?? 0), 0);

function feeWords(of: RmaMailFacts, brand: MailBrand): Words {
  const cents = chargedCents(of);
  return {
    subject: `${of.rma.rmaId}: ${formatCents(cents)} charged for ${count(unitsOf(of))} not returned`,
    headline: `We charged ${formatCents(cents)}`,
    blocks: [
      list(unitsOf(of).map(named)),
      paragraph(
        `They were replaced in advance and were to be on their way by ${formatDay(of.rma.dueAt, brand)}. Are they on their way, or was there a reason? Answer this mail: a person looks at it.`,
      ),
      see(of, brand),
    ],
  };
}

const closedWords = (of: RmaMailFacts, brand: MailBrand): Words => ({
  subject: `${of.rma.rmaId}: ${count(unitsOf(of))} closed`,
  headline: `Please do not send ${unitsOf(of).length === 1 ? 'this unit' : 'these units'} any more`,
  blocks: [list(unitsOf(of).map(outcomeLine)), see(of, brand)],
});

type DealerMail = Exclude<RmaNotice['kind'], 'overdue'>;

const words: Readonly<Record<DealerMail, (of: RmaMailFacts, brand: MailBrand) => Words>> = {
  issued: issuedWords,
  reminder: reminderWords,
  received: receivedWords,
  inspected: inspectedWords,
  settled: settledWords,
  'replacement-sent': replacementWords,
  'fee-charged': feeWords,
  closed: closedWords,
};

/** A mail to the dealer about an RMA, before it is written out. */
export const rmaLetter = (kind: DealerMail, of: RmaMailFacts, brand: MailBrand): WordedLetter => ({
  ...words[kind](of, brand),
  kind: `rma/${kind}`,
  greeting: `Hello ${of.rma.dealer.name},`,
  facts: {
    ...{ rmaId: of.rma.rmaId, claimId: of.rma.claimId, dealer: of.rma.dealer.name, depot: of.depot.name },
    ...{ units: count(unitsOf(of)), kind: rmaKindLabels[of.rma.kind].toLowerCase() },
    ...{ sendBy: formatDay(of.rma.dueAt, brand), charged: formatCents(chargedCents(of)) },
  },
});

/** A mail to the dealer about an RMA. */
export const rmaMail = (kind: DealerMail, of: RmaMailFacts, brand: MailBrand): ComposedMail =>
  renderWorded(rmaLetter(kind, of, brand), brand);

const overdueWhat = { 'in-transit': 'on its way', received: 'waits for its inspection' } as const;

/** Something of an RMA waits for the claims team too long. */
export const rmaOverdueMail = (
  of: Pick<RmaMailFacts, 'rma' | 'serials'> & { readonly agentName: string },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `${of.rma.rmaId} waits for us`,
      headline: `${of.rma.rmaId} of ${of.rma.dealer.name} waits for us`,
      greeting: `Hello ${of.agentName},`,
      blocks: [
        list(
          of.rma.units
            .filter(({ serial }) => of.serials.includes(serial))
            .map((unit) => {
              const state =
                unit.state === 'in-transit' || unit.state === 'received'
                  ? overdueWhat[unit.state]
                  : 'is inspected: what becomes of it?';
              return `${named(unit)}: ${state}`;
            }),
        ),
        button('Open the RMA', `${brand.portalUrl}/rmas/${of.rma.rmaId}`),
      ],
    },
    brand,
  );
