import EmailReplyParser from 'email-reply-parser';

/**
 * What the sender wrote now, apart from what the mail quotes. For display and for reading amounts; the raw mail is kept.
 */

/**
 * The parser's expressions are backtracking ones, so it gets a bounded text. What a person writes anew stands at the top;
 * beyond this there are only quotes.
 */
const maxParsed = 30_000;

/** Outlook and forwards by hand: everything below such a block of headers is older mail. */
const headerBlock =
  /^[ \t>*_-]*\*?(?:From|Von|De|Da|Van|Från|Fra)\s?:\*?[ \t][^\n]{1,300}\n(?:[^\n]{0,300}\n){0,4}?[ \t>*]*\*?(?:Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Ämne|Emne)\s?:/m;

/** What the parser does not know of Spanish and French: a ruler with words, and Yahoo's line above a quote. */
const quoteMarks = [
  /^[ \t>]*-{2,}[ \t]*(?:Mensaje original|Message d['’]origine)[ \t]*-{2,}[ \t]*$/im,
  /^[ \t>]*En [^\n]{3,80}\b20\d\d\b[^\n]{0,200}<[^<>\n]{3,200}>\s{0,3}escribió:[ \t]*$/m,
] as const;

/** The line that Outlook puts below a mail from a telephone. */
const sentFromOutlook =
  /\n[ \t]*(?:(?:Obtener|Descargar|Obtenez|Obtenir|Télécharger)|Envoyé à partir d[e'’]) ?Outlook (?:para|pour) [^\n]{2,30}\s*$/;

const forwardMark =
  /^[ \t>]*(?:-{2,}\s*(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado)\s*-{2,}|Begin forwarded message:|Début du message réexpédié ?:|Inicio del mensaje reenviado:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):)/im;

/** True for a mail that passes on another one: its content is then meant, quoted or not. */
export const isForward = (subject: string, text: string): boolean =>
  /^\s*(?:fwd?|wg|tr|rv|doorst)\s*:/i.test(subject) || forwardMark.test(text.slice(0, maxParsed));

/** The comment: without quotes, signatures and "Sent from my iPhone". Empty when the mail holds nothing new. */
export const stripQuoted = (text: string): string =>
  keep(text, (fragment) => !fragment.isHidden())
    .replace(sentFromOutlook, '')
    .trimEnd();

/**
 * Without quotes but with everything below a signature or a ruler: invoices are full of rulers, and amounts of our own
 * quoted mail ("approved up to $320") must not be read as the sender's.
 */
export const stripQuotesOnly = (text: string): string => keep(text, (fragment) => !fragment.isQuoted());

/** The text that estimates and invoices are read from: of a forward everything, else what was written now. */
export const textForAmounts = ({
  subject,
  text,
}: {
  readonly subject: string;
  readonly text: string;
}): string => (isForward(subject, text) ? text.slice(0, maxParsed) : stripQuotesOnly(text));

function keep(
  text: string,
  wanted: (fragment: { isHidden(): boolean; isQuoted(): boolean }) => boolean,
): string {
  const bounded = text.slice(0, maxParsed);
  const quoteStarts = [headerBlock, ...quoteMarks].map((mark) => mark.exec(bounded)?.index ?? bounded.length);
  return new EmailReplyParser()
    .read(bounded.slice(0, Math.min(...quoteStarts)))
    .getFragments()
    .filter(wanted)
    .map((fragment) => fragment.getContent())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
