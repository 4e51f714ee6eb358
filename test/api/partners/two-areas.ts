import { type Api, startApi } from '../harness.ts';

/** The areas of partners and of accounts on one table: what the one writes of a company the other shows. */
export const startPartnersApi = (): Promise<Api> =>
  startApi(async () => {
    const [partners, account] = [
      await import('../../../lambdas/api/partners/index.ts'),
      await import('../../../lambdas/api/account/index.ts'),
    ];
    return {
      handler: (event, context) => {
        const { rawPath } = event as { rawPath: string };
        const { handler } = rawPath.startsWith('/api/partners') ? partners : account;
        return handler(event, context) as Promise<unknown>;
      },
    };
  });
