import type { LooseMailRecord } from '../../domain/claim/records.ts';
import type { ReceivedMail } from '../../domain/mail/reading/parse-mail.ts';
import type { Arrival } from './arrival.ts';

/** Characters of a mail's text that are kept beside the raw mail: above what amounts are read from. */
const maxText = 60_000;
const maxAddresses = 50;

/** What every mail in is kept as, whether it found a claim or not. The HTML stays in the raw mail. */
export const mailRecord = (
  { emailId, sesMessageId, receipt }: Arrival,
  mail: ReceivedMail,
  at: string,
): Omit<LooseMailRecord, 'claimId' | 'kind'> => ({
  messageId: emailId,
  direction: 'in',
  from: mail.from?.address ?? receipt.envelopeFrom,
  to: addressesOf(mail.to),
  cc: addressesOf(mail.cc),
  subject: mail.subject,
  text: mail.text.slice(0, maxText),
  at,
  sendState: 'received',
  rawKey: sesMessageId,
  documentIds: [],
});

const addressesOf = (people: ReceivedMail['to']): string[] =>
  people.slice(0, maxAddresses).map(({ address }) => address);
