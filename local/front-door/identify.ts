import { AwsError, type AwsService, type Caller, type HttpRequest } from '../aws-service.ts';
import { ANONYMOUS, type Iam } from '../iam/iam.ts';
import { readCredential, scopeFault } from './signature.ts';

/** Who signed, or AWS's error of the service's protocol for a key nobody has or a scope that is wrong. */
export function identify(iam: Pick<Iam, 'secretOf'>, service: AwsService, request: HttpRequest): Caller {
  const credential = readCredential(request);
  if (!credential) return ANONYMOUS;
  const fault = scopeFault(credential, service.signingName);
  if (fault !== undefined) throw scopeError(service, fault);
  const signer = iam.secretOf(credential.accessKeyId);
  if (signer) return signer.caller;
  if (service.signingName === 's3') {
    throw new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
    );
  }
  if (service.protocol === 'query') {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
  }
  const status = service.protocol === 'rest' ? 403 : 400;
  throw new AwsError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    status,
  );
}

function scopeError(service: AwsService, fault: string): AwsError {
  if (service.signingName === 's3') {
    return new AwsError(
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; ${fault.trim()}`,
    );
  }
  if (service.protocol === 'query') return new AwsError('SignatureDoesNotMatch', fault, 403);
  return new AwsError('InvalidSignatureException', fault, service.protocol === 'rest' ? 403 : 400);
}

/** By the credential's scope; a scope naming no service is told which it should have named, by the target. */
export function signedService(
  services: ReadonlyMap<string, AwsService>,
  request: HttpRequest,
): AwsService | undefined {
  const scope = /Credential=[^,/\s]+\/[^/]*\/[^/]*\/([^/,\s]+)/.exec(
    request.headers.authorization ?? '',
  )?.[1];
  return (
    services.get(scope ?? '') ??
    serviceByTarget(services, request) ??
    (scope ? undefined : services.get('s3'))
  );
}

export function serviceByTarget(
  services: ReadonlyMap<string, AwsService>,
  request: HttpRequest,
): AwsService | undefined {
  const target = request.headers['x-amz-target']?.split('.')[0];
  if (target === undefined) return undefined;
  for (const service of services.values()) {
    if (service.protocol !== 'rest' && service.protocol !== 'query' && service.target === target)
      return service;
  }
  return undefined;
}
