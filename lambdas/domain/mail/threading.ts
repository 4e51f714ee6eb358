/**
 * Threads. SES replaces `Message-ID`, so the id of a sent mail is known only afterwards; an id of our own at the head of
 * `References` holds a claim's mails together from the first one, in every client.
 */

/** The id that heads `References` of every mail about a claim or a ticket. Not a secret and no proof of anything. */
export const threadIdOf = (aboutId: string, domain: string): string =>
  `<${aboutId.toLowerCase()}.thread@${domain.toLowerCase()}>`;

/** The claim that a thread id names, if it is one of ours. */
export function claimOfThreadId(messageId: string, domain: string): string | undefined {
  const match = /^<?(clm-[0-9a-hjkmnp-tv-z]{8})\.thread@([^>]+)>?$/i.exec(messageId.trim());
  return match?.[1] !== undefined && match[2]?.toLowerCase() === domain.toLowerCase()
    ? match[1].toUpperCase()
    : undefined;
}

/**
 * The id that SES answered when it sent the mail (`SendRawEmail` → `MessageId`), from the id on the wire:
 * `<id@us-west-2.amazonses.com>`, or `@email.amazonses.com` for mail sent in us-east-1.
 */
export function sesIdOf(messageId: string): string | undefined {
  return /^<?([\w.-]{1,100})@(?:[\w-]+\.)?amazonses\.com>?$/i.exec(messageId.trim())?.[1]?.toLowerCase();
}

/** The wire form of a SES id, for `In-Reply-To` and `References` of the next mail. */
export const wireIdOf = (sesId: string, region = 'us-east-1'): string =>
  `<${sesId}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;

/** Message ids of a `References` or `In-Reply-To` header, oldest first, each in angle brackets; at most the last 50. */
export function messageIdsIn(header: string | undefined): string[] {
  return (header?.match(/<[^<>\s]{1,500}>/g) ?? []).slice(-50);
}
