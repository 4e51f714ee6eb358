/** Tables of the API: its operations, and which role may ever use them. */
import { areas } from '../lambdas/api/openapi/areas.ts';
import { isPublic } from '../lambdas/api/openapi/document.ts';
import { everAllowed } from '../lambdas/domain/access/allowed.ts';
import { roles } from '../lambdas/domain/access/rules.ts';
import type { Operation } from '../lambdas/middleware/api/operation.ts';
import { markdownTable } from './markdown-table.ts';

/** A person of a role in a company of every kind: what nobody like that may do, the role may never. */
const anyoneIn = (role: (typeof roles)[number]) => ({
  role,
  userId: '',
  companyKinds: ['seller', 'repair', 'dealer'] as const,
  approvedRepairPartner: true,
  partnerRole: 'owner' as const,
});

function forWhom(operation: Operation): string {
  const { action } = operation;
  if (action === 'public' || isPublic(operation)) return 'everybody, without sign-in';
  const allowed = roles.filter((role) => everAllowed(anyoneIn(role), action));
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
