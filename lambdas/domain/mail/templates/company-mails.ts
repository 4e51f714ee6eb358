import type { AskedPayee } from '../../people/customer-payee.ts';
import { formatInstant } from '../../wording/formats.ts';
import { sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { button, type ComposedMail, facts, paragraph, quote, render } from './letter.ts';

const companyPage = ({ portalUrl }: MailBrand): string => `${portalUrl}/company`;
const greeting = (name: string): string => `Hello ${name},`;

/** Where money would go is named in full only at the end of the address: a mailbox is not a safe. */
export const maskedEmail = (email: string): string => email.replace(/^(.).*(@.*)$/u, '$1…$2');

interface PayeeFacts {
  readonly companyName: string;
  readonly email: string;
  readonly askedBy: string;
  readonly at: string;
}

/** To the old and the new address alike: whoever did not ask for it hears of it before any money moves. */
export const payeeAskedMail = (
  { companyName, email, askedBy, at }: PayeeFacts,
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Another payee for ${companyName}`,
      headline: `${companyName} asks for another payee`,
      greeting: greeting(companyName),
      blocks: [
        facts(
          ['Asked by', askedBy],
          ['On', formatInstant(at, brand)],
          ['New PayPal address', maskedEmail(email)],
        ),
        paragraph(
          'An agent looks at it before anything changes. Until then, and for 3 days after, payments to you wait for an agent.',
        ),
        paragraph(
          `You did not ask for this? Reply to this mail at once: it reaches ${brand.claimsAddress}. Nothing has changed yet.`,
        ),
      ],
    },
    brand,
  );

export const payeeDecidedMail = (
  {
    companyName,
    email,
    confirmed,
    reason,
  }: {
    readonly companyName: string;
    readonly email: string;
    readonly confirmed: boolean;
    readonly reason?: string | undefined;
  },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Another payee for ${companyName}`,
      headline: confirmed ? 'Your new payee is confirmed' : 'Your payee stays as it was',
      greeting: greeting(companyName),
      blocks: [
        paragraph(
          confirmed
            ? `Money for ${companyName} goes to ${maskedEmail(email)} from now on. Payments due in the next 3 days are looked at by an agent first.`
            : `Money for ${companyName} does not go to ${maskedEmail(email)}.`,
        ),
        ...(reason === undefined ? [] : [quote(reason)]),
        button('See your company', companyPage(brand), true),
      ],
    },
    brand,
  );

/** To an agent on duty. */
export const payeeToConfirmMail = (
  { companyName, askedBy }: Pick<PayeeFacts, 'companyName' | 'askedBy'>,
  agentName: string,
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Payee to confirm: ${companyName}`,
      headline: `${companyName} asks for another payee`,
      greeting: greeting(agentName),
      blocks: [
        paragraph(
          `${askedBy} asked for it. Make sure with the company, at a number we know, before you confirm; payments to it wait until you do.`,
        ),
        button('See payee changes', `${brand.portalUrl}/applications`),
      ],
    },
    brand,
  );

/** To the address that mail went to before. */
export const contactChangedMail = (
  { name, what }: { readonly name: string; readonly what: readonly string[] },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Contact details changed: ${name}`,
      headline: say`Your contact details changed`,
      greeting: greetingOf({ recipientName: name }, say),
      blocks: [
        paragraph(say`Changed just now: ${what.join(` ${say`and`} `)}. Mail goes to what stands there now.`),
        paragraph(
          say`You did not change this? Reply to this mail at once: it reaches ${brand.claimsAddress}.`,
        ),
      ],
    },
    brand,
  );
};

/** To a customer whose reimbursements go to another address from now on. */
export const customerPayeeMail = (
  { customerName, payee }: { readonly customerName: string; readonly payee: AskedPayee },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Where your money goes has changed`,
      headline: say`Where your money goes has changed`,
      greeting: greetingOf({ recipientName: customerName }, say),
      blocks: [
        paragraph(
          payee.method === 'paypal'
            ? say`Reimbursements go to ${maskedEmail(payee.email)} by PayPal from now on. One that is due in the next 3 days is looked at by an agent first.`
            : say`Reimbursements go to the Venmo account of the telephone ending in ${payee.phone.slice(-4)} from now on. One that is due in the next 3 days is looked at by an agent first.`,
        ),
        paragraph(
          say`You did not change this? Reply to this mail at once: it reaches ${brand.claimsAddress}.`,
        ),
      ],
    },
    brand,
  );
};

export const suspendedMail = (
  { companyName, reason }: { readonly companyName: string; readonly reason?: string },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `${companyName} as a partner`,
      headline: reason === undefined ? 'You get claims again' : 'You get no new claims for now',
      greeting: greeting(companyName),
      blocks:
        reason === undefined
          ? [paragraph(`${companyName} gets claims again, and payments go by themselves again.`)]
          : [
              paragraph(`${brand.name} has suspended ${companyName} as a partner. This is why:`),
              quote(reason),
              paragraph(
                `Repairs that are with you are looked at by the claims team, payments wait for it. Reply to this mail to talk to us: it reaches ${brand.claimsAddress}.`,
              ),
            ],
    },
    brand,
  );
