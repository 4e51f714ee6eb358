import type { KeptMail, MailStore, Verdicts } from './mail-store.ts';
import type { MailView } from './mail-view.ts';

/** One mail in the shape of the control room. `to` are the envelope's recipients: everyone it went to. */
export type MailboxMessage = MailView & {
  readonly id: string;
  readonly date: string;
  /** Of one that was received and is asked for by itself. */
  readonly verdicts?: Verdicts;
};

export interface Mailbox {
  /** Newest first; `direction` is `out` (what the app sent) unless asked otherwise. */
  list(filter: { to?: string; claimId?: string; direction?: 'out' | 'in' }): MailboxMessage[];
  /** A mail of either direction. */
  find(id: string): MailboxMessage | undefined;
  /** The raw `message/rfc822`, sent or received. */
  raw(id: string): Uint8Array | undefined;
}

function messageOf(mail: KeptMail): MailboxMessage {
  return { ...mail.view, id: mail.id, to: mail.recipients, date: new Date(mail.at).toISOString() };
}

/** The mailbox of the world outside: what every recipient would find. */
export function createMailbox(store: MailStore): Mailbox {
  return {
    list: ({ direction = 'out', ...filter }) => store.list({ direction, ...filter }).map(messageOf),
    find(id) {
      const sent = store.sent(id);
      if (sent !== undefined) return messageOf(sent);
      const received = store.received(id);
      return received && { ...messageOf(received), verdicts: received.verdicts };
    },
    raw: (id) => store.raw(id),
  };
}
