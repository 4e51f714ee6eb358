import { formatCents } from '../../money/format.ts';
import type { Payout } from '../../referrals/payout.ts';
import { formatDay } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import { button, type ComposedMail, facts, list, paragraph, render } from './letter.ts';

/** `January 2026`. */
export const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );

export interface PayoutMailFacts {
  readonly ownerName: string;
  readonly payout: Payout;
}

const sum = ({ payout }: PayoutMailFacts) =>
  facts(
    ['For sales of', monthName(payout.month)],
    ['Plans', String(payout.lineCount)],
    ['Amount', formatCents(payout.amountCents)],
    ...(payout.to === undefined ? [] : [['PayPal account', payout.to] as const]),
  );

const payoutsPage = ({ portalUrl }: MailBrand): string => `${portalUrl}/payouts`;

/** The company has its money; the statement goes with it. */
export const payoutPaidMail = (mail: PayoutMailFacts, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: `Your statement for ${monthName(mail.payout.month)}: ${formatCents(mail.payout.amountCents)} paid`,
      headline: `${formatCents(mail.payout.amountCents)} is on your PayPal account`,
      greeting: `Hello ${mail.ownerName},`,
      blocks: [
        paragraph('Thank you for your sales. The statement, plan by plan, is attached as PDF and CSV.'),
        sum(mail),
        paragraph('There is nothing to do for you.'),
        button('See your payouts', payoutsPage(brand), true),
      ],
    },
    brand,
  );

/** The first sale of a company whose tax form is missing: fees are held without one, so it is asked for in good time. */
export const taxFormAskedMail = (
  {
    ownerName,
    form,
    payDate,
  }: { readonly ownerName: string; readonly form: string; readonly payDate: string },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Your first sale: we need your form ${form}`,
      headline: 'Thank you for your first sale',
      greeting: `Hello ${ownerName},`,
      blocks: [
        paragraph(
          `Its fee is due on ${formatDay(payDate, brand)}, if the plan is active that day. US tax law has us hold it until your form ${form} is on file.`,
        ),
        paragraph('It takes a minute: legal name, tax number, who signs. Once it is there, nothing waits.'),
        button(`Give the form ${form}`, `${brand.portalUrl}/company`),
      ],
    },
    brand,
  );

/** The money waits for something that the company can mend. */
export const payoutHeldMail = (mail: PayoutMailFacts, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: `${formatCents(mail.payout.amountCents)} waits for you`,
      headline: 'Your payout is held until this is mended',
      greeting: `Hello ${mail.ownerName},`,
      blocks: [
        paragraph(`Your fees for sales of ${monthName(mail.payout.month)} are ready to be paid, but:`),
        list(mail.payout.holds.map(({ reason }) => reason)),
        sum(mail),
        paragraph('Once it is mended we pay within a day, without your asking. Nothing is lost.'),
        button('Open your company’s page', `${brand.portalUrl}/company`),
      ],
    },
    brand,
  );

/** The money came back, or never went. */
export const payoutReturnedMail = (mail: PayoutMailFacts, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: `Your payout of ${formatCents(mail.payout.amountCents)} came back`,
      headline: 'PayPal could not give you your payout',
      greeting: `Hello ${mail.ownerName},`,
      blocks: [
        paragraph(
          `We sent your fees for sales of ${monthName(mail.payout.month)} on ${formatDay(mail.payout.sentAt ?? mail.payout.createdAt, brand)}, and PayPal returned them: ${mail.payout.providerReason ?? mail.payout.providerStatus ?? 'it gave no reason'}`,
        ),
        sum(mail),
        paragraph(
          'Please check the PayPal address of your company, and correct it where it is wrong. Our team sees this payout and sends it again.',
        ),
        button('Check the PayPal address', `${brand.portalUrl}/company`),
      ],
    },
    brand,
  );
