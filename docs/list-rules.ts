/** Tables of the domain's data: what silence brings, which status may follow which, the rules and the clauses. */
import { type Audience, type SilenceAction, silenceSchedules } from '../lambdas/domain/claim/silence.ts';
import { claimStatuses, isActive } from '../lambdas/domain/claim/status.ts';
import { mayMove, transitionTable } from '../lambdas/domain/claim/transition-table.ts';
import { rulebook202601 } from '../lambdas/domain/coverage/rulebook-2026-01.ts';
import type { Rule } from '../lambdas/domain/coverage/rulebook-schema.ts';
import { markdownTable } from './markdown-table.ts';

const audiences: Readonly<Record<Audience, string>> = {
  customer: 'the customer (also: bringing an approved device)',
  returning: 'the customer, for a damaged device after the claim is completed',
  partner: 'the repair partner',
  team: 'the claims team',
  provider: 'the payment provider',
};

const actions: Readonly<Record<SilenceAction, string>> = {
  remind: 'reminder',
  overdue: 'overdue in the agents’ queue, agents are mailed',
  'last-warning': 'last warning',
  close: 'Closed – Inactive',
  escalate: 'agents are mailed, the claim shows as overdue',
  'return-late': 'the agents have it: the fee is charged or waived',
  'check-payment': 'the provider is asked',
  'ask-next-shop': 'the next shop near is asked, or an agent',
};

type SilenceStep = (typeof silenceSchedules)[Audience]['steps'][number];

const when = ({ atDue, afterDays, afterMinutes }: SilenceStep): string => {
  if (atDue) return 'at the promised instant';
  return afterDays === undefined ? `minute ${afterMinutes}` : `day ${afterDays}`;
};
const every = ({ afterDays, afterMinutes }: SilenceStep): string =>
  afterDays === undefined
    ? `every ${afterMinutes} minutes`
    : afterDays === 1
      ? 'every day'
      : `every ${afterDays} days`;

export const listSilence = (): string =>
  markdownTable(
    ['Waiting on', 'Counted from the start of the wait', 'After that'],
    (Object.entries(silenceSchedules) as [Audience, (typeof silenceSchedules)[Audience]][]).map(
      ([audience, { steps, repeat }]) => [
        audiences[audience],
        steps.map((step) => `${when(step)}: ${actions[step.action]}`).join('; '),
        repeat ? `${every(repeat)}: ${actions[repeat.action]}` : 'nothing: the claim is closed',
      ],
    ),
  );

/** What an agent may choose at every open status stands once, not in each row. */
export const listTransitions = (): string =>
  markdownTable(
    ['From', 'To'],
    claimStatuses.map((status) => {
      const next = transitionTable[status].filter((to) => to !== status);
      const choice = agentsChoice.every((to) => to === status || next.includes(to));
      const others = choice ? next.filter((to) => !agentsChoice.includes(to)) : next;
      const words = others.map((to) => `\`${to}\``);
      return [`\`${status}\``, [...words, ...(choice ? ['an agent’s choice'] : [])].join(', ')];
    }),
  );

export const listAgentsChoice = (): string => agentsChoice.map((to) => `\`${to}\``).join(', ');

const agentsChoice = claimStatuses.filter((to) =>
  claimStatuses.filter(isActive).every((from) => mayMove(from, to)),
);

const scope = ({ incidentTypes, deviceKinds, exceptDeviceKinds }: Rule): string => {
  const parts = [
    incidentTypes?.join(', '),
    deviceKinds && `${deviceKinds.join(', ')} only`,
    exceptDeviceKinds && `not for a ${exceptDeviceKinds.join(', ')}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every claim' : parts.join('; ');
};

const verdicts: Readonly<Record<Rule['onFail'], string>> = {
  fail: 'fails, to an agent',
  refer: 'to an agent',
  'needs-evidence': 'the customer is asked',
};

export const listRules = (): string =>
  markdownTable(
    ['Rule', 'Stage', 'Clause it enforces', 'Applies to', 'Parameters', 'When it is not met'],
    rulebook202601.rules.map((rule) => [
      `\`${rule.id}\``,
      rule.stage,
      `\`${rule.clause}\``,
      scope(rule),
      Object.entries(rule.params ?? {})
        .map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join(' ') : value}`)
        .join(', '),
      rule.leadsTo ?? verdicts[rule.onFail],
    ]),
  );
