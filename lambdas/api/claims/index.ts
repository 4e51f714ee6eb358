import { apiHandler } from '../../middleware/api/router.ts';
import { answeringRoutes } from './answering.ts';
import { bulkRoutes } from './bulk.ts';
import { commentRoutes } from './comments.ts';
import { dealerRoutes } from './dealer-claims.ts';
import { decidingRoutes } from './deciding.ts';
import { documentRoutes } from './documents.ts';
import { exportRoutes } from './exporting.ts';
import { filingRoutes } from './filing.ts';
import { rmaRoutes } from './issuing-rmas.ts';
import { lookupRoutes } from './lookup.ts';
import { moneyRoutes } from './money-preview.ts';
import { ownClaimRoutes } from './own-claim.ts';
import { previewRoutes } from './preview.ts';
import { readingRoutes } from './reading.ts';
import { repairRoutes } from './repair.ts';
import { repairTermsRoutes } from './repair-terms.ts';
import { shippingRoutes } from './shipping.ts';
import { shopRoutes } from './shops.ts';

/** The claims API: every operation of `operations.ts` with its handler. */
export const handler = apiHandler([
  ...readingRoutes,
  ...lookupRoutes,
  ...exportRoutes,
  ...filingRoutes,
  ...documentRoutes,
  ...commentRoutes,
  ...answeringRoutes,
  ...repairRoutes,
  ...repairTermsRoutes,
  ...shippingRoutes,
  ...shopRoutes,
  ...dealerRoutes,
  ...decidingRoutes,
  ...previewRoutes,
  ...moneyRoutes,
  ...ownClaimRoutes,
  ...rmaRoutes,
  ...bulkRoutes,
]);
