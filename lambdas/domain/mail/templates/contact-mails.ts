import { sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { maskedEmail } from './company-mails.ts';
import { type ComposedMail, paragraph, render } from './letter.ts';

/** Mails about a customer's own contact details. */

/** To the address that a customer wants to be reached at: who reads it says the code on the account's page. */
export const confirmEmailMail = (
  { name, code, minutes }: { readonly name: string; readonly code: string; readonly minutes: number },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Your code for this mail address`,
      headline: say`Is this your mail address?`,
      greeting: greetingOf({ recipientName: name }, say),
      blocks: [
        paragraph(say`You want our mail here, and to sign in with this address. Your code: ${code}`),
        paragraph(
          say`Enter it on the page where you asked for it. It works for ${String(minutes)} minutes. If it was not you, do nothing: nothing changes.`,
        ),
      ],
    },
    brand,
  );
};

/** To the address that somebody signed in as the customer wants to leave: before anything has changed. */
export const emailAskedMail = (
  { name, email }: { readonly name: string; readonly email: string },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Another mail address was asked for`,
      headline: say`Another mail address was asked for`,
      greeting: greetingOf({ recipientName: name }, say),
      blocks: [
        paragraph(say`Somebody signed in as you wants our mail to go to ${maskedEmail(email)} instead.`),
        paragraph(
          say`It was not you? Change your password, and reply to this mail at once: it reaches ${brand.claimsAddress}.`,
        ),
      ],
    },
    brand,
  );
};

/** To both addresses, once it has changed. */
export const emailChangedMail = (
  { name, email }: { readonly name: string; readonly email: string },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Your mail address has changed`,
      headline: say`Your mail address has changed`,
      greeting: greetingOf({ recipientName: name }, say),
      blocks: [
        paragraph(
          say`Our mail goes to ${maskedEmail(email)} from now on, and that is what you sign in with. Your password stays as it is.`,
        ),
        paragraph(
          say`You did not change this? Reply to this mail at once: it reaches ${brand.claimsAddress}.`,
        ),
      ],
    },
    brand,
  );
};
