import { formatCents } from '../../money/format.ts';
import type { PlanNotice } from '../../plans/change.ts';
import type { Enrollment } from '../../plans/enrollment.ts';
import { formatDay, type MailBrand } from './brand.ts';
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

const perTerm = { monthly: 'a month', annual: 'a year' } as const;

const day = (instant: string, { plan }: PlanMailFacts, brand: MailBrand): string =>
  formatDay(instant, { timeZone: plan.zone ?? brand.timeZone });

const summary = (mail: PlanMailFacts, brand: MailBrand): Block => {
  const { plan, planName, items } = mail;
  const { card } = plan.billing ?? {};
  const rows: (readonly [string, string])[] = [
    ['Plan number', plan.planNumber],
    ['Plan', planName],
    ['Price', `${formatCents(plan.priceCents)} ${perTerm[plan.term]}`],
    ['Charged today', plan.paymentCurrent ? formatCents(mail.firstCents) : 'nothing yet: there is no card'],
    ...(card ? [['Card', `${card.brand} ending in ${card.last4}`] as const] : []),
    ...(items.length > 0 ? [['Protected', items.join(', ')] as const] : []),
    ['Terms of coverage', termsRow(mail, brand)],
    ...(plan.coverStartsAt ? [['Cover starts', day(plan.coverStartsAt, mail, brand)] as const] : []),
  ];
  return facts(...rows);
};

/** What was agreed to, and when; or that it will be. */
const termsRow = (mail: PlanMailFacts, brand: MailBrand): string => {
  const { termsAccepted } = mail.plan;
  const where = `${brand.portalUrl}/terms`;
  if (!termsAccepted) return `you agree to them when you activate the plan: ${where}`;
  const { version, at } = termsAccepted;
  return `version ${version}, agreed to on ${day(at, mail, brand)}: ${where}?version=${version}`;
};

const planPage = (plan: Enrollment, { portalUrl }: MailBrand): string =>
  `${portalUrl}/plans/${plan.planNumber}`;

const back = (cents: number): Block =>
  paragraph(
    cents > 0
      ? `${formatCents(cents)} goes back to your card. Banks take 5 to 10 days to show it.`
      : 'There is nothing to pay back.',
  );

type Writers = {
  readonly [K in PlanNotice['kind']]: (
    mail: PlanMailFacts,
    notice: Extract<PlanNotice, { kind: K }>,
    brand: MailBrand,
  ) => Body;
};

