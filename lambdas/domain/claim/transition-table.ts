import type { ClaimStatus } from './status.ts';

const decided: readonly ClaimStatus[] = ['denied-not-verifiable', 'denied-not-covered', 'denied-fraud'];
const waits: readonly ClaimStatus[] = ['waiting-on-customer', 'estimate-needed', 'waiting-on-provider'];

/** From every open status an agent may go anywhere, in any order; a fault parks the claim in review. */
const agentsChoice: readonly ClaimStatus[] = ['in-review', ...waits, 'approved', ...decided];

/** The statuses a claim may move to from each status, itself aside. No code moves a claim outside this table. */
export const transitionTable: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = {
  draft: ['new', 'withdrawn'],
  new: ['initial-review', 'withdrawn', ...agentsChoice],
  'initial-review': ['withdrawn', 'closed-inactive', ...agentsChoice],
  'in-review': ['withdrawn', 'completed', ...agentsChoice],
  'waiting-on-customer': ['initial-review', 'withdrawn', 'closed-inactive', ...agentsChoice],
  'estimate-needed': ['withdrawn', ...agentsChoice],
  'waiting-on-provider': ['withdrawn', ...agentsChoice],
  approved: ['completed', 'closed-inactive', 'withdrawn', ...agentsChoice],
  completed: ['in-review'],
  'denied-not-verifiable': ['in-review'],
  'denied-not-covered': ['in-review'],
  'denied-fraud': ['in-review'],
  withdrawn: ['in-review'],
  'closed-inactive': ['in-review'],
};

export const mayMove = (from: ClaimStatus, to: ClaimStatus): boolean =>
  from === to || transitionTable[from].includes(to);
