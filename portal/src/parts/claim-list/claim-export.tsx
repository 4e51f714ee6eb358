import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { ExportMenu } from '../record-list/export-menu.tsx';
import type { ListQuery } from './use-claim-list.ts';

/** The claims of a list as it stands, as a file. */
export function ClaimExport({ query }: { readonly query: ListQuery }): ReactNode {
  const { limit: _, cursor: __, ...filters } = query;
  return (
    <ExportMenu
      name="claims"
      load={(format) => call('GET /claims/export', { query: { ...filters, format } })}
    />
  );
}
