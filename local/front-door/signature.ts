import { AwsError, type HttpRequest, REGION } from '../aws-service.ts';

/** The credential of a request signed with Signature Version 4. The signature itself is not verified here. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

/** Whether the request carries AWS's Authorization header; presigned URLs and forms carry theirs elsewhere. */
export function isSigned(request: HttpRequest): boolean {
  return request.headers.authorization?.startsWith('AWS4-') === true;
}

/**
 * Reads the credential of the Authorization header; `undefined` when the request is not signed there.
 * Throws IncompleteSignatureException for a header that is cut short.
 */
export function readCredential(request: HttpRequest): Credential | undefined {
  const header = request.headers.authorization;
  if (header === undefined || !isSigned(request)) return undefined;
  const scope = /Credential=([^,\s]+)/.exec(header)?.[1]?.split('/');
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !header.includes(`${name}=`));
  if (missing.length > 0 || scope?.length !== 5) {
    const what = missing.map((name) => `Authorization header requires '${name}' parameter. `).join('');
    throw new AwsError('IncompleteSignatureException', `${what}Authorization=${header}`);
  }
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = scope;
  return { accessKeyId, date, region, service, terminator };
}

/** What is wrong with a credential's scope for a service, in AWS's words; `undefined` when it is right. */
export function scopeFault(credential: Credential, signingName: string): string | undefined {
  const { region, service, terminator, date } = credential;
  if (region !== REGION) return `Credential should be scoped to a valid region, not '${region}'. `;
  if (service !== signingName) return `Credential should be scoped to correct service: '${signingName}'. `;
  if (terminator !== 'aws4_request') {
    return `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `;
  }
  if (!/^\d{8}$/.test(date)) return `Date in Credential scope is not a date: '${date}'. `;
  return undefined;
}
