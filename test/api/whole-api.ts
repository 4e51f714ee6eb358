import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { ApiArea } from '../../lib/api-routes.ts';
import { areaOf } from './function-rights.ts';
import { type Api, startApi } from './harness.ts';

type Handler = (event: never, context: Context) => Promise<unknown>;

const load: Readonly<
  Record<Exclude<ApiArea, 'LinksApi' | 'PayPalWebhook'>, () => Promise<{ handler: Handler }>>
> = {
  ClaimsApi: () => import('../../lambdas/api/claims/index.ts'),
  StaffApi: () => import('../../lambdas/api/staff/index.ts'),
  PlansApi: () => import('../../lambdas/api/plans/index.ts'),
  EnrollmentsApi: () => import('../../lambdas/api/enrollments/index.ts'),
  DevicesApi: () => import('../../lambdas/api/devices/index.ts'),
  PartnersApi: () => import('../../lambdas/api/partners/index.ts'),
  UnitsApi: () => import('../../lambdas/api/units/index.ts'),
  SupportApi: () => import('../../lambdas/api/support/index.ts'),
  CoverageApi: () => import('../../lambdas/api/coverage/index.ts'),
  RmasApi: () => import('../../lambdas/api/rmas/index.ts'),
  MoneyApi: () => import('../../lambdas/api/money/index.ts'),
  AccountApi: () => import('../../lambdas/api/account/index.ts'),
};

/** Every area of the API behind the routes of the stack, over one table. */
export function startWholeApi(): Promise<Api> {
  return startApi(async () => {
    const areas = new Map<string, Handler>();
    for (const [area, loaded] of Object.entries(load)) areas.set(area, (await loaded()).handler);
    const handler = async (event: APIGatewayProxyEventV2, context: Context): Promise<unknown> => {
      const area = areas.get(areaOf(event.rawPath) ?? '');
      return area
        ? area(event as never, context)
        : { statusCode: 404, body: 'the gateway knows no such route' };
    };
    return { handler: handler as Handler };
  });
}
