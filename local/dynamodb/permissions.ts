/** What IAM has to allow for each DynamoDB operation: the table or index it is about. */
import type { Permission } from '../aws-service.ts';
import type { BatchGetRequest, ItemRequest, QueryRequest } from './item-operations.ts';
import { tableArn, tableName } from './table.ts';
import type { MemberKind, TransactWriteRequest } from './transactions.ts';

const TRANSACT_ACTION: Record<MemberKind, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

export function itemPermission(action: string, { TableName }: Pick<ItemRequest, 'TableName'>): Permission {
  return { action: `dynamodb:${action}`, resources: [tableArn(tableName(TableName))] };
}

export function batchGetPermissions({ RequestItems }: BatchGetRequest): Permission[] {
  return Object.keys(RequestItems ?? {}).map((TableName) => itemPermission('BatchGetItem', { TableName }));
}

export function queryPermission({ TableName, IndexName }: QueryRequest): Permission {
  const arn = tableArn(tableName(TableName));
  return { action: 'dynamodb:Query', resources: [IndexName ? `${arn}/index/${IndexName}` : arn] };
}

/** A transaction takes the rights of its members. */
export function transactionPermissions({ TransactItems }: TransactWriteRequest): Permission[] {
  return (TransactItems ?? []).flatMap((member) =>
    (Object.keys(TRANSACT_ACTION) as MemberKind[]).flatMap((kind) => {
      const request = member[kind];
      return request ? [itemPermission(TRANSACT_ACTION[kind], request)] : [];
    }),
  );
}
