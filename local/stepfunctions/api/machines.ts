/** CreateStateMachine, DeleteStateMachine, DescribeStateMachine, ListStateMachines, ValidateStateMachineDefinition. */
import { AwsError, type AwsOperation } from '../../aws-service.ts';
import { isValidName, stateMachineArn } from '../arns.ts';
import type { Finding } from '../definition/finding.ts';
import { validateDefinition, variablesRead } from '../definition/validate.ts';
import { abortExecution } from '../interpreter/messages.ts';
import type { MachineRow } from '../journal/machine-store.ts';
import { isObject } from '../json-text.ts';
import type { ApiContext } from './context.ts';
import {
  executionDoesNotExist,
  invalidDefinition,
  invalidName,
  machineAlreadyExists,
  machineDoesNotExist,
  validationError,
} from './errors.ts';
import {
  choiceOf,
  executionArnOf,
  type Input,
  maxResultsOf,
  optionalString,
  requiredString,
  resourceOf,
  stateMachineArnOf,
} from './input.ts';
import { pageToken, readPageToken } from './pagination.ts';

const NO_LOGGING = { level: 'OFF', includeExecutionData: false };

/**
 * Throws AwsError `InvalidDefinition` that names every finding, as AWS does. `strict` also refuses what AWS would take
 * and fail at run time.
 */
export function requireValidDefinition(text: string, strict = false): void {
  const errors = validateDefinition(text).filter(({ severity }) => strict || severity === 'ERROR');
  if (errors.length > 0) throw invalidDefinition(errors.map(describe).join(', '));
}

function describe({ code, message, location }: Finding): string {
  // AWS writes it so for what has no place, as a machine without an end.
  return `${code}: ${message} at ${location ?? null}`;
}

function nameOf(input: Input): string {
  const name = requiredString(input, 'name', 80);
  if (!isValidName(name)) throw invalidName(name);
  return name;
}

export function createStateMachine({ machines, commits, clock }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:CreateStateMachine', resources: [stateMachineArn(String(input.name ?? '*'))] },
    ],
    run: async (input: Input) => {
      const name = nameOf(input);
      const definition = requiredString(input, 'definition', 1_048_576);
      const roleArn = requiredString(input, 'roleArn', 256);
      if (!/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/.test(roleArn)) {
        throw new AwsError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
      }
      const type = choiceOf(input, 'type', ['STANDARD', 'EXPRESS']) ?? 'STANDARD';
      if (type !== 'STANDARD') {
        throw new AwsError('StateMachineTypeNotSupported', `State Machine Type Not Supported: '${type}'`);
      }
      refuseUnsupported(input);
      requireValidDefinition(definition);
      const arn = stateMachineArn(name);
      const logging =
        input.loggingConfiguration === undefined ? null : JSON.stringify(input.loggingConfiguration);
      const createdAt = await commits.write(() => {
        const existing = machines.find(arn);
        if (existing !== undefined) {
          // Creating the same machine twice is one creation; the role does not count.
          const same =
            machines.definitionText(existing.definition) === definition && existing.logging === logging;
          if (!same) throw machineAlreadyExists(arn);
          return existing.created_at;
        }
        const now = clock.now();
        machines.put({ arn, name, role_arn: roleArn, created_at: now, revision: '', logging }, definition);
        return now;
      });
      return { stateMachineArn: arn, creationDate: createdAt / 1000 };
    },
  };
}

/** What this machine would not do is refused rather than taken and forgotten. */
function refuseUnsupported(input: Input): void {
  const { publish, tags, tracingConfiguration: tracing, encryptionConfiguration: encryption } = input;
  const wanted = {
    publish: publish === true,
    tags: Array.isArray(tags) && tags.length > 0,
    tracingConfiguration: isObject(tracing) && tracing.enabled === true,
    encryptionConfiguration: isObject(encryption) && encryption.type !== 'AWS_OWNED_KEY',
  };
  for (const [member, asked] of Object.entries(wanted)) {
    if (asked) throw new AwsError('ValidationException', `'${member}' is not supported on this machine.`);
  }
}

