import type { Claim } from '../../domain/claim/claim.ts';
import type { Clause } from '../../domain/coverage/rulebook-schema.ts';
import type { InputFault } from '../../domain/errors.ts';
import { formatCents } from '../../domain/money/format.ts';
import { itemName } from '../../domain/notices/notice-context.ts';
import { english } from '../../domain/wording/languages/language.ts';
import { type Html, html } from './html.ts';
import { linkApprovalLimitCents, maxLinkText } from './limits.ts';
import type { LinkAction, OpenLink } from './link-state.ts';

/** What was typed into a form, by field. */
export type Typed = Readonly<Partial<Record<string, string>>>;

export const denialKinds = [
  ['not-verifiable', 'Not verifiable'],
  ['not-covered', 'Not a covered loss'],
  ['fraud', 'Fraud'],
] as const;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Choices of a list; absent for a text. */
  readonly options?: readonly (readonly [value: string, label: string])[];
}

interface LinkForm {
  readonly title: string;
  /** Says what pressing it does. */
  readonly button: string;
  readonly fields: readonly Field[];
}

const isEstimate = (claim: Claim): boolean => claim.status === 'estimate-needed';

const estimateHint =
  'Say what is damaged, whether you recommend repair or replacement, and the cost: parts, labor and tax, each on a line of its own, such as “Parts $120.00”.';

function answerForm(claim: Claim): LinkForm {
  if (isEstimate(claim))
    return {
      title: 'Send your estimate',
      button: 'Send the estimate',
      fields: [{ name: 'message', label: 'Estimate or diagnosis', hint: estimateHint }],
    };
  return {
    title: 'Answer our question',
    button: 'Send the answer',
    fields: [{ name: 'message', label: 'Your answer' }],
  };
}

/** The form of a link's page. `clauses` are those a denial may rest on. */
export function formOf(
  { link, claim }: Pick<OpenLink, 'link' | 'claim'>,
  clauses: readonly Clause[],
): LinkForm {
  switch (link.action) {
    case 'approve':
      return { title: 'Approve this claim', button: 'Approve the claim', fields: [] };
    case 'ask':
      return {
        title: 'Ask the customer',
        button: 'Send the question to the customer',
        fields: [{ name: 'message', label: 'What do you need to know?' }],
      };
    case 'deny':
      return {
        title: 'Deny this claim',
        button: 'Deny the claim',
        fields: [
          { name: 'kind', label: 'Kind of denial', options: denialKinds },
          {
            name: 'clause',
            label: 'Clause of the terms',
            options: clauses.map(({ id, title }) => [id, title] as const),
          },
          { name: 'reason', label: 'Reason', hint: 'The facts it rests on, for the customer.' },
        ],
      };
    case 'answer':
      return answerForm(claim);
    case 'agree':
      return { title: 'Pay more than the deductible?', button: 'Yes, repair it', fields: [] };
    case 'decline':
      return { title: 'Pay more than the deductible?', button: 'No, look for another way', fields: [] };
  }
}

function inputOf(field: Field, value: string, describedBy: string | undefined, invalid: boolean): Html {
  const described = describedBy === undefined ? undefined : html` aria-describedby="${describedBy}"`;
  const wrong = invalid ? html` aria-invalid="true"` : undefined;
  if (!field.options)
    return html`<textarea id="${field.name}" name="${field.name}" required maxlength="${maxLinkText}"${described}${wrong}>${value}</textarea>`;
  const options = [
    html`<option value="">Choose</option>`,
    ...field.options.map(([option, label]) =>
      option === value
        ? html`<option value="${option}" selected>${label}</option>`
        : html`<option value="${option}">${label}</option>`,
    ),
  ];
  return html`<select id="${field.name}" name="${field.name}" required${described}${wrong}>${options}</select>`;
}

