import { sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { type Block, button, type ComposedMail, facts, list, paragraph, render } from './letter.ts';

export interface PlanMailFacts {
  readonly customerName: string;
  readonly planNumber: string;
}

interface Words {
  readonly subject: string;
  readonly headline: string;
  readonly blocks: readonly Block[];
}

const letter = ({ customerName }: PlanMailFacts, words: Words, brand: MailBrand): ComposedMail =>
  render({ ...words, greeting: greetingOf({ recipientName: customerName }, sayIn(brand)) }, brand);

/** Nobody has signed in, or paid, and the plan ends if nobody does. `by`: the last day, as people read it. */
export const activateReminderMail = (
  plan: PlanMailFacts & { readonly by: string; readonly missing: 'sign-in' | 'payment' },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    {
      subject: say`Your plan ${plan.planNumber} is not active yet`,
      headline: say`You are not protected yet`,
      blocks: [
        paragraph(
          plan.missing === 'sign-in'
            ? say`Sign in once until ${plan.by}, and your plan is active: cover starts the next day. If you have no password here yet, the passcode is in a text message on your phone; we send a new one when the old one has run out.`
            : say`One thing is left: your plan is not paid yet. Add a card that works until ${plan.by}, and cover starts the next day.`,
        ),
        paragraph(say`If nobody does, the plan ends that day and we pay back everything.`),
        button(
          plan.missing === 'sign-in' ? say`Activate my plan` : say`Add a card`,
          `${brand.portalUrl}/${plan.missing === 'sign-in' ? 'activate' : 'plan'}`,
        ),
      ],
    },
    brand,
  );
};

/** Cover has begun. */
export const coverBeganMail = (
  plan: PlanMailFacts & { readonly toVerify: readonly string[]; readonly waitingOver: string },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    {
      subject: say`Your plan ${plan.planNumber} protects you from today`,
      headline: say`Your cover has begun`,
      blocks: [
        facts([say`Plan`, plan.planNumber], [say`Claims from`, plan.waitingOver]),
        paragraph(
          say`The waiting period runs until then. A cracked screen can be claimed before, once your phone is verified by photos.`,
        ),
        ...(plan.toVerify.length > 0
          ? [paragraph(say`Not verified yet, so that a claim would take longer:`), list(plan.toVerify)]
          : []),
        button(say`See what you would get`, `${brand.portalUrl}/plan`),
      ],
    },
    brand,
  );
};

/** Photos or the student's proof are missing. */
export const verifyReminderMail = (
  plan: PlanMailFacts & { readonly toVerify: readonly string[]; readonly studentProof: boolean },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    {
      subject: say`A few photos for your plan ${plan.planNumber}`,
      headline: say`Something is missing`,
      blocks: [
        ...(plan.toVerify.length > 0
          ? [
              paragraph(say`Please add the photos of:`),
              list(plan.toVerify),
              paragraph(
                say`They show that the device is whole and yours. Without them your plan runs, but a claim takes longer.`,
              ),
            ]
          : []),
        ...(plan.studentProof
          ? [
              paragraph(
                say`Please show that you are a student: by your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge, and never charge anything afterwards for the time before.`,
              ),
            ]
          : []),
        button(say`Add what is missing`, `${brand.portalUrl}/activate`),
      ],
    },
    brand,
  );
};

/** Every 90 days: can the owner still locate the phone? */
export const askTrackingMail = (
  plan: PlanMailFacts & { readonly phones: readonly string[]; readonly why: string },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    {
      subject: say`Can you locate your phone?`,
      headline: say`Is tracking on for your ${plan.phones.join(` ${say`and your`} `)}?`,
      blocks: [paragraph(plan.why), button(say`Answer in ten seconds`, `${brand.portalUrl}/plan/tracking`)],
    },
    brand,
  );
};

/** The check of a student's proof is done. */
export const studentCheckedMail = (
  plan: PlanMailFacts & { readonly accepted: boolean; readonly reason?: string | undefined },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    plan.accepted
      ? {
          subject: say`Your student price is confirmed`,
          headline: say`Your student price is confirmed`,
          blocks: [
            paragraph(
              say`Thank you. There is nothing to do for you. If you sent a picture, we delete it in 30 days.`,
            ),
          ],
        }
      : {
          subject: say`Your student proof could not be accepted`,
          headline: say`We need another proof`,
          blocks: [
            paragraph(plan.reason ?? say`It does not show that you are a student.`),
            paragraph(
              say`You can send another one: your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge.`,
            ),
            button(say`Send another proof`, `${brand.portalUrl}/activate`),
          ],
        },
    brand,
  );
};

/** The code that shows that a school's address is the customer's. */
export const schoolCodeMail = (
  plan: PlanMailFacts & { readonly code: string },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return letter(
    plan,
    {
      subject: say`Your code for the student price`,
      headline: say`Your code for the student price`,
      blocks: [
        facts([say`Code`, plan.code]),
        paragraph(say`Type it where you asked for it. It works for one hour.`),
        paragraph(say`If it was not you who asked, there is nothing to do.`),
      ],
    },
    brand,
  );
};

/** For agents: photos or proofs wait for too long. */
export const reviewsOverdueMail = (
  plan: { readonly agentName: string; readonly planNumber: string; readonly what: readonly string[] },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Overdue: a review for plan ${plan.planNumber}`,
      headline: 'A customer waits for your look',
      greeting: `Hello ${plan.agentName},`,
      blocks: [
        paragraph(`On plan ${plan.planNumber} this waits for an agent for over a business day:`),
        list(plan.what),
        button('Open the reviews', `${brand.portalUrl}/staff/reviews`),
      ],
    },
    brand,
  );
