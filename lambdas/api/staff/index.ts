import { readBrand } from '../../adapters/people/people.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import { claimSchema } from '../../domain/claim/claim.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { commandContext } from '../claims/claim-request.ts';
import { agentsDirectory } from './agents.ts';
import { attachMailToClaim } from './attach-mail.ts';
import { sendCallerCode, verifyCaller } from './callers.ts';
import * as operations from './operations.ts';
import { countViews, readQueue } from './queue.ts';
import { reportRoutes } from './reports/reports.ts';
import { searchForCaller } from './search.ts';
import { takeNext } from './take-next.ts';
import { countMail, unmatchedMail } from './unmatched-mail.ts';

export const handler = apiHandler([
  route(operations.listQueue, async ({ table, caller, query, nowMs }) => ({
    status: 200,
    body: await readQueue(table, caller(), query, nowMs),
  })),
  route(operations.listViews, async ({ table, caller, nowMs }) => {
    const [items, mail] = await Promise.all([countViews(table, caller(), nowMs), countMail(table)]);
    return { status: 200, body: { items, mail } };
  }),
  route(operations.takeNextClaim, async ({ table, caller, nowMs, body, remember }) => {
    const except = new Set((body.except ?? []).map((typed) => readClaimId(typed) ?? typed));
    return takeNext({ table, caller: caller(), nowMs, view: body.view ?? 'all', except, remember });
  }),
  route(operations.listAgents, async ({ table }) => ({ status: 200, body: await agentsDirectory(table) })),
  route(operations.listUnmatchedMail, async ({ table, query }) => ({
    status: 200,
    body: await unmatchedMail(table, query),
  })),
  route(operations.attachMail, async (request) => {
    const { table, params, body, remember } = request;
    const claimId = readClaimId(body.claimId);
    if (claimId === undefined) throw InvalidInput.at('claimId', 'is no claim ID');
    if (!(await table.get(claimKey(claimId), claimSchema)))
      throw InvalidInput.at('claimId', 'is no claim of ours');
    const ctx = commandContext(request, await readBrand(table));
    return attachMailToClaim(table, { emailId: params.emailId ?? '', claimId, ctx, remember });
  }),
  route(operations.sendCallerCode, sendCallerCode),
  route(operations.verifyCaller, verifyCaller),
  route(operations.search, async ({ table, caller, query }) => ({
    status: 200,
    body: await searchForCaller(table, caller(), query.q),
  })),
  ...reportRoutes,
]);
