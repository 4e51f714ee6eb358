import { type Claim, claimSchema, executionName } from '../../../lambdas/domain/claim/claim.ts';
import { audienceOf } from '../../../lambdas/domain/claim/silence.ts';
import { isClosed } from '../../../lambdas/domain/claim/status.ts';
import { type WorkflowStep, workflowStep } from '../../../lambdas/domain/claim/workflow-step.ts';
import type { World } from '../world.ts';

/** The state an execution stands in while a claim is at a step. */
const states: Readonly<Partial<Record<WorkflowStep, string>>> = {
  'await-agent': 'WaitForAgent',
  'await-customer': 'WaitForCustomer',
  'await-estimate': 'WaitForEstimate',
  'await-provider': 'WaitForRepairProvider',
  'await-device': 'WaitForDevice',
  'await-invoice': 'WaitForInvoice',
  'await-payment': 'WaitForPayment',
  'await-settlement': 'WaitForSettlement',
};

interface Execution {
  readonly name: string;
  readonly status: string;
  readonly executionArn: string;
}

/** Every claim is closed, or waits on somebody who was told, with one execution that stands where the claim is. */
export async function brokenWaits(world: World): Promise<string[]> {
  const { states: call } = world.flow.runtime.machine;
  const { executions } = (await call('ListExecutions', {
    stateMachineArn: await machineArn(world),
    maxResults: 1000,
  })) as { executions: Execution[] };
  const broken: string[] = [];
  for (const item of world.witness.all().filter(({ entity }) => entity === 'claim')) {
    const claim = claimSchema.parse(item);
    const own = executions.filter(({ name }) => name.startsWith(`${claim.claimId}-`));
    const running = own.filter(({ status }) => status === 'RUNNING');
    if (claim.status === 'draft' || isClosed(claim.status)) {
      broken.push(...running.map(({ name }) => `${name} runs although its claim is ${claim.status}`));
      continue;
    }
    broken.push(...(await brokenExecution(world, claim, running)), ...untold(world, claim));
  }
  return broken;
}

async function machineArn(world: World): Promise<string> {
  const { stateMachines } = (await world.flow.runtime.machine.states('ListStateMachines', {})) as {
    stateMachines: { stateMachineArn: string; name: string }[];
  };
  return stateMachines.find(({ name }) => name.includes('ClaimMachine'))?.stateMachineArn ?? '';
}

async function brokenExecution(world: World, claim: Claim, running: readonly Execution[]): Promise<string[]> {
  const step = workflowStep(claim);
  const name = executionName(claim);
  const names = running.map((execution) => execution.name);
  if (names.length !== 1 || names[0] !== name)
    return [`${claim.claimId} is ${claim.status}; running are ${names.join(', ') || 'no executions'}`];
  const { events } = (await world.flow.runtime.machine.states('GetExecutionHistory', {
    executionArn: running[0]?.executionArn,
    reverseOrder: true,
    maxResults: 100,
  })) as { events: { stateEnteredEventDetails?: { name: string } }[] };
  const state = events.find(
    ({ stateEnteredEventDetails }) => stateEnteredEventDetails,
  )?.stateEnteredEventDetails;
  return state?.name === states[step]
    ? []
    : [`${claim.claimId} is at the step ${step}, its execution in the state ${state?.name}`];
}

/** Who a claim waits for got a mail since the wait began; the claims team has it in its queue. */
function untold(world: World, claim: Claim): string[] {
  const audience = audienceOf(claim);
  if (audience === 'provider') return [];
  if (audience === 'team') {
    const row = world.witness.item(`CLAIM#${claim.claimId}`, 'ROW#queue');
    return String(row?.gsi3pk).startsWith('ROWS#queue#')
      ? []
      : [`${claim.claimId} waits for the claims team and stands in no queue`];
  }
  const party = audience === 'customer' ? 'c' : `p${claim.partner?.companyId}`;
  const told = world.witness.items(`CLAIM#${claim.claimId}`, 'MAIL#').some((message) => {
    const to = message.party as { key: string } | undefined;
    const sent = message.direction === 'out' && message.sendState !== 'queued';
    return sent && to?.key === party && String(message.at) >= claim.waiting.since;
  });
  return told
    ? []
    : [`${claim.claimId} waits (${workflowStep(claim)}) for the ${audience}, who was not told`];
}
