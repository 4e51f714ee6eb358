import type { Ticket } from '../../tickets/ticket.ts';
import { formatInstant } from '../../wording/formats.ts';
import { sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { button, type ComposedMail, facts, paragraph, quote, render } from './letter.ts';
import type { WordedLetter } from './worded-letter.ts';

type About = Pick<Ticket, 'ticketId' | 'subject' | 'requester' | 'dueAt' | 'claimId'>;

/** The same for every mail of a ticket, so that inboxes keep them together. */
const subjectOf = ({ ticketId, subject }: About): string => `[${ticketId}] ${subject}`;

const pageOf = ({ ticketId }: About, { portalUrl }: MailBrand): string => `${portalUrl}/tickets/${ticketId}`;

const worded = (
  kind: string,
  ticket: About,
  brand: MailBrand,
  more: Readonly<Record<string, string>> = {},
) => ({
  kind: `ticket/${kind}`,
  subject: subjectOf(ticket),
  greeting: greetingOf({ recipientName: ticket.requester.name }, sayIn(brand)),
  facts: {
    ...{ ticketId: ticket.ticketId, subject: ticket.subject, name: ticket.requester.name },
    ...(ticket.dueAt !== undefined && { answerBy: formatInstant(ticket.dueAt, brand) }),
    ...more,
  },
});

/** To whoever asked, at once; before it is written out. */
export const ticketReceivedLetter = (ticket: About, text: string, brand: MailBrand): WordedLetter => {
  const say = sayIn(brand);
  return {
    ...worded('received', ticket, brand),
    headline: say`Your ticket ${ticket.ticketId}`,
    blocks: [
      paragraph(say`Submitted. We'll reach out soon; watch your inbox.`),
      quote(text),
      ...(ticket.dueAt === undefined
        ? []
        : [
            paragraph(
              say`We answer by ${formatInstant(ticket.dueAt, brand)}. There is nothing to do for you.`,
            ),
          ]),
      button(say`See your ticket`, pageOf(ticket, brand), true),
      paragraph(say`Reply to this mail to add something.`),
    ],
  };
};

/** To whoever asked, when the team has answered; before it is written out. */
export const ticketAnsweredLetter = (
  ticket: About,
  { author, text }: { readonly author: string; readonly text: string },
  brand: MailBrand,
): WordedLetter => {
  const say = sayIn(brand);
  return {
    ...worded('answered', ticket, brand, { author }),
    headline: say`${author} answered your ticket`,
    blocks: [
      quote(text),
      button(say`See your ticket`, pageOf(ticket, brand)),
      paragraph(say`Reply to this mail if anything is left. If not, there is nothing to do for you.`),
    ],
  };
};

/** To the claims team: a new ticket, or more on one. */
export const ticketForTeamMail = (
  ticket: About,
  written: { readonly to: string; readonly author: string; readonly text: string; readonly isNew: boolean },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: subjectOf(ticket),
      headline: written.isNew ? `A new ticket from ${written.author}` : `${written.author} wrote on a ticket`,
      greeting: `Hello ${written.to},`,
      blocks: [
        quote(written.text),
        facts(
          ['From', `${ticket.requester.name}, ${ticket.requester.email}`],
          ...(ticket.claimId === undefined ? [] : [['Claim', ticket.claimId] as const]),
          ...(ticket.dueAt === undefined ? [] : [['Answer by', formatInstant(ticket.dueAt, brand)] as const]),
        ),
        button('Answer the ticket', pageOf(ticket, brand)),
        paragraph('What you reply to this mail is kept as a note among the team; answer in the portal.'),
      ],
    },
    brand,
  );
