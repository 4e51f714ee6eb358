/** What IAM has to allow for each DynamoDB operation, with the hash keys it touches as `dynamodb:LeadingKeys`. */
import { AwsError, type Permission } from '../aws-service.ts';
import { type AttributeValue, type Item, scalarText } from './attribute-value.ts';
import { checkRequest } from './dynalite.ts';
import type { BatchGetRequest, ItemRequest, QueryRequest } from './item-operations.ts';
import { withTableName } from './item-operations.ts';
import { type Tables, tableArn, tableName } from './table.ts';
import type { MemberKind, TransactWriteRequest } from './transactions.ts';

const TRANSACT_ACTION: Record<MemberKind, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

export class TablePermissions {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  ofItem(action: string, input: ItemRequest): Permission {
    const addressed = input.Key ?? input.Item;
    return this.#permission(
      action,
      input.TableName,
      tableArn(tableName(input.TableName)),
      addressed ? [addressed] : [],
    );
  }

  ofBatchGet(input: BatchGetRequest): Permission[] {
    return Object.entries(input.RequestItems ?? {}).map(([table, { Keys }]) =>
      this.#permission('BatchGetItem', table, tableArn(tableName(table)), Keys ?? []),
    );
  }

  ofQuery(input: QueryRequest): Permission {
    const arn = tableArn(tableName(input.TableName));
    const resource = input.IndexName ? `${arn}/index/${input.IndexName}` : arn;
    const leading = scalarText(this.#queriedHashKey(input));
    return {
      action: 'dynamodb:Query',
      resources: [resource],
      ...(leading !== undefined && { context: { 'dynamodb:LeadingKeys': [leading] } }),
    };
  }

  ofTransaction(input: TransactWriteRequest): Permission[] {
    return (input.TransactItems ?? []).flatMap((member) =>
      (Object.keys(TRANSACT_ACTION) as MemberKind[]).flatMap((kind) => {
        const request = member[kind];
        return request ? [this.ofItem(TRANSACT_ACTION[kind], request)] : [];
      }),
    );
  }

  #permission(action: string, table: string, resource: string, addressed: readonly Item[]): Permission {
    const hashName = this.#tables.find(tableName(table))?.keyNames[0];
    const keys = addressed.flatMap((item) => scalarText(hashName ? item[hashName] : undefined) ?? []);
    return {
      action: `dynamodb:${action}`,
      resources: [resource],
      ...(keys.length > 0 && { context: { 'dynamodb:LeadingKeys': [...new Set(keys)] } }),
    };
  }

  #queriedHashKey(input: QueryRequest): AttributeValue | undefined {
    const definition = this.#tables.find(tableName(input.TableName))?.definition;
    const indexes = [
      ...(definition?.GlobalSecondaryIndexes ?? []),
      ...(definition?.LocalSecondaryIndexes ?? []),
    ];
    const queried = input.IndexName
      ? indexes.find((index) => index.IndexName === input.IndexName)
      : definition;
    const hashName = queried?.KeySchema[0]?.AttributeName;
    const conditions = hashName === undefined ? undefined : keyConditions(input);
    return hashName === undefined ? undefined : conditions?.[hashName]?.AttributeValueList?.[0];
  }
}

type KeyConditions = Record<string, { AttributeValueList?: AttributeValue[] }>;

/** A malformed query has no leading key; running it then says what is wrong. */
function keyConditions(input: QueryRequest): KeyConditions | undefined {
  try {
    return checkRequest('Query', withTableName(input)).KeyConditions as KeyConditions | undefined;
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
