import { formatCents } from '../../money/format.ts';
import type { TeamNotice } from '../../plans/change.ts';
import type { Dispute } from '../../plans/charges.ts';
import { formatDay } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import { type Block, button, type ComposedMail, facts, paragraph, render } from './letter.ts';

/** Whom a mail about a plan's money goes to, and which plan it is. */
export interface PlanTeamFacts {
  readonly agentName: string;
  readonly planNumber: string;
}

interface Body {
  readonly subject: string;
  readonly headline: string;
  readonly blocks: readonly Block[];
}

const headlines: Readonly<Record<Dispute['status'], string>> = {
  inquiry: 'A bank asks about a payment',
  open: 'A payment is disputed',
  won: 'A dispute was decided for us',
  lost: 'A dispute was decided against us',
  closed: 'A bank asks no longer about a payment',
};

const nothingFollows =
  'Nothing follows by itself: the plan runs on, claims too, and the seller’s fee waits for one of us.';

const next: Readonly<Record<Dispute['status'], string>> = {
  inquiry: 'Answer it at the payment provider’s before it becomes a dispute.',
  open: 'Answer it at the payment provider’s, or let it go.',
  won: 'The money stays with us.',
  lost: 'The bank has given the money back to the customer. Decide whether the plan goes on, and whether a fee that was paid is clawed back.',
  closed: 'No money moved.',
};

function ofDispute(dispute: Dispute, { planNumber }: PlanTeamFacts, brand: MailBrand): Body {
  const { status, amountCents, reason, answerBy } = dispute;
  const waits = status === 'open' || status === 'inquiry';
  return {
    subject: `${headlines[status]}: plan ${planNumber}`,
    headline: headlines[status],
    blocks: [
      facts(
        ['Plan number', planNumber],
        ['Amount', formatCents(amountCents)],
        ['The bank’s reason', reason.replace(/_/g, ' ')],
        ...(waits && answerBy !== undefined ? [['Answer by', formatDay(answerBy, brand)] as const] : []),
      ),
      paragraph(next[status]),
      ...(waits ? [paragraph(nothingFollows)] : []),
    ],
  };
}

function bodyOf(notice: TeamNotice, mail: PlanTeamFacts, brand: MailBrand): Body {
  if (notice.kind === 'disputed') return ofDispute(notice.dispute, mail, brand);
  const amount = formatCents(notice.amountCents);
  if (notice.kind === 'refunded-outside')
    return {
      subject: `${amount} of plan ${mail.planNumber} were paid back outside`,
      headline: 'A payment was paid back outside',
      blocks: [
        paragraph(
          `Somebody paid ${amount} of plan ${mail.planNumber} back at the payment provider’s. It stands among the plan’s payments now; the plan itself runs on.`,
        ),
        paragraph('If it should end, cancel it.'),
      ],
    };
  return {
    subject: `${amount} of plan ${mail.planNumber} could not be paid back`,
    headline: 'A refund came back',
    blocks: [
      paragraph(`${amount} of plan ${mail.planNumber} did not reach the card: ${notice.reason}.`),
      paragraph('Ask the customer where else it can go, and pay it there.'),
    ],
  };
}

/** Tells somebody of the claims team what happened to a plan's money at the payment provider's. */
export function planTeamMail(mail: PlanTeamFacts, notice: TeamNotice, brand: MailBrand): ComposedMail {
  const { subject, headline, blocks } = bodyOf(notice, mail, brand);
  const plan = button('Open the plan', `${brand.portalUrl}/plans/${mail.planNumber}`);
  return render(
    { subject, headline, greeting: `Hello ${mail.agentName},`, blocks: [...blocks, plan] },
    brand,
  );
}
