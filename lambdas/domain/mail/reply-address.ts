import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The signed reply address: one per person and claim, so that a reply finds its claim even when a mail client drops
 * `References` and the sender changes the subject.
 *
 * `claims+<token>@domain`; token = lower-case base32 (RFC 4648 without padding: mail systems may fold case) of
 *
 *     key version (1 byte) | claim id (5 bytes) | party tag (5 bytes) | MAC (12 bytes = 96 bits)
 *
 * The party stands in it as a digest, because ids of companies are long: the local part always has 44 characters, and
 * RFC 5321 (4.5.3.1.1) allows 64.
 */

/** Which person of which claim an address was made for. */
export interface ReplyTarget {
  /** `CLM-` and 8 characters of Crockford base32. */
  readonly claimId: string;
  /** Digest of the party's key, to be compared with {@link partyTagOf} of the claim's parties. */
  readonly partyTag: string;
}

/** Which person of which support ticket an address was made for. */
export interface TicketTarget {
  /** `TKT-` and 8 characters of Crockford base32. */
  readonly ticketId: string;
  readonly partyTag: string;
}

/** Secrets by key version (1–255). Old versions stay for reading; mail of a year ago is still answered. */
export type ReplyKeys = Readonly<Record<number, string>>;

export class InvalidReplyTarget extends Error {
  override readonly name = 'InvalidReplyTarget';
}

const mailbox = 'claims';
const macBytes = 12;
const claimBytes = 5;
const tagBytes = 5;
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** What an address belongs to; the label keeps their MACs apart, and both from every other use of the same secret. */
const things = {
  claim: { id: /^CLM-([0-9A-HJKMNP-TV-Z]{8})$/, prefix: 'CLM', label: 'reply-address\0' },
  ticket: { id: /^TKT-([0-9A-HJKMNP-TV-Z]{8})$/, prefix: 'TKT', label: 'ticket-address\0' },
} as const;
type Thing = keyof typeof things;

/** Ten hex digits that tell a claim's few parties apart; that nobody forges them is the MAC's task. */
export const partyTagOf = (partyKey: string): string => digestOf(partyKey).toString('hex');

/**
 * Makes the address that mail to this person carries as `Reply-To`.
 *
 * @param source.partyKey stable name of the party: `c` customer, `p…` a company, `a` the claims team.
 * @throws InvalidReplyTarget when claim id, party key or key version have another shape.
 */
export const makeReplyAddress = ({ claimId, ...source }: Source & { readonly claimId: string }): string =>
  makeAddress('claim', claimId, source);

/** The same for mail about a support ticket. Throws InvalidReplyTarget. */
export const makeTicketAddress = ({ ticketId, ...source }: Source & { readonly ticketId: string }): string =>
  makeAddress('ticket', ticketId, source);

interface Source {
  readonly partyKey: string;
  readonly domain: string;
  readonly key: string;
  readonly keyVersion: number;
}

function makeAddress(thing: Thing, id: string, source: Source): string {
  const number = things[thing].id.exec(id)?.[1];
  if (number === undefined) throw new InvalidReplyTarget(`${thing} id ${id}`);
  if (source.partyKey === '') throw new InvalidReplyTarget('empty party key');
  if (!Number.isInteger(source.keyVersion) || source.keyVersion < 1 || source.keyVersion > 255) {
    throw new InvalidReplyTarget(`key version ${source.keyVersion}`);
  }
  const payload = Buffer.concat([
    Buffer.from([source.keyVersion]),
    decode(number, crockford),
    digestOf(source.partyKey),
  ]);
  const token = encode(Buffer.concat([payload, macOf(thing, source.key, payload)]), base32);
  return `${mailbox}+${token}@${source.domain.toLowerCase()}`;
}

/**
 * Reads an address as found in an envelope or header (`"Claims" <claims+…@domain>` or bare, any case).
 * Undefined for anything that was not made by {@link makeReplyAddress} with one of the keys for this domain.
 */
export function readReplyAddress(address: string, options: Place): ReplyTarget | undefined {
  const found = readAddress('claim', address, options);
  return found && { claimId: found.id, partyTag: found.partyTag };
}

/** Reads an address that was made by {@link makeTicketAddress}; undefined for any other. */
export function readTicketAddress(address: string, options: Place): TicketTarget | undefined {
  const found = readAddress('ticket', address, options);
  return found && { ticketId: found.id, partyTag: found.partyTag };
}

interface Place {
  readonly domain: string;
  readonly keys: ReplyKeys;
}

function readAddress(
  thing: Thing,
  address: string,
  options: Place,
): { readonly id: string; readonly partyTag: string } | undefined {
  const bare = bareAddress(address);
  const suffix = `@${options.domain.toLowerCase()}`;
  if (!bare.startsWith(`${mailbox}+`) || !bare.endsWith(suffix)) return undefined;
  const token = bare.slice(mailbox.length + 1, -suffix.length);
  if (!/^[a-z2-7]+$/.test(token)) return undefined;
  const bytes = decode(token, base32);
  if (bytes.length !== 1 + claimBytes + tagBytes + macBytes) return undefined;
  const payload = bytes.subarray(0, -macBytes);
  // One text per address: trailing bits that decoding drops must not make a second spelling of it.
  if (encode(bytes, base32) !== token) return undefined;
  const key = options.keys[payload[0] ?? 0];
  if (key === undefined || !timingSafeEqual(macOf(thing, key, payload), bytes.subarray(-macBytes)))
    return undefined;
  return {
    id: `${things[thing].prefix}-${encode(payload.subarray(1, 1 + claimBytes), crockford)}`,
    partyTag: payload.subarray(1 + claimBytes).toString('hex'),
  };
}

/** True for the mailbox itself and for every plus-address of it, valid or not: mail from there is our own. */
export function isOwnAddress(address: string, domain: string): boolean {
  const bare = bareAddress(address);
  const at = bare.lastIndexOf('@');
  return bare.slice(at + 1) === domain.toLowerCase() && bare.slice(0, at).split('+', 1)[0] === mailbox;
}

function bareAddress(address: string): string {
  const open = address.lastIndexOf('<');
  const close = address.indexOf('>', open);
  const bare = open === -1 ? address : address.slice(open + 1, close === -1 ? undefined : close);
  return bare.trim().toLowerCase();
}

const digestOf = (partyKey: string): Buffer =>
  createHash('sha256').update(`party\0${partyKey}`).digest().subarray(0, tagBytes);

const macOf = (thing: Thing, key: string, payload: Uint8Array): Buffer =>
  createHmac('sha256', key).update(things[thing].label).update(payload).digest().subarray(0, macBytes);

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
  }
  return bits === 0 ? text : text + alphabet[(buffer << (5 - bits)) & 31];
}

/** Expects only characters of the alphabet; trailing bits short of a byte are dropped. */
function decode(text: string, alphabet: string): Buffer {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const char of text) {
    buffer = ((buffer << 5) | alphabet.indexOf(char)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  return Buffer.from(bytes);
}
