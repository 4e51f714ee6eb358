import type { HttpRequest, HttpResponse } from './aws-service.ts';

/** What the AWS port serves. */
export interface AwsEndpointParts {
  readonly frontDoor: { http(request: HttpRequest): Promise<HttpResponse> };
  /** Simulators of payment providers, by the prefix of their paths. */
  readonly providers: Readonly<Record<string, { handle(request: HttpRequest): Promise<HttpResponse> }>>;
}

const EMPTY = new Uint8Array();

/**
 * The AWS endpoint as browsers and SDKs see it: the front door, payment providers below their prefixes, and the CORS
 * answers that Cognito gives to pages of any origin (sign-in happens in the browser).
 */
export function awsEndpoint(parts: AwsEndpointParts): (request: HttpRequest) => Promise<HttpResponse> {
  return async (request) => {
    for (const [prefix, provider] of Object.entries(parts.providers))
      if (request.path.startsWith(`${prefix}/`)) return await provider.handle(request);
    if (isSignInPreflight(request)) return { status: 200, headers: corsHeaders(true), body: EMPTY };
    const response = await parts.frontDoor.http(request);
    if (!request.headers['x-amz-target']?.startsWith('AWSCognitoIdentityProviderService.')) return response;
    return { ...response, headers: { ...response.headers, ...corsHeaders(false) } };
  };
}

/** Only sign-in is asked for at the root with a target; uploads ask at a bucket and are S3's to answer. */
function isSignInPreflight({ method, path, headers }: HttpRequest): boolean {
  const asked = headers['access-control-request-headers'] ?? '';
  return method === 'OPTIONS' && path === '/' && asked.toLowerCase().includes('x-amz-target');
}

function corsHeaders(preflight: boolean): Record<string, string> {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
  };
  if (!preflight) return headers;
  return {
    ...headers,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers':
      'authorization,content-type,x-amz-target,x-amz-user-agent,amz-sdk-request,amz-sdk-invocation-id',
    'access-control-max-age': '172800',
  };
}
