import type { HttpRequest, HttpResponse } from '../aws-service.ts';
import { authorizerEvent, type FunctionDoor, gatewayAnswer, type RequestFacts } from './payload.ts';
import type { Authorizer } from './resources.ts';

export type Verdict =
  | { readonly context: Readonly<Record<string, unknown>> }
  | { readonly refused: HttpResponse };

interface Kept {
  readonly until: number;
  readonly allowed: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * Asks Lambda authorizers (REQUEST, payload 2.0, simple responses). An answer is kept by the values of the identity
 * headers and holds for every route of the API that uses the authorizer. Nothing is asked when one of them is missing.
 */
export function createAuthorizers(invoke: FunctionDoor): {
  ask(authorizer: Authorizer, request: HttpRequest, facts: RequestFacts, routeArn: string): Promise<Verdict>;
} {
  const cache = new Map<string, Kept>();
  const verdictOf = ({ allowed, context }: Kept): Verdict =>
    allowed ? { context } : { refused: gatewayAnswer(403, 'Forbidden') };
  return {
    async ask(authorizer, request, facts, routeArn) {
      const identity = authorizer.identityHeaders.map((header) => request.headers[header] ?? '');
      if (identity.includes('')) return { refused: gatewayAnswer(401, 'Unauthorized') };
      const key = JSON.stringify([authorizer.id, identity]);
      const kept = cache.get(key);
      if (kept !== undefined && kept.until > facts.at) return verdictOf(kept);
      const event = authorizerEvent(request, facts, routeArn, identity);
      const sourceArn = routeArn.replace(/(:[^/:]+)\/.*$/, `$1/authorizers/${authorizer.id}`);
      const payload = await invoke(authorizer.functionArn, event, sourceArn);
      const answer =
        payload === undefined
          ? null
          : (JSON.parse(payload) as { isAuthorized?: unknown; context?: object } | null);
      if (typeof answer?.isAuthorized !== 'boolean')
        return { refused: gatewayAnswer(500, 'Internal Server Error') };
      const context = { ...answer.context };
      const fresh = { until: facts.at + authorizer.ttlSeconds * 1000, allowed: answer.isAuthorized, context };
      if (authorizer.ttlSeconds > 0) cache.set(key, fresh);
      return verdictOf(fresh);
    },
  };
}
