import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { cognitoAddress, region } from '../../adapters/accounts/cognito-address.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { readVersionedBrand, storeBrand } from '../../adapters/people/brand-store.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import { contrastFaults } from '../../domain/wording/contrast.ts';
import { completeBrand } from '../../domain/wording/default-brand.ts';
import { textsIn } from '../../domain/wording/languages/brand-in.ts';
import { languageFor } from '../../domain/wording/languages/language.ts';
import { apiHandler, route } from '../../middleware/api/router.ts';
import { companyRoutes } from './admin/companies.ts';
import { userRoutes } from './admin/users.ts';
import { contactRoutes } from './contact.ts';
import * as operations from './operations.ts';
import { changeOwnPassword } from './password.ts';
import { accountView, changeAccount, customerOf } from './profile.ts';
import { sessionRoutes } from './sessions.ts';

const areaHandler = apiHandler([
  route(operations.readAccount, async ({ table, caller }) => ({
    status: 200,
    body: accountView(caller(), await customerOf(table, caller())),
  })),
  route(operations.updateAccount, async ({ table, caller, body, nowMs }) => ({
    status: 200,
    body: await changeAccount(table, caller(), body, nowMs),
  })),
  route(operations.changePassword, async ({ table, event, body, remember }) => {
    const token = (event.headers.authorization ?? '').replace(/^Bearer +/i, '');
    await changeOwnPassword(token, body);
    const answer = { status: 200, body: { changed: true } };
    const marker = remember(answer);
    if (marker.length > 0) await table.transact(marker);
    return answer;
  }),
  route(operations.readBrandOperation, async ({ table, query: { language } }) => ({
    status: 200,
    body: textsIn(await readVersionedBrand(table), languageFor({ account: language ?? 'en' })),
  })),
  route(operations.replaceBrand, async ({ table, body: { version, ...brand } }) => {
    const present = await readVersionedBrand(table);
    if (version !== undefined && version !== present.version) throw new ConcurrentChange('the brand');
    const faults = contrastFaults(brand.colours);
    if (faults.length > 0) throw new InvalidInput(faults);
    // Nobody gives up the second agent by sending a brand that says nothing of it.
    const next = { ...(present.decisions && { decisions: present.decisions }), ...completeBrand(brand) };
    return { status: 200, body: await storeBrand(table, next, present.version) };
  }),
  ...contactRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...companyRoutes,
  route(operations.readOpenApi, async () => {
    // It is made of every operation there is. Nobody who signs in should wait for those at a cold start.
    const { openApiDocument } = await import('../openapi/document.ts');
    return { status: 200, body: openApiDocument() };
  }),
]);

/** What the portal needs before anybody signed in; nothing in it is a secret. */
const configuration = (): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
  body: JSON.stringify({
    region: region(),
    membersClientId: requireEnv('MEMBERS_CLIENT_ID'),
    staffClientId: requireEnv('STAFF_CLIENT_ID'),
    cognitoEndpoint: cognitoAddress(),
    apiBase: '/api',
  }),
});

/** The area's operations below `/api` and, beside them, `/config.json`. */
export const handler = async (
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> =>
  event.rawPath === '/config.json' && event.requestContext.http.method === 'GET'
    ? configuration()
    : areaHandler(event, context);
