import { ACCOUNT, REGION } from '../aws-service.ts';
import { isRecord } from '../json-shape.ts';
import type { ResourceIdentity, ResourceProvider, TemplateResource } from '../resource-provider.ts';
import { type RawResource, readAssembly, type StackTemplate } from './assembly.ts';
import { inDependencyOrder } from './dependencies.ts';
import { NO_VALUE, resolve, type Scope } from './intrinsics.ts';
import { TemplateError } from './template-error.ts';

/** A resource with every intrinsic resolved, and what `Ref` and `Fn::GetAtt` answer for it. */
export type ResolvedResource = TemplateResource & { readonly identity: ResourceIdentity };

export interface LoadedTemplate {
  /** Of all stacks, in the order in which they are provisioned. */
  readonly resources: readonly ResolvedResource[];
  /** Output values by stack name and output name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Gives each resource to its provider, one after the other, in dependency order. */
  provision(): Promise<void>;
  /** The folder of a Lambda code asset by the S3 key in the template. Throws TemplateError for an unknown key. */
  assetPath(s3Key: string): string;
}

/**
 * Reads a synthesized CDK assembly and resolves it against the providers. A resource type without a provider, an
 * intrinsic outside the supported list or a reference to nothing throws TemplateError before anything is provisioned.
 */
export async function loadTemplate(
  assemblyDir: string,
  providers: readonly ResourceProvider[],
): Promise<LoadedTemplate> {
  const assembly = readAssembly(assemblyDir);
  const byType = providersByType(providers);
  refuseUnknownTypes(assembly.stacks, byType);
  const all: SharedNames = { exports: new Map(), outputs: {} };
  const resources: ResolvedResource[] = [];
  for (const stack of assembly.stacks) resources.push(...resolveStack(stack, byType, all));
  return {
    resources,
    outputs: all.outputs,
    async provision() {
      for (const resource of resources) await byType.get(resource.type)?.provision(resource);
    },
    assetPath(s3Key) {
      const path = assembly.assets.get(s3Key);
      if (path === undefined) throw new TemplateError(`The assembly ${assemblyDir} has no asset ${s3Key}`);
      return path;
    },
  };
}

/** What stacks read from the stacks before them. */
interface SharedNames {
  readonly exports: Map<string, unknown>;
  readonly outputs: Record<string, Record<string, unknown>>;
}

function providersByType(providers: readonly ResourceProvider[]): Map<string, ResourceProvider> {
  const byType = new Map<string, ResourceProvider>();
  for (const provider of providers) {
    for (const type of provider.types) {
      if (byType.has(type)) throw new TemplateError(`Two providers for ${type}`);
      byType.set(type, provider);
    }
  }
  return byType;
}

function refuseUnknownTypes(
  stacks: readonly StackTemplate[],
  byType: ReadonlyMap<string, ResourceProvider>,
): void {
  const unknown = stacks.flatMap((stack) =>
    Object.entries(stack.resources)
      .filter(([, resource]) => !byType.has(resource.type))
      .map(([logicalId, resource]) => `${resource.type} (${stack.name}/${logicalId})`),
  );
  if (unknown.length > 0) throw new TemplateError(`Resource types not supported here: ${unknown.join(', ')}`);
}

function resolveStack(
  stack: StackTemplate,
  byType: ReadonlyMap<string, ResourceProvider>,
  shared: SharedNames,
): ResolvedResource[] {
  const identities = new Map<string, ResourceIdentity>();
  const scope = stackScope(stack, identities, shared);
  const resolved: ResolvedResource[] = [];
  for (const [logicalId, raw] of inDependencyOrder(stack)) {
    const resource = resolveResource(stack, logicalId, raw, scope);
    const identity = byType.get(raw.type)?.identify(resource);
    if (!identity) continue;
    identities.set(logicalId, identity);
    resolved.push({ ...resource, identity });
  }
  readOutputs(stack, scope, shared);
  return resolved;
}

function resolveResource(
  stack: StackTemplate,
  logicalId: string,
  raw: RawResource,
  scope: Scope,
): TemplateResource {
  const properties = resolve(raw.properties, scope, `${stack.name}/${logicalId} (${raw.type})`);
  return {
    stackName: stack.name,
    logicalId,
    type: raw.type,
    properties: isRecord(properties) ? properties : {},
  };
}

function readOutputs(stack: StackTemplate, scope: Scope, shared: SharedNames): void {
  const outputs: Record<string, unknown> = {};
  for (const [name, output] of Object.entries(stack.outputs)) {
    const where = `${stack.name}/${name} (output)`;
    outputs[name] = resolve(output.Value, scope, where);
    const exported = isRecord(output.Export) ? resolve(output.Export.Name, scope, where) : undefined;
    if (exported !== undefined) shared.exports.set(String(exported), outputs[name]);
  }
  shared.outputs[stack.name] = outputs;
}

function stackScope(
  stack: StackTemplate,
  identities: ReadonlyMap<string, ResourceIdentity>,
  shared: SharedNames,
): Scope {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::NoValue': NO_VALUE,
  };
  return {
    stackName: stack.name,
    ref: (name) => identities.get(name)?.ref ?? pseudo[name],
    getAtt: (logicalId, attribute) => identities.get(logicalId)?.attributes[attribute],
    importValue: (name) => shared.exports.get(name),
  };
}
