import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import { PROJECT_ROOT } from '../content-key.ts';

/** A definition and the functions offered to it do not fit together. */
export class SubstitutionError extends Error {
  override readonly name = 'SubstitutionError';
  readonly missing: readonly string[];
  readonly unused: readonly string[];

  constructor(file: string, missing: readonly string[], unused: readonly string[]) {
    const complaints = [
      ...missing.map((name) => `\${${name}} stands in the definition but no function was given for it`),
      ...unused.map((name) => `${name} was given but \${${name}} stands nowhere in the definition`),
    ];
    super(`${file}: ${complaints.join('; ')}`);
    this.missing = missing;
    this.unused = unused;
  }
}

export interface AslStateMachineProps {
  /** The Amazon States Language file, relative to the project. */
  readonly definitionFile: string;
  /** Called functions by the name of their `${…}` in the definition. */
  readonly functions: Readonly<Record<string, IFunction>>;
}

/**
 * A Standard workflow whose definition is a file. The definition goes into the template as a string, so that the template
 * alone says everything; a substitution and the right to call what it names are made together, so neither can be without
 * the other. Execution data is never logged: the ledger is the truth, and inputs would outlive it in the log.
 *
 * @throws SubstitutionError when the definition names a function that was not given, or does not name one that was
 */
export class AslStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: AslStateMachineProps) {
    super(scope, id);
    const definition = readFileSync(join(PROJECT_ROOT, props.definitionFile), 'utf8');
    checkSubstitutions(basename(props.definitionFile), definition, Object.keys(props.functions));
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromString(minified(definition)),
      definitionSubstitutions: mapValues(props.functions, ({ functionArn }) => functionArn),
      logs: {
        destination: new LogGroup(this, 'Log', {
          // Log groups of this prefix need no entry each in the account's one size-limited log resource policy.
          logGroupName: `/aws/vendedlogs/states/claimflow-${id}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: false,
    });
    acknowledge(
      this.machine.role,
      'IAM5[Resource::*]',
      'the log delivery actions that Step Functions needs to log at all: AWS gives them no resource',
    );
    acknowledge(
      this.machine,
      'SF2',
      'X-Ray keeps traces 30 days and a claim runs for months; the log at level ALL shows each step, at no extra price',
    );
    this.machine.addToRolePolicy(
      new PolicyStatement({
        sid: 'CallSteps',
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(props.functions).map(({ functionArn }) => functionArn),
      }),
    );
  }
}

/** Compares the `${Name}`s of a definition with the names offered for them. */
export function checkSubstitutions(file: string, definition: string, offered: readonly string[]): void {
  const used = new Set([...definition.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name ?? ''));
  const missing = [...used].filter((name) => !offered.includes(name));
  const unused = offered.filter((name) => !used.has(name));
  if (missing.length > 0 || unused.length > 0) throw new SubstitutionError(file, missing, unused);
}

/** The template has a size limit of its own (1 MB): the file's indentation stays at home. */
function minified(definition: string): string {
  return JSON.stringify(JSON.parse(definition));
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