const writers: Writers = {
  enrolled: (mail, _notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber}`,
    headline: 'One step is left: activate your plan',
    blocks: [
      paragraph('Thank you for choosing us. This is your plan; its certificate is attached.'),
      summary(mail, brand),
      paragraph(
        `Please sign in and activate it by ${day(mail.plan.activateBy ?? mail.plan.soldAt, mail, brand)}. Cover starts the day after. A plan that is not activated by then ends, and everything paid goes back.`,
      ),
      button('Activate your plan', planPage(mail.plan, brand)),
      paragraph(
        `You can cancel until ${day(mail.plan.refundUntil ?? mail.plan.soldAt, mail, brand)} and get everything back.`,
      ),
      ...(mail.plan.student
        ? [
            paragraph(
              'You said that you are a student. Please show it when you activate: a school mail address, a student ID or a letter. Without it the plan goes on at the adult price from the second charge; we write to you seven days before.',
            ),
          ]
        : []),
    ],
  }),
  activated: (mail, _notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber} is active`,
    headline: `You are protected from ${day(mail.plan.coverStartsAt ?? mail.plan.soldAt, mail, brand)}, 12:01 AM`,
    blocks: [
      paragraph('Your certificate is attached. It stands as proof of protection on every claim.'),
      summary(mail, brand),
      paragraph('Please add photos of your devices next: a claim for an item that is verified is quicker.'),
      button('See your plan', planPage(mail.plan, brand)),
    ],
  }),
  'payment-failed': (mail, notice, brand) => ({
    subject: `Your payment for plan ${mail.plan.planNumber} did not go through`,
    headline: 'Please check your card',
    blocks: [
      paragraph(`The bank declined ${formatCents(notice.amountCents)} for your plan.`),
      paragraph(
        notice.nextTryAt === undefined
          ? 'We will not try again by ourselves: please add another card.'
          : `We try again on ${day(notice.nextTryAt, mail, brand)}. You need do nothing if the card works by then.`,
      ),
      paragraph(
        `Your cover runs on until ${day(mail.plan.billing?.graceUntil ?? mail.plan.soldAt, mail, brand)}. Until it is paid, claims wait; unpaid by then, the plan ends.`,
      ),
      button('Change your card', planPage(mail.plan, brand)),
    ],
  }),
  'payment-received': (mail, notice, brand) => ({
    subject: `Your payment for plan ${mail.plan.planNumber} arrived`,
    headline: `${formatCents(notice.amountCents)} arrived: all is well`,
    blocks: [
      paragraph('Thank you. Your cover goes on as before, and claims that waited go on too.'),
      button('See your plan', planPage(mail.plan, brand), true),
    ],
  }),
  'price-coming': (mail, notice, brand) => ({
    subject: `The price of your plan ${mail.plan.planNumber} changes`,
    headline: `${formatCents(notice.toCents)} from ${day(notice.at, mail, brand)}`,
    blocks: [
      paragraph(
        `Your next charge is ${formatCents(notice.toCents)} instead of ${formatCents(notice.fromCents)}, on ${day(notice.at, mail, brand)}.`,
      ),
      paragraph(
        mail.plan.planCode === 'everything-student' && mail.plan.student?.proof !== 'accepted'
          ? 'We have no proof that you are a student, so the plan goes on at the adult price. Show it before that day, and the student price stays.'
          : 'The promotion you bought it with ends then.',
      ),
      button('See your plan', planPage(mail.plan, brand)),
    ],
  }),
  'renewal-coming': (mail, notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber} renews on ${day(notice.at, mail, brand)}`,
    headline: `Your plan renews for another year`,
    blocks: [
      paragraph(
        `On ${day(notice.at, mail, brand)} we charge your card ${formatCents(notice.amountCents)}. You need do nothing.`,
      ),
      paragraph('If you would rather not go on, cancel before that day.'),
      button('See your plan', planPage(mail.plan, brand), true),
    ],
  }),
  changed: (mail, notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber} has changed`,
    headline: `It is now ${mail.planName}, ${formatCents(mail.plan.priceCents)} ${perTerm[mail.plan.term]}`,
    blocks: [
      paragraph(
        notice.chargedCents > 0
          ? `${formatCents(notice.chargedCents)} was charged for the time until ${day(mail.plan.billing?.paidThrough ?? mail.plan.soldAt, mail, brand)}.`
          : 'There was nothing to charge for it.',
      ),
      ...(notice.refundCents > 0 ? [back(notice.refundCents)] : []),
      summary(mail, brand),
    ],
  }),
  cancelled: (mail, notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber} is cancelled`,
    headline: `Your cover ends on ${day(mail.plan.coverEndsAt ?? mail.plan.soldAt, mail, brand)}`,
    blocks: [
      back(notice.refundCents),
      paragraph('What happens while cover runs can be claimed afterwards too, within 60 days.'),
      button('See your plans', `${brand.portalUrl}/plans`, true),
    ],
  }),
  lapsed: (mail, notice, brand) => ({
    subject: `Your plan ${mail.plan.planNumber} has ended`,
    headline: 'Your plan has ended',
    blocks: [
      paragraph(
        mail.plan.endReason === 'not-activated'
          ? 'Nobody activated it in time.'
          : 'A payment for it did not arrive in time.',
      ),
      ...(notice.refundCents > 0 ? [back(notice.refundCents)] : []),
      paragraph('You can choose a plan again at any time.'),
      button('Choose a plan', `${brand.portalUrl}/plans`, true),
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
  const { subject, headline, blocks } = writers[kind](mail, notice, brand);
  return render({ subject, headline, greeting: `Hello ${mail.customerName},`, blocks }, brand);
}
