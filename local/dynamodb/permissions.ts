/** What IAM has to allow for each DynamoDB operation: the table or index it is about. */
import type { Permission } from '../aws-service.ts';
import { isRecord } from '../json-shape.ts';
import type { BatchGetRequest, QueryRequest } from './item-operations.ts';
import { tableArn, tableName } from './table.ts';
import type { MemberKind, TransactWriteRequest } from './transactions.ts';

const TRANSACT_ACTION: Record<MemberKind, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

export function itemPermission(action: string, { TableName }: { readonly TableName?: unknown }): Permission {
  return { action: `dynamodb:${action}`, resources: [arnOf(TableName)] };
}

/** Before anything of a request was checked: a name that is no text is refused later, in the words of AWS. */
function arnOf(name: unknown): string {
  return typeof name === 'string' ? tableArn(tableName(name)) : '*';
}

export function batchGetPermissions({ RequestItems }: BatchGetRequest): Permission[] {
  return Object.keys(RequestItems ?? {}).map((TableName) => itemPermission('BatchGetItem', { TableName }));
}

export function queryPermission({ TableName, IndexName }: QueryRequest): Permission {
  const arn = arnOf(TableName);
  return { action: 'dynamodb:Query', resources: [IndexName ? `${arn}/index/${IndexName}` : arn] };
}

/** A transaction takes the rights of its members. */
export function transactionPermissions({ TransactItems }: TransactWriteRequest): Permission[] {
  const members: readonly unknown[] = Array.isArray(TransactItems) ? TransactItems : [];
  return members.filter(isRecord).flatMap((member) =>
    (Object.keys(TRANSACT_ACTION) as MemberKind[]).flatMap((kind) => {
      const request = member[kind];
      return isRecord(request) ? [itemPermission(TRANSACT_ACTION[kind], request)] : [];
    }),
  );
}
