import type { PlanNotice } from '../../plans/change.ts';
import type { Enrollment } from '../../plans/enrollment.ts';
import { formatDay, formatMoney } from '../../wording/formats.ts';
import { type Say, sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { type Block, button, type ComposedMail, facts, paragraph, render } from './letter.ts';

/** What the mails about a plan say of it. Days are those of the plan's zone. */
export interface PlanMailFacts {
  readonly customerName: string;
  readonly planName: string;
  readonly plan: Enrollment;
  /** `Apple iPhone 14 Pro`, …: what is protected so far. */
  readonly items: readonly string[];
  /** What is charged at the sale, in cents. */
  readonly firstCents: number;
}

interface Body {
  readonly subject: string;
  readonly headline: string;
  readonly blocks: readonly Block[];
}

const perTerm = ({ term }: Enrollment, say: Say): string => (term === 'monthly' ? say`a month` : say`a year`);

const day = (instant: string, { plan }: PlanMailFacts, brand: MailBrand): string =>
  formatDay(instant, { ...brand, timeZone: plan.zone ?? brand.timeZone });

const summary = (mail: PlanMailFacts, brand: MailBrand, say: Say): Block => {
  const { plan, planName, items } = mail;
  const { card } = plan.billing ?? {};
  const rows: (readonly [string, string])[] = [
    [say`Plan number`, plan.planNumber],
    [say`Plan`, planName],
    [say`Price`, `${formatMoney(plan.priceCents, brand)} ${perTerm(plan, say)}`],
    [
      say`Charged today`,
      plan.paymentCurrent ? formatMoney(mail.firstCents, brand) : say`nothing yet: there is no card`,
    ],
    ...(card ? [[say`Card`, say`${card.brand} ending in ${card.last4}`] as const] : []),
    ...(items.length > 0 ? [[say`Protected`, items.join(', ')] as const] : []),
    [say`Terms of coverage`, termsRow(mail, brand, say)],
    ...(plan.coverStartsAt ? [[say`Cover starts`, day(plan.coverStartsAt, mail, brand)] as const] : []),
  ];
  return facts(...rows);
};

/** What was agreed to, and when; or that it will be. */
const termsRow = (mail: PlanMailFacts, brand: MailBrand, say: Say): string => {
  const { termsAccepted } = mail.plan;
  const where = `${brand.portalUrl}/terms`;
  if (!termsAccepted) return say`you agree to them when you activate the plan: ${where}`;
  const { version, at } = termsAccepted;
  return say`version ${version}, agreed to on ${day(at, mail, brand)}: ${`${where}?version=${version}`}`;
};

const planPage = (plan: Enrollment, { portalUrl }: MailBrand): string =>
  `${portalUrl}/plans/${plan.planNumber}`;

const back = (cents: number, brand: MailBrand, say: Say): Block =>
  paragraph(
    cents > 0
      ? say`${formatMoney(cents, brand)} goes back to your card. Banks take 5 to 10 days to show it.`
      : say`There is nothing to pay back.`,
  );

type Writers = {
  readonly [K in PlanNotice['kind']]: (
    mail: PlanMailFacts,
    notice: Extract<PlanNotice, { kind: K }>,
    brand: MailBrand,
    say: Say,
  ) => Body;
};

const writers: Writers = {
  enrolled: (mail, _notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber}`,
    headline: say`One step is left: activate your plan`,
    blocks: [
      paragraph(say`Thank you for choosing us. This is your plan; its certificate is attached.`),
      summary(mail, brand, say),
      paragraph(
        say`Please sign in and activate it by ${day(mail.plan.activateBy ?? mail.plan.soldAt, mail, brand)}. Cover starts the day after. A plan that is not activated by then ends, and everything paid goes back.`,
      ),
      button(say`Activate your plan`, planPage(mail.plan, brand)),
      paragraph(
        say`You can cancel until ${day(mail.plan.refundUntil ?? mail.plan.soldAt, mail, brand)} and get everything back.`,
      ),
      ...(mail.plan.student
        ? [
            paragraph(
              say`You said that you are a student. Please show it when you activate: a school mail address, a student ID or a letter. Without it the plan goes on at the adult price from the second charge; we write to you seven days before.`,
            ),
          ]
        : []),
    ],
  }),
  activated: (mail, _notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber} is active`,
    headline: say`You are protected from ${day(mail.plan.coverStartsAt ?? mail.plan.soldAt, mail, brand)}, 12:01 AM`,
    blocks: [
      paragraph(say`Your certificate is attached. It stands as proof of protection on every claim.`),
      summary(mail, brand, say),
      paragraph(
        say`Please add photos of your devices next: a claim for an item that is verified is quicker.`,
      ),
      button(say`See your plan`, planPage(mail.plan, brand)),
    ],
  }),
  'payment-failed': (mail, notice, brand, say) => ({
    subject: say`Your payment for plan ${mail.plan.planNumber} did not go through`,
    headline: say`Please check your card`,
    blocks: [
      paragraph(say`The bank declined ${formatMoney(notice.amountCents, brand)} for your plan.`),
      paragraph(
        notice.nextTryAt === undefined
          ? say`We will not try again by ourselves: please add another card.`
          : say`We try again on ${day(notice.nextTryAt, mail, brand)}. You need do nothing if the card works by then.`,
      ),
      paragraph(
        say`Your cover runs on until ${day(mail.plan.billing?.graceUntil ?? mail.plan.soldAt, mail, brand)}. Until it is paid, claims wait; unpaid by then, the plan ends.`,
      ),
      button(say`Change your card`, planPage(mail.plan, brand)),
    ],
  }),
  'payment-received': (mail, notice, brand, say) => ({
    subject: say`Your payment for plan ${mail.plan.planNumber} arrived`,
    headline: say`${formatMoney(notice.amountCents, brand)} arrived: all is well`,
    blocks: [
      paragraph(say`Thank you. Your cover goes on as before, and claims that waited go on too.`),
      button(say`See your plan`, planPage(mail.plan, brand), true),
    ],
  }),
  'price-coming': (mail, notice, brand, say) => ({
    subject: say`The price of your plan ${mail.plan.planNumber} changes`,
    headline: say`${formatMoney(notice.toCents, brand)} from ${day(notice.at, mail, brand)}`,
    blocks: [
      paragraph(
        say`Your next charge is ${formatMoney(notice.toCents, brand)} instead of ${formatMoney(notice.fromCents, brand)}, on ${day(notice.at, mail, brand)}.`,
      ),
      paragraph(
        mail.plan.planCode === 'everything-student' && mail.plan.student?.proof !== 'accepted'
          ? say`We have no proof that you are a student, so the plan goes on at the adult price. Show it before that day, and the student price stays.`
          : say`The promotion you bought it with ends then.`,
      ),
      button(say`See your plan`, planPage(mail.plan, brand)),
    ],
  }),
  'renewal-coming': (mail, notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber} renews on ${day(notice.at, mail, brand)}`,
    headline: say`Your plan renews for another year`,
    blocks: [
      paragraph(
        say`On ${day(notice.at, mail, brand)} we charge your card ${formatMoney(notice.amountCents, brand)}. You need do nothing.`,
      ),
      paragraph(say`If you would rather not go on, cancel before that day.`),
      button(say`See your plan`, planPage(mail.plan, brand), true),
    ],
  }),
  changed: (mail, notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber} has changed`,
    headline: say`It is now ${mail.planName}, ${formatMoney(mail.plan.priceCents, brand)} ${perTerm(mail.plan, say)}`,
    blocks: [
      paragraph(
        notice.chargedCents > 0
          ? say`${formatMoney(notice.chargedCents, brand)} was charged for the time until ${day(mail.plan.billing?.paidThrough ?? mail.plan.soldAt, mail, brand)}.`
          : say`There was nothing to charge for it.`,
      ),
      ...(notice.refundCents > 0 ? [back(notice.refundCents, brand, say)] : []),
      summary(mail, brand, say),
    ],
  }),
  cancelled: (mail, notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber} is cancelled`,
    headline: say`Your cover ends on ${day(mail.plan.coverEndsAt ?? mail.plan.soldAt, mail, brand)}`,
    blocks: [
      back(notice.refundCents, brand, say),
      paragraph(say`What happens while cover runs can be claimed afterwards too, within 60 days.`),
      button(say`See your plans`, `${brand.portalUrl}/plans`, true),
    ],
  }),
  lapsed: (mail, notice, brand, say) => ({
    subject: say`Your plan ${mail.plan.planNumber} has ended`,
    headline: say`Your plan has ended`,
    blocks: [
      paragraph(
        mail.plan.endReason === 'not-activated'
          ? say`Nobody activated it in time.`
          : say`A payment for it did not arrive in time.`,
      ),
      ...(notice.refundCents > 0 ? [back(notice.refundCents, brand, say)] : []),
      paragraph(say`You can choose a plan again at any time.`),
      button(say`Choose a plan`, `${brand.portalUrl}/plans`, true),
    ],
  }),
};

/** Writes the mail to the customer about what happened to the plan. */
export function planMail<K extends PlanNotice['kind']>(
  mail: PlanMailFacts,
  notice: Extract<PlanNotice, { kind: K }>,
  brand: MailBrand,
): ComposedMail {
  const kind: K = notice.kind;
  const say = sayIn(brand);
  const { subject, headline, blocks } = writers[kind](mail, notice, brand, say);
  const greeting = greetingOf({ recipientName: mail.customerName }, say);
  return render({ subject, headline, greeting, blocks }, brand);
}
