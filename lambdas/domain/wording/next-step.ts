import type { Role } from '../access/rules.ts';
import type { ApprovedStage } from '../claim/approved-stage.ts';
import { type ClaimStatus, isClosed } from '../claim/status.ts';
import { isStaff } from '../people/actor.ts';
import { notForPartners, type Party, type StepWording, type WordingKey } from './brand.ts';
import type { SpokenBrand } from './languages/brand-in.ts';
import { english, said } from './languages/language.ts';
import { fill, type PlaceholderName } from './placeholders.ts';

export type Resolution = 'repair' | 'replacement' | 'reimbursement';

/** What the words about a claim's next step may need. Leave out what is not known. */
export type NextStepView = {
  status: ClaimStatus;
  role: Role;
  resolution?: Resolution | undefined;
  /** Due instant of what comes next, ISO, UTC. */
  by?: string | undefined;
  /** The open question, in the asker's words. */
  question?: string | undefined;
  customerEmail?: string | undefined;
  partnerName?: string | undefined;
  deductibleCents?: number | undefined;
  amountCents?: number | undefined;
  /** The customer's payee, as the customer may read it. */
  payeeAddress?: string | undefined;
  /** The clause of a denial in the terms' words. */
  clauseText?: string | undefined;
  reason?: string | undefined;
  /** Last instant to ask for a second review. */
  secondReviewUntil?: string | undefined;
  /** When the second review of a denial, asked for and not made yet, is due. */
  secondReviewDue?: string | undefined;
  /** When whoever asked to have the closed claim opened again hears of it. */
  reopenDue?: string | undefined;
  /** What is under review ("your estimate"). */
  underReview?: string | undefined;
  /** The silence list's overdue step was reached. */
  overdue?: boolean | undefined;
  /** The partner has pressed *Device received*: until then an approved repair waits for the customer. */
  deviceReceived?: boolean | undefined;
  /** It is a dealer's claim for a unit: the dealer reads it as the one whose claim it is. */
  ofDealer?: boolean | undefined;
  /** What an approved claim is at; without it, how it is settled. */
  stage?: ApprovedStage | undefined;
  /** Zone for dates in the text; default: the brand's opening hours. */
  timeZone?: string | undefined;
};

export type NextStep = { who: Party; what: string; by?: string; button?: string };

/** The label people read for a status. */
export const statusLabel = (status: ClaimStatus, { brand }: { brand: SpokenBrand }): string =>
  fill(brand.statusLabels[status], { ...brand.fallbacks, brand: brand.name });

/** An offer to a shop reads the same whether it is to repair or to say what is broken. */
const wordingKey = (view: NextStepView): WordingKey =>
  view.status === 'approved' || view.stage === 'offered'
    ? `approved-${view.stage ?? view.resolution ?? 'repair'}`
    : view.status;

/** Placeholder values: the claim's where known, else the brand's fall-back. */
const valuesOf = (view: NextStepView, brand: SpokenBrand): Record<PlaceholderName, string> => {
  const { language = english } = brand;
  const zone = view.timeZone ?? brand.timeZone ?? brand.openingHours.zone;
  const given: Partial<Record<PlaceholderName, string | undefined>> = {
    brand: brand.name,
    claimsAddress: brand.claimsAddress,
    by: view.by && language.instant(view.by, zone),
    question: view.question && said(view.question, language),
    customerEmail: view.customerEmail,
    partner: view.partnerName,
    what: view.underReview && said(view.underReview, language),
    deductible: view.deductibleCents === undefined ? undefined : language.money(view.deductibleCents),
    amount: view.amountCents === undefined ? undefined : language.money(view.amountCents),
    payee: view.payeeAddress,
    settlement: view.resolution && said(view.resolution, language),
    clause: view.clauseText,
    reason: view.reason,
    date: view.secondReviewUntil && language.day(view.secondReviewUntil, zone),
  };
  const isShop = view.role === 'partner' && !view.ofDealer;
  const values = { ...brand.fallbacks };
  for (const [name, value] of Object.entries(given) as [PlaceholderName, string | undefined][])
    if (value !== undefined && value.trim() !== '' && !(isShop && notForPartners.has(name)))
      values[name] = value;
  return values;
};

/** Nothing is due in a draft or a closed claim. */
const timeless = (status: ClaimStatus): boolean => status === 'draft' || isClosed(status);

const whoActs = (step: StepWording, view: NextStepView): Party => {
  if (view.ofDealer) return step.who === 'customer' ? 'partner' : step.who;
  return view.status === 'approved' &&
    view.stage !== 'offered' &&
    step.who === 'partner' &&
    view.deviceReceived === false
    ? 'customer'
    : step.who;
};

/** The words for one reader; a dealer reads a customer's where there are none of his own. */
function wordsFor(step: StepWording, view: NextStepView) {
  const { buttons = {} } = step;
  if (view.role === 'partner' && view.ofDealer)
    return { words: step.dealer ?? step.customer, button: buttons.dealer ?? buttons.customer };
  const reader = view.role === 'admin' ? 'agent' : view.role;
  return { words: step[reader], button: buttons[reader] };
}

/** What is reviewed of a closed claim: in whoever's words asked for it, and in the claims team's. */
const wishes = {
  'second-review': ['your request for a second review', 'the denial again, as the customer asked,'],
  reopen: ['your request to open the claim again', 'whether to open the claim again, as was asked,'],
} as const;

/** A closed claim under review reads as a review; the shop goes on reading the one sentence of every closed claim. */
const wished = (view: NextStepView, wish: keyof typeof wishes, due: string, brand: SpokenBrand): NextStep => {
  const [theirs, ours] = wishes[wish];
  const asks = view.role === 'customer' || view.role === 'partner';
  const values = valuesOf({ ...view, by: due, underReview: asks ? theirs : ours }, brand);
  return { who: 'agent', what: fill(brand.steps['in-review'][asks ? 'customer' : 'agent'], values), by: due };
};

/** Who acts next, in words for one role, and by when. The words are the brand's. */
export const nextStep = (view: NextStepView, brand: SpokenBrand): NextStep => {
  const { secondReviewDue, reopenDue } = view;
  if (view.role !== 'partner' || view.ofDealer) {
    if (secondReviewDue !== undefined) return wished(view, 'second-review', secondReviewDue, brand);
    if (reopenDue !== undefined) return wished(view, 'reopen', reopenDue, brand);
  }
  const step = brand.steps[wordingKey(view)];
  const values = valuesOf(view, brand);
  const { words, button } = wordsFor(step, view);
  const what = fill(words, values);
  const staff = isStaff(view.role);
  return {
    who: whoActs(step, view),
    what: view.overdue && staff ? `${fill(brand.overdue, values)} ${what}` : what,
    ...(view.by !== undefined && !timeless(view.status) && { by: view.by }),
    ...(button !== undefined && { button: fill(button, values) }),
  };
};
