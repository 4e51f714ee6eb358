import { readTypicals } from '../../adapters/counts/measures-store.ts';
import { readCustomer } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { visibleClaim } from '../../domain/access/visible.ts';
import type { OpeningHours } from '../../domain/calendar/opening-hours.ts';
import { type ApprovedStage, approvedStage } from '../../domain/claim/approved-stage.ts';
import { isOffered } from '../../domain/claim/at-shop.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { isOpenPayment } from '../../domain/claim/payment.ts';
import { audienceOf } from '../../domain/claim/silence.ts';
import { isActive, isDenied } from '../../domain/claim/status.ts';
import { isPaidBefore } from '../../domain/claim/transitions/pay.ts';
import { likelyReview, type Measure, type Typicals, typicallyText } from '../../domain/measures/measures.ts';
import { underReview } from '../../domain/notices/customer-notice.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { payeeName } from '../../domain/people/customer-payee.ts';
import { lineTotals } from '../../domain/warranty-claims/lines.ts';
import type { SpokenBrand } from '../../domain/wording/languages/brand-in.ts';
import { english, said } from '../../domain/wording/languages/language.ts';
import { type NextStep, nextStep, statusLabel } from '../../domain/wording/next-step.ts';
import type { Caller } from '../../middleware/api/caller.ts';

/** What a claim's page needs besides the claim. */
export interface ClaimExtras {
  /** In the reader's language. */
  readonly brand: SpokenBrand;
  /** Where the customer is paid when reimbursed; read for one claim, not for lists. */
  readonly customerPayee?: string;
  /** What usually happens, beside what is promised. */
  readonly typicals?: Typicals;
}

export type ClaimView = Readonly<Record<string, unknown>>;

/** Who reads; rights of a caller, or of whoever holds a link. */
type Viewer = Pick<Caller, 'access'>['access'];

const audiences = {
  'waiting-on-customer': 'customer',
  'estimate-needed': 'partner',
  'waiting-on-provider': 'partner',
} as const;

/** The question as those asked, and the claims team, may read it. */
function questionOf(claim: Claim): Record<string, unknown> | undefined {
  const audience = (audiences as Readonly<Partial<Record<string, 'customer' | 'partner'>>>)[claim.status];
  if (audience === undefined || claim.waiting.text === undefined) return undefined;
  return {
    audience,
    text: claim.waiting.text,
    askedAt: claim.waiting.since,
    due: claim.waiting.dueAt,
    ...(claim.openQuestion && { questionId: claim.openQuestion.questionId }),
  };
}

/** The claim is referred to a shop, and it is another than the viewer's. */
const isElsewhere = (claim: Claim, viewer: Viewer): boolean =>
  viewer.role === 'partner' && claim.partner !== undefined && claim.partner.companyId !== viewer.companyId;

/** The promise that a claim stands under, and whose median of the last 30 days is shown beside it. */
function measureOf(claim: Claim): Measure | undefined {
  if (!isActive(claim.status) || !teamOrProvider.has(audienceOf(claim))) return undefined;
  if (claim.status !== 'approved') return 'review';
  return claim.payments.some(isOpenPayment) ? 'payment' : 'settlement';
}

const teamOrProvider: ReadonlySet<string> = new Set(['team', 'provider']);

/** When the team will most likely have reviewed the claim: as told when its review began, else as it would be told now. */
const likelyBy = (claim: Claim, typicals: Typicals, hours: OpeningHours): string | undefined =>
  claim.openQuestion ? claim.openQuestion.likelyBy : likelyReview(typicals, claim.waiting.since, hours);

function typicallyOf(claim: Claim, typicals: Typicals, hours: OpeningHours): ClaimNextStep['typically'] {
  const measure = measureOf(claim);
  const typical = measure && typicals[measure];
  if (!typical) return undefined;
  const { medianMinutes: minutes, count: basedOn } = typical;
  const openingHours = measure !== 'payment';
  const likely = measure === 'review' ? likelyBy(claim, typicals, hours) : undefined;
  return {
    ...{ minutes, basedOn, openingHours, text: typicallyText(minutes, openingHours) },
    ...(likely !== undefined && { likelyBy: likely }),
  };
}

export interface ClaimNextStep extends NextStep {
  readonly typically?: {
    readonly minutes: number;
    readonly basedOn: number;
    readonly openingHours: boolean;
    readonly text: string;
    readonly likelyBy?: string;
  };
}

/** What is next, in the words of the reader's role; whoever the repair is not referred to is not told to do it. */
export function claimNextStep(claim: Claim, viewer: Viewer, extras: ClaimExtras): ClaimNextStep {
  const step = wordedNextStep(claim, viewer, extras);
  const typically = typicallyOf(claim, extras.typicals ?? {}, extras.brand.openingHours);
  return { ...step, ...(typically && { typically }) };
}

