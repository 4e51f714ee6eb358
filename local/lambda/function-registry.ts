import { AwsError } from '../aws-service.ts';
import type { ResourceIdentity, ResourceProvider, TemplateResource } from '../resource-provider.ts';
import { physicalName } from '../resource-provider.ts';
import type { FunctionSpec } from './function-spec.ts';

const PREFIX = 'arn:aws:lambda:us-east-1:000000000000:function:';

/** Uses a feature of Lambda that does not exist here. Stops the start. */
export class UnsupportedFunction extends Error {
  constructor(resource: TemplateResource, what: string) {
    super(`${resource.stackName}/${resource.logicalId}: ${what} is not supported here`);
    this.name = 'UnsupportedFunction';
  }
}

export interface RegistryDeps {
  /** Values that take the place of those in the template, for functions whose template names them. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** The folder of a code asset. */
  assetPath(s3Key: string): string;
  /** What every function's environment has besides the template's variables; wins over them. */
  environment(fn: {
    name: string;
    roleArn: string;
    memoryMb: number;
    handler: string;
  }): Record<string, string>;
}

/** The functions of the template, and who may invoke them. */
export class FunctionRegistry {
  readonly provider: ResourceProvider;
  readonly #deps: RegistryDeps;
  readonly #functions = new Map<string, FunctionSpec>();
  readonly #policies = new Map<string, { readonly Statement: readonly object[] }>();
  readonly #roles = new Set<string>();

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
    this.provider = {
      types: ['AWS::Lambda::Function', 'AWS::Lambda::Permission'],
      identify,
      provision: (resource) => this.#provision(resource),
    };
  }

  /** By name, ARN, partial ARN or any of them qualified with `$LATEST`. Throws AwsError ResourceNotFoundException. */
  find(reference: string): FunctionSpec {
    const name = functionName(reference);
    const fn = this.#functions.get(name);
    if (fn) return fn;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${PREFIX}${name}`, 404, {
      Type: 'User',
    });
  }

  all(): readonly FunctionSpec[] {
    return [...this.#functions.values()];
  }

  known(name: string): FunctionSpec | undefined {
    return this.#functions.get(name);
  }

  /** Whether a role is some function's, so that its calls come from inside an invocation. */
  isFunctionRole(roleArn: string | undefined): boolean {
    return roleArn !== undefined && this.#roles.has(roleArn);
  }

  /** The function's resource policy, as the sum of its AWS::Lambda::Permission resources. */
  resourcePolicyOf(arn: string): object | undefined {
    return arn.startsWith(PREFIX) ? this.#policies.get(functionName(arn)) : undefined;
  }

  #provision(resource: TemplateResource & { readonly identity: ResourceIdentity }): void {
    if (resource.type === 'AWS::Lambda::Function') this.#addFunction(resource);
    else this.#addPermission(resource);
  }

  #addFunction(resource: TemplateResource & { readonly identity: ResourceIdentity }): void {
    const properties = resource.properties as {
      readonly Code?: { readonly S3Key?: string };
      readonly Handler?: string;
      readonly Role?: string;
      readonly Timeout?: number | string;
      readonly MemorySize?: number | string;
      readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
      readonly DeadLetterConfig?: { readonly TargetArn?: string };
      readonly Layers?: readonly unknown[];
      readonly LoggingConfig?: { readonly LogGroup?: string };
    };
    // CDK's own function that copies assets while a stack is deployed; the machine copies them itself.
    if (resource.logicalId.startsWith('CustomCDKBucketDeployment')) return;
    const s3Key = properties.Code?.S3Key;
    if (!s3Key) throw new UnsupportedFunction(resource, 'code that is not an asset');
    if (properties.Layers?.length) throw new UnsupportedFunction(resource, 'a layer');
    const name = resource.identity.ref;
    const roleArn = properties.Role ?? '';
    const handler = properties.Handler ?? 'index.handler';
    const memoryMb = Number(properties.MemorySize ?? 128);
    const variables = Object.fromEntries(
      Object.entries(properties.Environment?.Variables ?? {}).map(([key, value]) => [
        key,
        this.#deps.overrides?.[key] ?? String(value),
      ]),
    );
    const deadLetterArn = properties.DeadLetterConfig?.TargetArn;
    this.#roles.add(roleArn);
    this.#functions.set(name, {
      name,
      arn: PREFIX + name,
      handler,
      roleArn,
      memoryMb,
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      codeDir: this.#deps.assetPath(s3Key),
      environment: { ...variables, ...this.#deps.environment({ name, roleArn, memoryMb, handler }) },
      timeoutMs: Number(properties.Timeout ?? 3) * 1000,
      ...(deadLetterArn !== undefined && { deadLetterArn }),
    });
  }

  #addPermission({ properties }: TemplateResource): void {
    const name = functionName(String(properties.FunctionName));
    const condition: Record<string, Record<string, unknown>> = {};
    if (properties.SourceArn !== undefined) condition.ArnLike = { 'AWS:SourceArn': properties.SourceArn };
    if (properties.SourceAccount !== undefined)
      condition.StringEquals = { 'AWS:SourceAccount': properties.SourceAccount };
    const principal = String(properties.Principal);
    const statement = {
      Effect: 'Allow',
      Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal },
      Action: properties.Action,
      Resource: PREFIX + name,
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    };
    // A new object each time: who evaluates policies compiles each document once.
    this.#policies.set(name, { Statement: [...(this.#policies.get(name)?.Statement ?? []), statement] });
  }
}

function identify(resource: TemplateResource): ResourceIdentity {
  if (resource.type !== 'AWS::Lambda::Function') return { ref: physicalName(resource), attributes: {} };
  const { FunctionName: given } = resource.properties;
  const name = typeof given === 'string' ? given : physicalName(resource);
  return { ref: name, attributes: { Arn: PREFIX + name } };
}

function functionName(reference: string): string {
  const parts = reference.split(':');
  const at = parts.indexOf('function');
  return (at >= 0 ? parts[at + 1] : parts[0]) ?? reference;
}
