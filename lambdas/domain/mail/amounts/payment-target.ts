/** Where a partner's invoice asks to be paid. Money goes by itself only to the payee on record; this is compared with it. */
export type PaymentTarget =
  | { readonly method: 'paypal'; readonly email: string }
  | { readonly method: 'link'; readonly url: string };

const email = /[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,24}/gi;
const url = /https:\/\/[^\s<>"'\])]{4,500}/gi;
const payableHost =
  /(?:^|\.)(?:paypal\.me|paypal\.com|squareup\.com|square\.link|stripe\.com|intuit\.com|invoice\.\w+|quickbooks\.com|wave(?:apps)?\.com|zoho\.com|freshbooks\.com)$/i;
const payableWords = /\b(?:pay|payment|invoice|checkout|card)\b/i;

/**
 * The PayPal address (an address in a sentence that says PayPal) or the payable link (https, at a payment company or in
 * a sentence about paying). Undefined when there is none, or when there are several: nobody guesses where money goes.
 */
export function paymentTargetIn(text: string): PaymentTarget | undefined {
  const addresses = new Set<string>();
  const links = new Set<string>();
  const lines = text.split('\n').map((line) => line.slice(0, 2_000));
  for (const [index, line] of lines.entries()) {
    const withBefore = `${lines[index - 1] ?? ''} ${line}`;
    if (/pay\s?pal/i.test(withBefore)) {
      for (const [found] of line.replace(url, ' ').matchAll(email)) addresses.add(found.toLowerCase());
    }
    for (const [found] of line.matchAll(url)) {
      const link = payableLink(found, withBefore.replace(url, ' '));
      if (link !== undefined) links.add(link);
    }
  }
  const [address] = addresses;
  const [link] = links;
  if (addresses.size === 1 && address !== undefined) return { method: 'paypal', email: address };
  if (addresses.size === 0 && links.size === 1 && link !== undefined) return { method: 'link', url: link };
  return undefined;
}

function payableLink(text: string, sentence: string): string | undefined {
  const parsed = URL.parse(text.replace(/[.,;:!?]+$/, ''));
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return undefined;
  return payableHost.test(parsed.hostname) || payableWords.test(sentence) ? parsed.href : undefined;
}