function wordedNextStep(claim: Claim, viewer: Viewer, extras: ClaimExtras): NextStep {
  const { button, ...step } = nextStepOf(claim, viewer, extras);
  if (!isElsewhere(claim, viewer)) return { ...step, ...(button !== undefined && { button }) };
  const working = isActive(claim.status) && !(claim.status === 'waiting-on-customer');
  if (!working) return step;
  const elsewhere = said('Referred to {partner}. Do not proceed.', extras.brand.language ?? english);
  return { ...step, what: elsewhere.replace('{partner}', () => claim.partner?.name ?? '') };
}

/** The amount that the words of a claim's next step are about, in cents. */
function amountOf(claim: Claim, stage: ApprovedStage | undefined): number | undefined {
  if (claim.unit) return claim.approvedTotalCents;
  return stage === 'consent' ? claim.consent?.customerPaysCents : claim.reservedCents;
}

/** What an approved claim is at, and whether a shop was asked to take it on. */
function stageOf(claim: Claim, payeeKnown: boolean): ApprovedStage | undefined {
  if (claim.status === 'approved') return approvedStage(claim, payeeKnown);
  return isOffered(claim) ? 'offered' : undefined;
}

/** When the next step is due, as promised. */
function dueOf(claim: Claim, stage: ApprovedStage | undefined): string | undefined {
  if (stage === 'supplement') return claim.supplement?.dueAt;
  return stage === 'offered' ? claim.offer?.until : claim.waiting.dueAt;
}

function nextStepOf(claim: Claim, viewer: Viewer, { brand, customerPayee }: ClaimExtras): NextStep {
  const denied = isDenied(claim.status) ? claim.denial : undefined;
  const staff = isStaff(viewer.role);
  const reviewed = underReview(claim);
  const stage = stageOf(claim, customerPayee !== undefined);
  return nextStep(
    {
      status: claim.status,
      role: viewer.role,
      ofDealer: claim.unit !== undefined,
      resolution: claim.resolution,
      stage,
      by: dueOf(claim, stage),
      question: claim.status in audiences ? claim.waiting.text : undefined,
      customerEmail: claim.customer.email,
      partnerName: claim.partner?.name,
      deductibleCents: claim.deductibleCents,
      amountCents: amountOf(claim, stage),
      payeeAddress: customerPayee,
      clauseText: denied?.clauseText,
      reason: denied?.reason,
      secondReviewUntil: denied?.secondReviewUntil,
      secondReviewDue: denied && claim.secondReview?.dueAt,
      reopenDue: claim.reopenDueAt,
      underReview: staff && reviewed === 'your claim' ? 'the claim' : reviewed,
      overdue: claim.overdue,
      deviceReceived: claim.deviceReceivedAt !== undefined,
    },
    brand,
  );
}

/** What a dealer's claim is made of, all of it in `lines`, and by kind as it was handed in. */
const linesView = ({ unit, lines = [] }: Claim) =>
  unit && {
    lines,
    parts: lines.filter(({ kind }) => kind === 'part'),
    labor: lines.filter(({ kind }) => kind === 'labor'),
    totals: lineTotals(lines),
  };

/** The claim in the contract's shape, with what this viewer may see of it and in the words for the viewer's role. */
export function claimView(claim: Claim, viewer: Viewer, extras: ClaimExtras): ClaimView {
  return visibleClaim(viewer, {
    ...claim,
    statusLabel: statusLabel(claim.status, extras),
    // Shown to partners: they look, and nothing they do here is accepted.
    ...(isElsewhere(claim, viewer) && { readOnly: true }),
    nextStep: claimNextStep(claim, viewer, extras),
    ...linesView(claim),
    ...(claim.resolution === 'reimbursement' &&
      claim.reservedCents > 0 && { reimbursementCents: claim.reservedCents }),
    question: questionOf(claim),
    ...(isPaidBefore(claim) && { paidBefore: true }),
  });
}

/** The view of one claim, with what has to be read for it. */
export async function shownClaim(
  table: Table,
  claim: Claim,
  { access }: Pick<Caller, 'access'>,
  brand: SpokenBrand,
): Promise<ClaimView> {
  const reimbursed = claim.status === 'approved' && claim.resolution === 'reimbursement';
  const customer =
    reimbursed && access.role !== 'partner'
      ? await readCustomer(table, claim.customer.customerId)
      : undefined;
  return claimView(claim, access, {
    brand,
    typicals: await readTypicals(table, Date.now()),
    ...(customer?.payee && { customerPayee: payeeName(customer.payee) }),
  });
}
