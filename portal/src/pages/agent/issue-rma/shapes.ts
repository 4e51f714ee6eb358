import type { BodyOf } from '../../../api/call.ts';

export type RmaOrder = Omit<BodyOf<'POST /claims/{claimId}/rmas'>, 'units'>;
