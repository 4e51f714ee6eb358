import { AwsError, type HttpRequest, type HttpResponse, type RpcService } from '../aws-service.ts';

/** A decoded AWS query request. */
export interface QueryCall {
  readonly action: string;
  readonly version: string;
  readonly input: Record<string, unknown>;
}

type Tree = Map<string, Tree | string>;

/**
 * Decodes form-encoded parameters: `A.member.1.B=x` becomes `{A: [{B: 'x'}]}`. Values stay text, as the protocol
 * carries no types. Throws SerializationException when a name is both a value and a structure.
 */
export function decodeQuery(request: HttpRequest): QueryCall {
  const encoded = request.method === 'GET' ? request.query : Buffer.from(request.body).toString('utf8');
  const parameters = new URLSearchParams(encoded);
  const root: Tree = new Map();
  for (const [name, value] of parameters) {
    if (name !== 'Action' && name !== 'Version') insert(root, name.split('.'), value);
  }
  return {
    action: parameters.get('Action') ?? '',
    version: parameters.get('Version') ?? '',
    input: toValue(root) as Record<string, unknown>,
  };
}

function insert(tree: Tree, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  const present = tree.get(name);
  if (rest.length === 0) {
    if (present !== undefined) throw malformed(name);
    tree.set(name, value);
    return;
  }
  if (typeof present === 'string') throw malformed(name);
  const child = present ?? new Map();
  tree.set(name, child);
  insert(child, rest, value);
}

function toValue(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (node.size === 1 && members instanceof Map) return toList(members);
  return Object.fromEntries([...node].map(([name, child]) => [name, toValue(child)]));
}

function toList(members: Tree): unknown[] {
  return inNumberOrder(members).map(toValue);
}

function inNumberOrder(numbered: Tree): (Tree | string)[] {
  return [...numbered].sort(([left], [right]) => Number(left) - Number(right)).map(([, child]) => child);
}

function malformed(name: string): AwsError {
  return new AwsError('MalformedQueryString', `The parameter ${name} is both a value and a structure`);
}

export function encodeQuery(
  service: RpcService,
  action: string,
  output: unknown,
  requestId: string,
): HttpResponse {
  const result = `<${action}Result>${toXml(output ?? {})}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata>`;
  return xml(
    200,
    `<${action}Response xmlns="${namespace(service)}">${result}${metadata}</${action}Response>`,
  );
}

export function encodeQueryError(service: RpcService, error: AwsError, requestId: string): HttpResponse {
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const detail = `<Error><Type>${type}</Type>${toXml({ Code: error.code, Message: error.message })}</Error>`;
  const id = `<RequestId>${escapeXml(requestId)}</RequestId>`;
  return xml(error.status, `<ErrorResponse xmlns="${namespace(service)}">${detail}${id}</ErrorResponse>`);
}

/** The answer to a request that no service takes: unsigned and without a target. */
export function encodeUnknownServiceError(error: AwsError, requestId: string): HttpResponse {
  const detail = toXml({ Code: error.code, Message: error.message, RequestId: requestId });
  return xml(error.status, `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${detail}</Error>`);
}

function namespace(service: RpcService): string {
  return `http://${service.signingName}.amazonaws.com/doc/${service.target}/`;
}

function toXml(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([name, item]) => `<${name}>${toXml(item)}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function xml(status: number, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}
