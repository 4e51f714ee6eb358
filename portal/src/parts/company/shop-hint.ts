import type { AnswerOf } from '../../api/call.ts';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

export type Shop = AnswerOf<'GET /claims/{claimId}/shops'>['items'][number];

/** A shop's own name; of a company with several stores, that of the store. */
export const shopName = ({ name, storeName }: Pick<Shop, 'name' | 'storeName'>): string => storeName ?? name;

/** Where a shop is and whether it takes a repair now, in a line. */
export function useShopHint(): (shop: Shop) => string {
  const t = useTexts(texts);
  return ({ address, distanceMiles, openNow, hasRoom, registeredCustomer, passed }) =>
    [
      address && `${address.line1}, ${address.city}`,
      distanceMiles === undefined
        ? undefined
        : distanceMiles === 0
          ? t('sameArea')
          : t('miles', { count: distanceMiles }),
      openNow === undefined ? undefined : openNow ? t('openNow') : t('closedNow'),
      hasRoom ? undefined : t('full'),
      registeredCustomer ? t('sold') : undefined,
      passed ? t('passed') : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}
