import { apiHandler, route } from '../../middleware/api/router.ts';
import { plansOnSale, termsOfCoverage } from './offers.ts';
import * as operations from './operations.ts';

export const handler = apiHandler([
  route(operations.listPlans, async ({ table, nowMs }) => ({
    status: 200,
    body: await plansOnSale(table, nowMs),
  })),
  route(operations.readTerms, async ({ table, query, nowMs }) => ({
    status: 200,
    body: await termsOfCoverage(table, query.version, nowMs),
  })),
]);
