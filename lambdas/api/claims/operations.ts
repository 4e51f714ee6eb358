import type { Operation } from '../../middleware/api/operation.ts';
import { correspondenceOperations } from './operations/correspondence.ts';
import { dealerOperations } from './operations/dealer.ts';
import { decidingOperations } from './operations/deciding.ts';
import { filingOperations } from './operations/filing.ts';
import { readingOperations } from './operations/reading.ts';
import { repairOperations } from './operations/repair.ts';
import { repairTermsOperations } from './operations/repair-terms.ts';
import { rmaOperationsOfClaims } from './operations/rmas.ts';
import { shippingOperations } from './operations/shipping.ts';
import { shopOperations } from './operations/shops.ts';

/** Every operation of the claims API, for its OpenAPI description. */
export const claimOperations: readonly Operation[] = [
  ...readingOperations,
  ...filingOperations,
  ...correspondenceOperations,
  ...repairOperations,
  ...repairTermsOperations,
  ...shippingOperations,
  ...shopOperations,
  ...dealerOperations,
  ...decidingOperations,
  ...rmaOperationsOfClaims,
];
