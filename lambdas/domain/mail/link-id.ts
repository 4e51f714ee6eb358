import { createHash, createHmac } from 'node:crypto';

/**
 * Links in mail. Their ids are derived, never stored: the table holds the SHA-256, a stored message holds a placeholder,
 * and only the sender, who has the key, can make the usable link. A leaked table or log opens nothing.
 */

/** What one link lets one person do about one question. Each part: letters, digits and `._#:@+-`, 1–120 characters. */
export interface LinkTarget {
  readonly questionId: string;
  /** The person's id, not an address: an address may change while the link lives. */
  readonly person: string;
  readonly action: string;
}

export class InvalidLinkTarget extends Error {
  override readonly name = 'InvalidLinkTarget';
}

const partPattern = /^[\w.#:@+-]{1,120}$/;
const placeholder = /\{\{link:([\w.#:@+-]{1,120})\|([\w.#:@+-]{1,120})\|([\w.#:@+-]{1,120})\}\}/g;

/** The id as it stands in the URL: HMAC-SHA-256, base64url, 43 characters. The same for every sending of a mail. */
export function makeLinkId(key: string, { questionId, person, action }: LinkTarget): string {
  const subject = JSON.stringify(['link', questionId, person, action]);
  return createHmac('sha256', key).update(subject).digest('base64url');
}

/** What the table knows a link by: SHA-256 of the id, 64 hex digits. */
export const hashLinkId = (linkId: string): string => createHash('sha256').update(linkId).digest('hex');

/**
 * The text that stands for a link in a stored message.
 *
 * @throws InvalidLinkTarget when a part holds a character that would break the placeholder.
 */
export function linkPlaceholder({ questionId, person, action }: LinkTarget): string {
  for (const part of [questionId, person, action]) {
    if (!partPattern.test(part)) throw new InvalidLinkTarget(`no link can name ${JSON.stringify(part)}`);
  }
  return `{{link:${questionId}|${person}|${action}}}`;
}

/** Replaces every placeholder by what `make` returns for it (a URL), in text and HTML alike. */
export const fillLinks = (text: string, make: (target: LinkTarget) => string): string =>
  text.replace(placeholder, (_, questionId: string, person: string, action: string) =>
    make({ questionId, person, action }),
  );

/** For people who may read a mail but not act on it. */
export const maskLinks = (text: string): string => text.replace(placeholder, '[link]');

/** The links that a stored message offers, each once. */
export function linksIn(text: string): LinkTarget[] {
  const found = new Map<string, LinkTarget>();
  for (const [whole, questionId = '', person = '', action = ''] of text.matchAll(placeholder)) {
    found.set(whole, { questionId, person, action });
  }
  return [...found.values()];
}

/** Makes text that a person wrote harmless: quoted in a mail it must never turn into a link. */
export const inertText = (text: string): string => text.replaceAll('{{', '{\u2060{');
