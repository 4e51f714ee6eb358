import { useLocation } from 'wouter';
import { useWrite } from '../../api/query.ts';
import { toast } from '../../shell/toasts.tsx';

interface TakeNext {
  /** Takes the most urgent claim that nobody has and opens it. */
  readonly takeNext: () => void;
  readonly isTaking: boolean;
}

/**
 * @param none what to say when nothing waits
 * @param except the claim that is open now
 */
export function useTakeNext(none: string, except?: string): TakeNext {
  const [, navigate] = useLocation();
  const next = useWrite('POST /staff/next', { refreshes: ['GET /staff/queue', 'GET /staff/views'] });
  const take = async (): Promise<void> => {
    try {
      const { item } = await next.mutateAsync({ body: except === undefined ? {} : { except: [except] } });
      if (item) navigate(`/claims/${item.claimId}`);
      else {
        toast(none);
        navigate('/');
      }
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad');
    }
  };
  return {
    takeNext: () => {
      if (!next.isPending) void take();
    },
    isTaking: next.isPending,
  };
}
