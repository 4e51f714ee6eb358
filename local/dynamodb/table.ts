/** Tables as the template declares them. */
import { ACCOUNT, AwsError, REGION } from '../aws-service.ts';
import type { Properties } from '../resource-provider.ts';
import type { Item } from './attribute-value.ts';
import type { TableDefinition } from './dynalite.ts';

export interface Table {
  readonly definition: TableDefinition;
  readonly keyNames: readonly string[];
  /** Absent when the table has no stream. */
  readonly streamArn?: string;
  /** The attribute that holds the expiry in epoch seconds, when time to live is on. */
  readonly expiryAttribute?: string;
}

/** A stream's label is its creation time on AWS; here it is fixed, so that the ARN is known before anything runs. */
const STREAM_LABEL = '2020-01-01T00:00:00.000';

export function tableArn(name: string): string {
  return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
}

export function streamArn(name: string): string {
  return `${tableArn(name)}/stream/${STREAM_LABEL}`;
}

/** A request may name a table by its ARN too. */
export function tableName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf(':table/') + 7) : nameOrArn;
}

/** Reads the resolved properties of an `AWS::DynamoDB::Table`. Throws for what is not simulated. */
export function tableOf(name: string, properties: Properties): Table {
  const declared = properties as Partial<Omit<TableDefinition, 'TableName'>> & {
    LocalSecondaryIndexes?: unknown;
    StreamSpecification?: { StreamViewType?: string };
    TimeToLiveSpecification?: { AttributeName?: string; Enabled?: boolean | string };
  };
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = declared;
  if (!KeySchema || !AttributeDefinitions) {
    throw new Error(`Table ${name} declares no KeySchema or no AttributeDefinitions`);
  }
  if (declared.LocalSecondaryIndexes) throw new Error(`Table ${name}: local indexes are not simulated`);
  const view = declared.StreamSpecification?.StreamViewType;
  if (view !== undefined && view !== 'NEW_AND_OLD_IMAGES')
    throw new Error(`Table ${name}: a stream of ${view} is not simulated, only NEW_AND_OLD_IMAGES`);
  const expiry = declared.TimeToLiveSpecification;
  return {
    definition: {
      TableName: name,
      KeySchema,
      AttributeDefinitions,
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    },
    keyNames: KeySchema.map((element) => element.AttributeName),
    ...(view && { streamArn: streamArn(name) }),
    // CloudFormation accepts booleans written as strings.
    ...(String(expiry?.Enabled) === 'true' &&
      expiry?.AttributeName && { expiryAttribute: expiry.AttributeName }),
  };
}

/** Whether an item has these keys, each of the type that the table declares. */
export function hasKeys(item: Item, names: readonly string[], definition: TableDefinition): boolean {
  const { AttributeDefinitions: declared } = definition;
  const types = new Map(declared.map((each) => [each.AttributeName, each.AttributeType]));
  return names.every((name) => Object.keys(item[name] ?? {})[0] === types.get(name));
}

/** The tables known by name. */
export class Tables {
  readonly #byName = new Map<string, Table>();

  add(table: Table): void {
    this.#byName.set(table.definition.TableName, table);
  }

  all(): Iterable<Table> {
    return this.#byName.values();
  }

  find(name: string): Table | undefined {
    return this.#byName.get(name);
  }

  /** Throws ResourceNotFoundException in the words of AWS. */
  get(name: string): Table {
    const table = this.find(name);
    if (!table) throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
    return table;
  }
}
