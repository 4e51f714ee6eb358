import { type MoneyToken, moneyIn } from './money.ts';

/** Finds which amount is said to be what. */

export type AmountLabel =
  | 'parts'
  | 'labor'
  | 'tax'
  | 'parts-and-labor'
  | 'subtotal'
  | 'total'
  | 'balance'
  | 'collected'
  | 'other';

export interface LabelledAmount {
  readonly label: AmountLabel;
  /** "Parts total" and the like: the sum of the lines above it, not one more line. */
  readonly isSum: boolean;
  /** Negative for a credit among parts, labor or tax; what was collected is often written negative and is not. */
  readonly cents: number;
  /** The words of the line without its amounts. */
  readonly description: string;
}

/**
 * In English, and in the Spanish and French of North America. In this order: the first that matches names the line ("balance due after
 * deductible" is a balance, "tax total" is tax).
 */
const labels: readonly (readonly [AmountLabel, RegExp])[] = [
  [
    'parts-and-labor',
    /\b(?:parts?|materials?)\s*(?:and|&|\+|\/|,)\s*(?:labou?r|work)|\blabou?r\s*(?:and|&|\+|\/)\s*(?:parts?|materials?)|\b(?:piezas?|repuestos?|refacciones)\s+y\s+mano de obra|\bpi[eè]ces?\s+et\s+main[- ]d[’'](?:œ|oe)uvre/i,
  ],
  [
    'balance',
    /\bbalance\b|\b(?:amount|net|total|now)\s+(?:due|owed|owing|payable)\b|\bremaining\b|\bto be paid\b|\bplease (?:pay|remit|send)\b|\byou owe\b|\bdue from\b|\bsaldo\b|\b(?:total|importe|monto) a pagar\b|\bsolde\b|\b(?:total|montant|net) [àa] payer\b|\bmontant d[uû](?!\p{L})/iu,
  ],
  [
    'collected',
    /\bdeductible\b|\bcollected\b|\bco-?pay\b|\b(?:paid|payment|received) (?:by|from) (?:the )?customer\b|\bcustomer paid\b|\bless payment|\bdeducible\b|\bfranqu?icia\b|\bpagado por (?:el|la) cliente|\bfranchise\b|\bpay[eé] par (?:le|la) client/i,
  ],
  [
    'subtotal',
    /\bsub-?\s?total\b|\bsous-?\s?total\b|\bantes de impuestos?\b|\bavant taxes?\b|\bbefore tax\b|\bnet total\b|\bpre-?tax\b/i,
  ],
  [
    'tax',
    /\b(?:sales |state |county |local )?tax(?:es?)?\b(?!\s*(?:id|no|number)\b)|\b(?:vat|gst|hst|pst)\b|\bimpuestos?\b|\biva\b|\bimp[oô]ts?\b|\b(?:tps|tvq|tvh|tva)\b/i,
  ],
  [
    'other',
    /\bdiscount\b|\bshipping\b|\bfreight\b|\b(?:disposal|diagnostic|rush|environmental|bench|handling) (?:fee|charge)\b|\brebate\b|\btip\b/i,
  ],
  [
    'labor',
    /\blabou?r\b|\bmano de obra\b|\bmain[- ]d[’'](?:œ|oe)uvre\b|\bhoras?\b|\bheures?\b|\bworkmanship\b|\btechnician\b|\binstallation\b|\bhours?\b/i,
  ],
  [
    'parts',
    /\bparts?\b|\bmaterials?\b|\bcomponents?\b|\bpiezas?\b|\brepuestos?\b|\brefacciones\b|\bmateriales\b|\bpi[eè]ces?\b|\bmat[eé]riel\b|\bmat[eé]riaux\b/i,
  ],
  ['total', /\btotal\b|\ball[- ]in\b/i],
];

const sumWords = /\btotals?\b|\bsum\b/i;

/**
 * Every labelled amount of a text: `label … amount` on one line (the last amount of a row is the row's), several pairs
 * in one sentence, a label on its own line over its amounts.
 */
export function labelledAmounts(text: string): LabelledAmount[] {
  const found: LabelledAmount[] = [];
  let heading: AmountLabel | undefined;
  for (const line of text.split('\n').flatMap(segmentsOf)) {
    const prepared = line.replace(/\((-?\s?\$?\s?[\d,.]+)\)/g, '$1').replace(/\([^()]*\)/g, ' ');
    const money = moneyIn(prepared);
    const words = wordsOf(prepared, money);
    const label = labelOf(words);
    if (money.length === 0) {
      heading = isHeading(words, label) ? label : /\p{L}/u.test(words) ? undefined : heading;
      continue;
    }
    const effective = label ?? heading;
    if (effective === undefined) continue;
    found.push({
      label: effective,
      isSum: label !== undefined && sumWords.test(words),
      cents: rowAmount(prepared, money) * signOf(effective, money),
      description: words,
    });
    // A section of parts or labor goes on; "Total" over an amount is done with it.
    if (label !== undefined || (heading !== 'parts' && heading !== 'labor')) heading = undefined;
  }
  return found;
}

const labelOf = (words: string): AmountLabel | undefined =>
  labels.find(([, pattern]) => pattern.test(words))?.[0];

const wordsOf = (line: string, money: readonly MoneyToken[]): string => {
  let words = '';
  let from = 0;
  for (const { start, end } of money) {
    words += `${line.slice(from, start)} `;
    from = end;
  }
  return (words + line.slice(from)).replace(/[\s|:=…._*-]+/g, ' ').trim();
};

/** A label alone on its line: "Parts", "Labor:", "Total due (USD)". A sentence that mentions parts is none. */
const isHeading = (words: string, label: AmountLabel | undefined): boolean =>
  label !== undefined && words.split(/\s+/).length <= 4;

const signOf = (label: AmountLabel, money: readonly MoneyToken[]): 1 | -1 =>
  label !== 'collected' && money.at(-1)?.negative === true ? -1 : 1;

/** `2 x $40.00` and `1.5 h @ $60`: the row's amount is the product if the row states no other. */
function rowAmount(line: string, money: readonly MoneyToken[]): number {
  const last = money.at(-1);
  if (last === undefined) return 0;
  if (money.length > 1) return last.cents;
  const quantity =
    /(?<![\d.,$])(\d{1,3}(?:\.\d{1,2})?)\s*(?:h|hrs?|hours?|pcs?|units?)?\s*(?:x|×|@|at)\s*$/i.exec(
      line.slice(0, last.start),
    )?.[1];
  return quantity === undefined ? last.cents : Math.round(Number(quantity) * last.cents);
}

/** "Parts $180, labor $60 and tax $14.40" holds three pairs; "Screen, black $180" holds one. */
function segmentsOf(line: string): string[] {
  const pieces = line.split(/[;|•·]|,(?!\d{3}\b)|\.\s+|\s(?:and|plus|\+)\s/i);
  const withLabel = pieces.filter((piece) => labelOf(piece) !== undefined && moneyIn(piece).length > 0);
  return withLabel.length >= 2 ? pieces : [line];
}
