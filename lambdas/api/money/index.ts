import { apiHandler } from '../../middleware/api/router.ts';
import { bookRoutes } from './books.ts';
import { feeStepRoutes } from './fees.ts';
import { payoutRoutes } from './payouts.ts';
import { runRoutes } from './runs.ts';

export const handler = apiHandler([...runRoutes, ...payoutRoutes, ...feeStepRoutes, ...bookRoutes]);
