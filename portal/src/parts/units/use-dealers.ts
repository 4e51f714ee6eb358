import { useRead } from '../../api/query.ts';

/** Companies that units can be assigned to, for the claims team. */
export function useDealers(): readonly { readonly companyId: string; readonly name: string }[] {
  const { data } = useRead('GET /admin/companies', {});
  return data?.items.filter(({ kinds }) => kinds.includes('dealer')) ?? [];
}
