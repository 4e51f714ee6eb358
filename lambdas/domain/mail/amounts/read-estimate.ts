import type { EstimateInput } from '../../claim/estimate.ts';
import { type AmountLabel, labelledAmounts } from './labelled-lines.ts';
import { decimalCommaIn, foreignCurrencyIn, moneyIn } from './money.ts';
import type { Unreadable } from './read-invoice.ts';

/** A repair shop's estimate or diagnosis as mailed. Integer US cents. */
export interface EstimateReading {
  readonly ok: true;
  readonly kind: 'estimate';
  readonly diagnosis: string;
  readonly recommendation: 'repair' | 'replace';
  /** What the repair costs; absent when only a replacement is recommended and priced. */
  readonly totalCents?: number;
  readonly lines: readonly {
    readonly kind: 'part' | 'labor' | 'tax';
    readonly description: string;
    readonly cents: number;
  }[];
  readonly replacement?: { readonly canSupply: boolean; readonly priceCents?: number };
}

const device = String.raw`(?:the\s+|this\s+|whole\s+|entire\s+|your\s+)*(?:device|phone|unit|tablet|laptop|console|handset|tv|camera|watch)`;
const replaceWords = new RegExp(
  [
    String.raw`\brepla\w+\s+(?:of\s+)?${device}\b`,
    String.raw`\b${device}\s+(?:should|must|needs? to)\s+be\s+replaced`,
    String.raw`\brecommend\w*[^.\n]{0,40}?\b(?:a\s+)?replace(?:ment)?\b(?!\s+(?:the\s+|of\s+)?(?:screen|display|battery|glass|lcd|oled|port|board|panel|part))`,
    String.raw`\b(?:not|isn't|is not)\s+(?:economically\s+)?repairable`,
    // Spanish, French.
    String.raw`\b(?:reemplazar|reemplazo|sustituir|sustituci[oó]n)\b[^.\n]{0,30}\b(?:equipo|tel[eé]fono|dispositivo|tableta|port[aá]til|aparato)\b`,
    String.raw`\b(?:recomend\w*|recomienda)[^.\n]{0,40}\b(?:reemplaz|sustitu)\w+\b(?!\s+(?:de\s+)?(?:la|el)?\s*(?:pantalla|bater[ií]a|vidrio|placa|pieza))`,
    String.raw`\b(?:no\s+(?:se\s+puede|es\s+posible)\s+reparar|irreparable|no\s+(?:es|tiene)\s+repara\w+)`,
    String.raw`\b(?:remplacer|remplacement)\b[^.\n]{0,30}\b(?:appareil|t[eé]l[eé]phone|tablette|ordinateur|portable)\b`,
    String.raw`\brecommand\w*[^.\n]{0,40}\bremplace\w*\b(?!\s+(?:de\s+|du\s+)?(?:l['’]|la|le)?\s*(?:[eé]cran|batterie|vitre|carte|pi[eè]ce))`,
    String.raw`\b(?:irr[eé]parable|(?:non|pas)\s+r[eé]parable|ne\s+peut\s+(?:pas\s+)?[eê]tre\s+r[eé]par[eé])`,
    String.raw`\b(?:unrepairable|beyond\s+(?:economic(?:al)?\s+)?repair|total\s+loss|can(?:no|')t\s+be\s+(?:repaired|fixed))\b`,
  ].join('|'),
  'i',
);
const repairWords =
  /\brecommend\w*[^.\n]{0,60}?\brepair|\b(?:can|could) be (?:repaired|fixed)\b|\brepairable\b|\bwe can (?:fix|repair)\b|\brepair (?:cost|price|estimate)\b|\breparaci[oó]n\b|\bse puede reparar\b|\br[eé]paration\b|\bpeut [eê]tre r[eé]par[eé]/i;
const offerLine =
  /\breplace(?:ment)?\b|\breemplazo\b|\bsustituci[oó]n\b|\bremplacement\b|\breacondicionad|\breconditionn|\blike[- ]for[- ]like\b|\brefurbished\b/i;
