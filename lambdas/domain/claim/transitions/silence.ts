import type { ClaimChange, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import { audienceOf, nextSilence, type SilenceAction } from '../silence.ts';
import { workflowStep } from '../workflow-step.ts';
import { closeInactive, isInvoiced } from './close.ts';
import { amend, type CommandContext, moveTo } from './move.ts';
import { lateReturn } from './ship.ts';

const notices = (audience: ReturnType<typeof audienceOf>, action: SilenceAction): readonly Notice[] => {
  if (action === 'escalate' || action === 'overdue') return [{ kind: 'escalation', to: 'agents' }];
  const to = audience === 'returning' ? 'customer' : audience;
  if (to !== 'customer' && to !== 'partner') return [];
  if (action === 'remind') return [{ kind: 'reminder', to }];
  return action === 'last-warning' ? [{ kind: 'last-warning', to }] : [];
};

const notes: Readonly<Record<SilenceAction, string | undefined>> = {
  remind: 'A reminder was sent.',
  'last-warning': 'A last warning was sent.',
  overdue: 'No answer in time.',
  escalate: undefined,
  close: undefined,
  'check-payment': undefined,
  'return-late': undefined,
  'ask-next-shop': undefined,
};

/** How often a customer who has set no payee is reminded with the team. */
const payeeReminders = 3;

/** The team cannot pay before the customer says where: who has said so is not reminded, which the mail knows. */
const mayLackPayee = (claim: Claim): boolean =>
  claim.resolution === 'reimbursement' &&
  workflowStep(claim) === 'await-settlement' &&
  claim.waiting.stepsDone < payeeReminders;

/** The customer was asked about a repair that is done: its shop is not left without its money. */
function leftToTeam(claim: Claim, ctx: CommandContext): ClaimChange {
  const text = 'The customer did not answer for 180 days; the invoice of the repair is still open.';
  return moveTo(claim, 'in-review', ctx, { text, internalNote: text });
}

/**
 * Carries out the silence step that is due, if one is: reminders go out, the claim shows as overdue, or closes. Early,
 * late or repeated calls are harmless (`undefined` when nothing is due). Question, links and day count stay.
 */
export function keepSilence(claim: Claim, ctx: CommandContext): ClaimChange | undefined {
  const due = nextSilence(claim);
  // The next shop is for whoever knows the shops to find.
  if (due.at > ctx.now || due.action === 'ask-next-shop') return undefined;
  if (due.action === 'close') return isInvoiced(claim) ? leftToTeam(claim, ctx) : closeInactive(claim, ctx);
  if (due.action === 'return-late') return lateReturn(claim, ctx);
  const note = notes[due.action];
  return amend(claim, ctx, {
    set: {
      waiting: { ...claim.waiting, stepsDone: claim.waiting.stepsDone + 1 },
      overdue: claim.overdue || due.action === 'overdue' || due.action === 'escalate',
    },
    ...(note !== undefined && { note }),
    notices: [
      ...notices(audienceOf(claim), due.action),
      ...(due.action === 'escalate' && mayLackPayee(claim)
        ? [{ kind: 'reminder', to: 'customer' } as const]
        : []),
    ],
  });
}
