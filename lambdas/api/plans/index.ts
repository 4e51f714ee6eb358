import { apiHandler, route } from '../../middleware/api/router.ts';
import { plansOnSale } from './offers.ts';
import * as operations from './operations.ts';

export const handler = apiHandler([
  route(operations.listPlans, async ({ nowMs }) => ({ status: 200, body: plansOnSale(nowMs) })),
]);
