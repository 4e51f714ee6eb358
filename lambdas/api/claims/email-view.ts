import type { MessageRecord } from '../../domain/claim/records.ts';
import { maskLinks } from '../../domain/mail/link-id.ts';

/** A mail as the API shows it: where a link stood there is `[link]`. */
export const emailView = (message: Omit<MessageRecord, 'claimId'>) => ({
  emailId: message.messageId,
  direction: message.direction,
  kind: message.kind,
  from: message.from,
  to: message.to,
  cc: message.cc,
  subject: message.subject,
  at: message.at,
  text: maskLinks(message.text),
  status: message.sendState,
  documentIds: message.documentIds,
});
