import { apiHandler, route } from '../../middleware/api/router.ts';
import { enrollmentList } from './lists.ts';
import { plansOnSale } from './offers.ts';
import * as operations from './operations.ts';

export const handler = apiHandler([
  route(operations.listPlans, async ({ nowMs }) => ({ status: 200, body: plansOnSale(nowMs) })),
  route(operations.listEnrollments, async ({ table, caller, query }) => ({
    status: 200,
    body: await enrollmentList(table, caller(), query),
  })),
]);
