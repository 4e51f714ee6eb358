import type { Table } from '../../adapters/table/table.ts';
import { readRulebookAt } from '../../adapters/terms/terms-store.ts';
import { InvalidInput } from '../../domain/errors.ts';

/**
 * The version of the terms of coverage that is agreed to now. Throws {@link InvalidInput} when the one that the customer
 * has read is in force no longer: nobody agrees to what was not shown.
 */
export async function termsInForce(
  table: Table,
  acceptedTerms: string | undefined,
  nowMs: number,
): Promise<string> {
  const { version } = await readRulebookAt(table, new Date(nowMs).toISOString());
  if (acceptedTerms !== undefined && acceptedTerms !== version)
    throw InvalidInput.at('acceptedTerms', `are not the terms in force: please read version ${version}`);
  return version;
}
