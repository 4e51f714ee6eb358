import { AwsError, type HttpRequest, type HttpResponse } from '../aws-service.ts';

/** The machine's faults, as far as a service behind no AWS protocol needs them. */
export interface Faulty {
  apply(service: string, operation: string, run: () => Promise<unknown>): Promise<unknown>;
}

/** What the rules call PayPal's operations: `Token`, `CreatePayout`, `ReadPayout`, `VerifyWebhook`; it sends `SendWebhook`. */
function operationOf({ method, path }: HttpRequest): string {
  if (path.endsWith('/oauth2/token')) return 'Token';
  if (path.endsWith('/verify-webhook-signature')) return 'VerifyWebhook';
  return method === 'POST' ? 'CreatePayout' : 'ReadPayout';
}

function refusal(status: number, name: string, message: string): HttpResponse {
  const body = Buffer.from(JSON.stringify({ name, message, debug_id: 'injected', details: [], links: [] }));
  return { status, headers: { 'content-type': 'application/json' }, body };
}

/** PayPal's answer with whatever the rules for the service `paypal` have in store, in PayPal's own error shape. */
export async function underFaults(
  faults: Faulty | undefined,
  request: HttpRequest,
  answer: (request: HttpRequest) => HttpResponse,
): Promise<HttpResponse> {
  if (!faults) return answer(request);
  let response: HttpResponse | undefined;
  try {
    await faults.apply('paypal', operationOf(request), async () => {
      response = answer(request);
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return error.status >= 500
      ? refusal(500, 'INTERNAL_SERVER_ERROR', 'An internal server error has occurred.')
      : refusal(429, 'RATE_LIMIT_REACHED', 'Too many requests. Blocked due to rate limiting.');
  }
  return response ?? answer(request);
}