const supplyNo =
  /\b(?:can(?:no|')t|unable to|do not|don't|not able to)\s+(?:supply|provide|offer|get|source|have)\b|\bnone in stock\b|\bno replacement\b|\bno (?:podemos|tenemos|disponible)\b|\bne pouvons pas\b|\b(?:pas|non) disponible\b/i;
const supplyYes =
  /\b(?:can|could|able to|we)\s+(?:supply|provide|offer|source|get|have)\b|\bin stock\b|\bavailable\b|\bpodemos (?:suministrar|ofrecer|proporcionar|conseguir)\b|\bdisponible\b|\bpouvons (?:fournir|offrir|proposer)\b|\ben stock\b/i;
const kinds: Partial<Record<AmountLabel, 'part' | 'labor' | 'tax'>> = {
  parts: 'part',
  labor: 'labor',
  tax: 'tax',
};

/**
 * Reads what a shop found, recommends and asks. An estimate is looked at by a rule or an agent before any money moves,
 * so a total without its split is enough here, other than for an invoice.
 */
export function readEstimate(text: string): EstimateReading | Unreadable {
  const currency = foreignCurrencyIn(text) ?? decimalCommaIn(text);
  if (currency !== undefined)
    return { ok: false, reason: `an amount is not in US dollars, US format (${currency})` };
  const offer = replacementOffer(text);
  const cost = repairCost(text);
  if (cost !== undefined && 'reason' in cost) return cost;
  const wantsReplacement = replaceWords.test(text);
  if (!wantsReplacement && cost === undefined) {
    return {
      ok: false,
      reason: repairWords.test(text)
        ? 'the estimate names no cost'
        : 'neither a recommendation nor a cost could be found',
    };
  }
  const diagnosis = diagnosisIn(text);
  if (diagnosis === '') return { ok: false, reason: 'the estimate does not say what damage was found' };
  return {
    ok: true,
    kind: 'estimate',
    diagnosis,
    recommendation: wantsReplacement ? 'replace' : 'repair',
    ...(cost !== undefined && { totalCents: cost.totalCents }),
    lines: cost?.lines ?? [],
    ...(offer !== undefined && { replacement: offer }),
  };
}

const isOffer = (line: string): boolean =>
  offerLine.test(line) &&
  (supplyYes.test(line) ||
    supplyNo.test(line) ||
    /\b(?:price|cost|for|at|precio|costo|por|prix|co[uû]t|pour|[àa])\b/i.test(line)) &&
  !/\b(?:screen|display|battery|glass|lcd|oled|parts?|labou?r|pantalla|bater[ií]a|vidrio|piezas?|mano de obra|[eé]cran|batterie|vitre|pi[eè]ces?|main[- ]d)\b/i.test(
    line,
  );

function replacementOffer(text: string): EstimateReading['replacement'] {
  for (const line of text.split('\n')) {
    if (!isOffer(line)) continue;
    if (supplyNo.test(line)) return { canSupply: false };
    const price = moneyIn(line).at(-1)?.cents;
    if (price !== undefined) return { canSupply: true, priceCents: price };
    if (supplyYes.test(line)) return { canSupply: true };
  }
  return undefined;
}

function repairCost(
  text: string,
): (Pick<EstimateReading, 'lines'> & { totalCents: number }) | Unreadable | undefined {
  const without = text
    .split('\n')
    .filter((line) => !isOffer(line))
    .join('\n');
  const amounts = labelledAmounts(without);
  const lines = amounts.flatMap(({ label, isSum, cents, description }) => {
    const kind = kinds[label];
    return kind === undefined || isSum ? [] : [{ kind, cents, description }];
  });
  const sum = lines.reduce((total, { cents }) => total + cents, 0);
  const totals = new Set(amounts.filter(({ label }) => label === 'total').map(({ cents }) => cents));
  if (totals.size > 1) return { ok: false, reason: 'the estimate states more than one total' };
  const [total] = totals;
  if (total !== undefined && lines.length > 1 && total !== sum) {
    return { ok: false, reason: 'the lines of the estimate do not add up to its total' };
  }
  if (lines.some(({ cents }) => cents < 0))
    return { ok: false, reason: 'a line of the estimate is negative' };
  if (total !== undefined) return { lines: total === sum ? lines : [], totalCents: total };
  if (lines.length > 0) return { lines, totalCents: sum };
  const loose = new Set(
    without
      .split('\n')
      .flatMap(moneyIn)
      .map(({ cents }) => cents),
  );
  if (loose.size > 1) return { ok: false, reason: 'the estimate states several amounts and no total' };
  const [only] = loose;
  return only === undefined ? undefined : { lines: [], totalCents: only };
}

const greeting =
  /^(?:hi|hello|dear|hey|good (?:morning|afternoon)|thanks|thank you|regards|best|cheers|hola|estimad[oa]s?|buen[oa]s (?:d[ií]as|tardes)|gracias|saludos|atentamente|bonjour|bonsoir|madame|monsieur|merci|cordialement|salutations)\b[^.]{0,40}$/i;

/** What stands behind "Diagnosis:" and the like; otherwise the sentences that hold no amount. */
function diagnosisIn(text: string): string {
  const named =
    /\b(?:diagnosis|damage found|damage|issue found|issue|findings?|problem|defect|diagn[oó]stico|da[nñ]os?|problema|aver[ií]a|falla|diagnostic|dommages?|probl[eè]me|d[eé]faut|panne)\b[ \t]*[:–-][ \t]*\n?([^\n]{3,600})/i.exec(
      text,
    )?.[1];
  if (named !== undefined) return named.trim();
  return text
    .split('\n')
    .filter((line) => !greeting.test(line.trim()))
    .flatMap((line) => line.split(/(?<=[.!?])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}{3}/u.test(sentence) && moneyIn(sentence).length === 0)
    .join(' ')
    .slice(0, 600)
    .trim();
}

/**
 * The reading as a claim keeps estimates. A total without its split becomes one line of labor that says so: an estimate
 * needs only its sum, the invoice will split it. No lines when only a replacement was priced.
 */
export function estimateInputOf(reading: EstimateReading): EstimateInput {
  const whole = reading.lines.length === 0 && reading.totalCents !== undefined;
  const lines = whole
    ? [{ kind: 'labor' as const, description: 'Repair in total, as mailed', cents: reading.totalCents ?? 0 }]
    : reading.lines;
  return {
    diagnosis: reading.diagnosis,
    recommendation: reading.recommendation,
    ...(reading.replacement !== undefined && { replacement: reading.replacement }),
    lines: lines.map(({ kind, description, cents }) => ({
      kind,
      description: description.slice(0, 300) || kind,
      quantity: 1,
      unitCents: cents,
    })),
  };
}
