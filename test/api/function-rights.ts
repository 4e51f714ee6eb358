import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { type ApiArea, PUBLIC_ROUTES, SIGNED_IN_PREFIXES } from '../../lib/api-routes.ts';
import type { FunctionSpec } from '../../lib/function-spec.ts';
import { FUNCTIONS } from '../../lib/functions.ts';
import { AwsError, type Permission } from '../../local/aws-service.ts';

/** Says which function a call comes from; what a test writes or reads itself carries none, and may do anything. */
const HEADER = 'x-calling-function';

const functions: Readonly<Record<string, FunctionSpec>> = FUNCTIONS;

const calling = new AsyncLocalStorage<ApiArea>();

subscribe('http.client.request.created', (message) => {
  const area = calling.getStore();
  if (area !== undefined) (message as { readonly request: ClientRequest }).request.setHeader(HEADER, area);
});

/** The function that the HTTP API's routes lead a path to; undefined is what only the default route takes. */
export function areaOf(path: string): ApiArea | undefined {
  if (path.startsWith('/c/')) return 'LinksApi';
  const exact = PUBLIC_ROUTES.find((route) => route.path === path);
  const prefix = SIGNED_IN_PREFIXES.find(
    (one) => path === `/api/${one.prefix}` || path.startsWith(`/api/${one.prefix}/`),
  );
  return (exact ?? prefix)?.area;
}

/** What `work` asks of AWS is asked in the name of the function that answers `path`. */
export function callingAs<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const area = areaOf(path);
  return area === undefined ? work() : calling.run(area, work);
}

/** @throws AwsError AccessDeniedException: what the stack grants the function does not take in what it asks of the table */
export function holdToGrants(
  headers: Readonly<Record<string, string | undefined>>,
  permissions: readonly Permission[],
): void {
  const name = headers[HEADER];
  if (name === undefined) return;
  const use = functions[name]?.table;
  for (const { action, resources } of permissions) {
    const index = resources[0]?.split('/index/')[1];
    const isGranted = index
      ? use?.indexes?.some((one) => one === index)
      : use?.actions.some((one) => `dynamodb:${one}` === action);
    if (!isGranted)
      throw new AwsError('AccessDeniedException', `${name} is not granted ${action} on ${resources[0]}`, 400);
  }
}
