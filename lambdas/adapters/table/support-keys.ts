import { type Key, sixDigits } from './keys.ts';

/** Keys of the knowledge base, of support tickets and of the words that the team keeps ready. */

/** An article of the knowledge base, with its draft; and what became of it, change by change. */
export const articleKey = (articleId: string): Key => ({ pk: `ARTICLE#${articleId}`, sk: 'ARTICLE' });
export const articleRevisionKey = (articleId: string, revision: number): Key => ({
  pk: `ARTICLE#${articleId}`,
  sk: `${articlePrefixes.revisions}${sixDigits(revision)}`,
});
export const articleDocumentKey = (articleId: string, documentId: string): Key => ({
  pk: `ARTICLE#${articleId}`,
  sk: `${articlePrefixes.documents}${documentId}`,
});
export const articlePrefixes = { revisions: 'REVISION#', documents: 'DOCUMENT#' } as const;
/** All articles, for those who write them. */
export const articlesPartition = 'ARTICLES';
/** What is published, as lists and the search know it; and the mark that counts its changes. */
export const shelfPartition = 'SHELF';
export const shelfKey = (articleId: string): Key => ({ pk: shelfPartition, sk: `ARTICLE#${articleId}` });
export const shelfMarkKey: Key = { pk: 'SHELF-MARK', sk: 'SHELF-MARK' };
/** Which version of the FAQ somebody confirmed having read. */
export const faqReadKey = (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'FAQ' });

/** A support ticket, with what was written on it. */
export const ticketKey = (ticketId: string): Key => ({ pk: `TICKET#${ticketId}`, sk: 'TICKET' });
/** Entries sort by the ticket's version that they made. */
export const ticketEntryKey = (ticketId: string, version: number): Key => ({
  pk: `TICKET#${ticketId}`,
  sk: `${ticketPrefixes.entries}${sixDigits(version)}`,
});
export const ticketDocumentKey = (ticketId: string, documentId: string): Key => ({
  pk: `TICKET#${ticketId}`,
  sk: `${ticketPrefixes.documents}${documentId}`,
});
export const ticketPrefixes = { entries: 'ENTRY#', documents: 'DOCUMENT#' } as const;
/** Tickets by who asked, and by their state for the claims team. */
export const ticketIndexes = (ticket: {
  requesterUserId: string;
  status: string;
  createdAt: string;
}): Record<string, string> => ({
  gsi1pk: ticketsOfPartition(ticket.requesterUserId),
  gsi1sk: ticket.createdAt,
  gsi3pk: ticketsPartition(ticket.status),
  gsi3sk: ticket.createdAt,
});
export const ticketsOfPartition = (userId: string): string => `TICKETS-OF#${userId}`;
export const ticketsPartition = (status: string): string => `TICKETS#${status}`;

/** Ready words of the claims team, and the words of mails that an admin changed. */
export const readyWordsPartition = 'READY-WORDS';
export const readyWordsKey = (wordsId: string): Key => ({ pk: readyWordsPartition, sk: wordsId });
export const mailWordsKey: Key = { pk: 'MAIL-WORDS', sk: 'MAIL-WORDS' };
export const mailWordsRevisionKey = (kind: string, revision: number): Key => ({
  pk: mailWordsRevisionsPartition(kind),
  sk: `REVISION#${sixDigits(revision)}`,
});
export const mailWordsRevisionsPartition = (kind: string): string => `MAIL-WORDS#${kind}`;
