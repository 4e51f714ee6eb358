import { useWrite } from '../../../api/query.ts';
import type { RmaUpdate } from '../../../parts/rmas/shapes.ts';

/** Changes an RMA; pages that show it read it anew. */
export function useUpdate(rmaId: string): (body: RmaUpdate) => Promise<unknown> {
  const update = useWrite('PATCH /rmas/{rmaId}', {
    refreshes: ['GET /rmas/{rmaId}', 'GET /rmas', 'GET /claims/{claimId}/rmas'],
  });
  return (body) => update.mutateAsync({ path: { rmaId }, body });
}