function fieldHtml(field: Field, typed: Typed, faults: readonly InputFault[]): Html {
  const fault = faults.find(({ path }) => path === field.name || path.endsWith(`.${field.name}`));
  const ids = [field.hint && `${field.name}-hint`, fault && `${field.name}-fault`].filter(Boolean).join(' ');
  const hint = field.hint && html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`;
  const said = fault && html`<p class="fault" id="${field.name}-fault">${field.label}: ${fault.message}</p>`;
  const input = inputOf(field, typed[field.name] ?? '', ids === '' ? undefined : ids, fault !== undefined);
  return html`<label for="${field.name}">${field.label}</label>${hint || undefined}${input}${said}`;
}

/** The page's one form, with what was typed and the faults beside their fields. */
export function formHtml(form: LinkForm, typed: Typed = {}, faults: readonly InputFault[] = []): Html {
  const fields = form.fields.map((field) => fieldHtml(field, typed, faults));
  return html`<form method="post">${fields}<button type="submit">${form.button}</button></form>`;
}

const agentActions: ReadonlySet<LinkAction> = new Set(['approve', 'ask', 'deny']);

const row = (label: string, value: string | undefined): Html[] =>
  value === undefined ? [] : [html`<dt>${label}</dt><dd>${value}</dd>`];

const cents = (amount: number | undefined): string | undefined =>
  amount === undefined ? undefined : formatCents(amount);

const consentRows = ({ consent, partner, deductibleCents }: Claim): Html[] =>
  consent === undefined
    ? []
    : [
        ...row('Repair partner', partner?.name),
        ...row('The repair costs', cents(consent.totalCents)),
        ...row('Your plan pays', cents(consent.totalCents - consent.customerPaysCents)),
        ...row('You pay at the counter', cents(consent.customerPaysCents)),
        ...row('Of that, your deductible', cents(deductibleCents)),
      ];

/** What stands in the form at first: a denial that another agent proposed, to be confirmed as it is. */
export function typedAtFirst({ link, claim }: Pick<OpenLink, 'link' | 'claim'>): Typed {
  const { by, denial } = claim.proposal ?? {};
  const confirms = link.action === 'deny' && denial && by?.userId !== link.actor.userId;
  return confirms ? { kind: denial.kind, clause: denial.clause, reason: denial.reason } : {};
}

const proposalText = ({ proposal }: Claim): string | undefined =>
  proposal &&
  (proposal.denial
    ? `${proposal.by.name} proposes to deny it as fraud. Denied with the same clause and reason by another agent, it holds.`
    : `${proposal.by.name} proposes to approve ${formatCents(proposal.committedCents)}.`);

/** What the claim is about: enough to decide for an agent, enough to know the question for a party. */
export function factsHtml({ link, claim }: Pick<OpenLink, 'link' | 'claim'>, zone: string): Html {
  const device = (claim.device || claim.unit) && itemName(claim);
  const common = [...row('Claim', claim.claimId), ...row('Item', device), ...row('You are', link.actor.name)];
  if (link.action === 'agree' || link.action === 'decline')
    return html`<dl>${[...common, ...consentRows(claim)]}</dl>`;
  if (!agentActions.has(link.action)) {
    const question = claim.waiting.text ?? (isEstimate(claim) ? claim.incident.description : undefined);
    return html`<dl>${common}</dl>${question === undefined ? undefined : html`<blockquote>${question}</blockquote>`}`;
  }
  const { incident, estimate, invoice } = claim;
  const rows = [
    ...common,
    ...row('Customer', claim.customer.name),
    ...row(
      'What happened',
      `${incident.type.replaceAll('-', ' ')} on ${english.day(incident.occurredAt, zone)}`,
    ),
    ...row('Why it is yours', claim.waiting.text),
    ...row('Proposed', proposalText(claim)),
    ...row('Diagnosis', estimate?.diagnosis),
    ...row('Estimate', cents(estimate?.totalCents)),
    ...row('Invoice', cents(invoice?.totalCents)),
    ...row('Approved so far', cents(claim.approvedTotalCents)),
    ...row('Deductible', cents(claim.deductibleCents)),
  ];
  const limit =
    link.action === 'approve'
      ? html`<p class="hint">Up to ${formatCents(linkApprovalLimitCents)} this link approves without sign-in.</p>`
      : undefined;
  return html`<dl>${rows}</dl><blockquote>${incident.description}</blockquote>${limit}`;
}
