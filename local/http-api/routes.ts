/** Which route of an HTTP API takes a request: the most specific one, as API Gateway chooses. */
import { decodedPath } from '../decoded-path.ts';

export interface Route {
  /** `GET /a/{id}`, `ANY /a/{proxy+}` or `$default`. */
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly integrationId: string;
  readonly authorizerId: string | null;
}

export interface RouteMatch {
  readonly route: Route;
  /** Decoded values of the path's variables. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Takes whatever no other route does. */
const DEFAULT_KEY = '$default';

/** Reads a route key; throws for one that is neither `METHOD /path` nor `$default`. */
export function parseRoute(key: string, integrationId: string, authorizerId: string | null): Route {
  if (key === DEFAULT_KEY) return { key, method: 'ANY', segments: [], integrationId, authorizerId };
  const match = /^([A-Z]+) (\/.*)$/.exec(key);
  if (match === null) throw new Error(`route key ${key} is no "METHOD /path"`);
  const [, method = '', path = ''] = match;
  return { key, method, segments: path.slice(1).split('/'), integrationId, authorizerId };
}

const isGreedy = (segment: string): boolean => /^\{.+\+\}$/.test(segment);
const isVariable = (segment: string): boolean => /^\{.+\}$/.test(segment);

function parametersOf(segments: readonly string[], path: readonly string[]): Record<string, string> | null {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (isGreedy(segment)) {
      const rest = path.slice(index).join('/');
      if (rest === '') return null;
      parameters[segment.slice(1, -2)] = decodedPath(rest);
      return parameters;
    }
    const part = path[index];
    if (part === undefined || (isVariable(segment) && part === '')) return null;
    if (isVariable(segment)) parameters[segment.slice(1, -1)] = decodedPath(part);
    else if (segment !== decodedPath(part)) return null;
  }
  return path.length === segments.length ? parameters : null;
}

/** Greater is more specific: literal before variable before greedy, segment by segment; then a named method before ANY. */
function specificity(route: Route): string {
  const ranks = route.segments.map((segment) => (isGreedy(segment) ? '1' : isVariable(segment) ? '2' : '3'));
  return `${ranks.join('')}${route.method === 'ANY' ? '0' : '1'}`;
}

/** The route for a method and a raw path (without the stage), or undefined. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  const parts = path.slice(1).split('/');
  const matches = routes.flatMap((route): RouteMatch[] => {
    if (route.method !== 'ANY' && route.method !== method) return [];
    const pathParameters = parametersOf(route.segments, parts);
    return pathParameters === null ? [] : [{ route, pathParameters }];
  });
  const [first, ...others] = matches;
  if (first)
    return others.reduce(
      (best, match) => (specificity(match.route) > specificity(best.route) ? match : best),
      first,
    );
  const fallback = routes.find(({ key }) => key === DEFAULT_KEY);
  return fallback && { route: fallback, pathParameters: {} };
}