/** Running executions are aborted at once, where AWS ends them at their next transition. */
export function deleteStateMachine({ machines, executions, commits, engine }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:DeleteStateMachine', resources: resourceOf(input, 'stateMachineArn') },
    ],
    run: async (input: Input) => {
      const arn = stateMachineArnOf(input);
      await commits.write(() => machines.remove(arn));
      const stopped = executions
        .runningOf(arn)
        .map((id) => engine.post(id, (run) => abortExecution(run, null, null)));
      await Promise.all(stopped);
      return {};
    },
  };
}

export function describeStateMachine({ machines }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:DescribeStateMachine', resources: resourceOf(input, 'stateMachineArn') },
    ],
    run: async (input: Input) => {
      const arn = stateMachineArnOf(input);
      const row = machines.find(arn);
      if (row === undefined) throw machineDoesNotExist(arn);
      return description(row, machines.definitionText(row.definition));
    },
  };
}

function description(row: MachineRow, definition: string): Record<string, unknown> {
  return {
    stateMachineArn: row.arn,
    name: row.name,
    status: 'ACTIVE',
    definition,
    roleArn: row.role_arn,
    type: 'STANDARD',
    creationDate: row.created_at / 1000,
    loggingConfiguration: row.logging === null ? NO_LOGGING : (JSON.parse(row.logging) as unknown),
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    ...revision(row.revision),
    ...references(definition),
  };
}

/** A machine that was never changed has no revision. */
function revision(id: string): { revisionId?: string } {
  return id === '' ? {} : { revisionId: id };
}

function references(definition: string): { variableReferences?: Record<string, string[]> } {
  const read = variablesRead(definition);
  return Object.keys(read).length === 0 ? {} : { variableReferences: read };
}

export function describeStateMachineForExecution({ machines, executions }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:DescribeStateMachineForExecution', resources: resourceOf(input, 'executionArn') },
    ],
    run: async (input: Input) => {
      const arn = executionArnOf(input);
      const execution = executions.find(arn);
      if (execution === undefined) throw executionDoesNotExist(arn);
      const definition = machines.definitionText(execution.definition);
      return {
        stateMachineArn: execution.machine_arn,
        name: execution.machine_arn.split(':').at(-1) ?? '',
        definition,
        roleArn: execution.role_arn,
        updateDate: execution.started_at / 1000,
        loggingConfiguration: NO_LOGGING,
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        ...revision(execution.revision),
        ...references(definition),
      };
    },
  };
}

export function listStateMachines({ machines }: ApiContext): AwsOperation {
  return {
    permissions: () => [{ action: 'states:ListStateMachines', resources: ['*'] }],
    run: async (input: Input) => {
      const limit = maxResultsOf(input);
      const offset = readPageToken(input, 'machines') ?? 0;
      const rows = machines.list();
      const page = rows.slice(offset, offset + limit).map((row) => ({
        stateMachineArn: row.arn,
        name: row.name,
        type: 'STANDARD',
        creationDate: row.created_at / 1000,
      }));
      const more = offset + limit < rows.length;
      return { stateMachines: page, ...(more ? { nextToken: pageToken(offset + limit, 'machines') } : {}) };
    },
  };
}

export function validateStateMachineDefinition(): AwsOperation {
  return {
    permissions: () => [{ action: 'states:ValidateStateMachineDefinition', resources: ['*'] }],
    run: async (input: Input) => {
      const text = optionalString(input, 'definition', 1_048_576);
      if (text === undefined) throw validationError('definition', null, 'not be null');
      const findings = validateDefinition(text);
      choiceOf(input, 'type', ['STANDARD', 'EXPRESS']);
      const asked = choiceOf(input, 'severity', ['ERROR', 'WARNING']) ?? 'ERROR';
      const shown = asked === 'WARNING' ? findings : findings.filter(({ severity }) => severity === 'ERROR');
      const limit = maxResultsOf(input, 100);
      return {
        result: findings.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
        diagnostics: shown.slice(0, limit),
        truncated: shown.length > limit,
      };
    },
  };
}
