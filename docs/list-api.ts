/** Tables of the API: its operations, and which role may ever use them. */
import { areas } from '../lambdas/api/openapi/areas.ts';
import { rolesFor } from '../lambdas/api/openapi/document.ts';
import { roles } from '../lambdas/domain/access/rules.ts';
import type { Operation } from '../lambdas/middleware/api/operation.ts';
import { markdownTable } from './markdown-table.ts';

function forWhom(operation: Operation): string {
  const allowed = rolesFor(operation);
  if (allowed.length === 0) return 'everybody, without sign-in';
  if (allowed.length === roles.length) return 'everybody signed in';
  // What an agent may, an admin may.
  return allowed.filter((role) => role !== 'admin' || !allowed.includes('agent')).join(', ');
}

/** Below `/api` is the rule; what stands beside it begins with its own path. */
const placeOf = ({ path }: Operation): string => (path === '/config.json' ? path : `/api${path}`);

export const listOperations = (): string =>
  areas
    .map(({ tag, description, operations }) => {
      const rows = operations.map((operation) => [
        `\`${operation.method} ${placeOf(operation)}\``,
        forWhom(operation),
        operation.summary,
      ]);
      return `### ${tag}\n\n${description}\n\n${markdownTable(['Operation', 'For', ''], rows)}`;
    })
    .join('\n\n');
