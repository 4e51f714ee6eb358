import type { MailBrand } from './brand.ts';
import { button, type ComposedMail, paragraph, render } from './letter.ts';

export interface ExportMailFacts {
  readonly name: string;
  readonly exportId: string;
}

const pageOf = ({ exportId }: ExportMailFacts, { portalUrl }: MailBrand): string =>
  `${portalUrl}/exports/${exportId}`;

/**
 * The file that somebody asked for is there. In English, as all that shops, dealers and the team get: a list too long to
 * be answered at once is theirs.
 */
export const exportReadyMail = (facts: ExportMailFacts, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: 'Your export is ready',
      headline: 'Your export is ready',
      greeting: `Hello ${facts.name},`,
      blocks: [
        paragraph(
          'The list you asked for was a long one. The file is ready now, for you alone: you are asked to sign in.',
        ),
        button('Get the file', pageOf(facts, brand)),
        paragraph('It is kept until a day after you asked. After that, export the list again.'),
      ],
    },
    brand,
  );

/** The file could not be made. */
export const exportFailedMail = (facts: ExportMailFacts, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: 'Your export could not be made',
      headline: 'Your export could not be made',
      greeting: `Hello ${facts.name},`,
      blocks: [
        paragraph(
          'We tried several times to make the file of the list you asked for, and something of ours failed each time. Nothing in your claims has changed.',
        ),
        paragraph('Please export a shorter list: one status, or one year at a time.'),
        button('Open the list', `${brand.portalUrl}/claims`),
      ],
    },
    brand,
  );
