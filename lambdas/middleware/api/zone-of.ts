import { timeZoneSchema } from '../../domain/people/preferences.ts';
import type { ApiRequest } from './router.ts';

/**
 * The zone in which the caller reads times: the account's, else the one that the call names in `Time-Zone`, as pages do
 * for the browser. Undefined for neither; a name that no zone has counts as none.
 */
export function zoneOf({
  event,
  signedIn,
}: Pick<ApiRequest<unknown, unknown>, 'event' | 'signedIn'>): string | undefined {
  const named = timeZoneSchema.safeParse(event.headers['time-zone']);
  return signedIn()?.user.timeZone ?? (named.success ? named.data : undefined);
}
