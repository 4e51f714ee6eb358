import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../json-shape.ts';
import { TemplateError } from './template-error.ts';

/** One stack as CDK wrote it, nothing resolved. */
export interface StackTemplate {
  /** CloudFormation's stack name (`AWS::StackName`). */
  readonly name: string;
  readonly resources: Readonly<Record<string, RawResource>>;
  readonly outputs: Readonly<Record<string, Record<string, unknown>>>;
}

export interface RawResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
}

export interface Assembly {
  /** In dependency order: a stack comes after every stack it depends on. */
  readonly stacks: readonly StackTemplate[];
  /** Folder or file of an asset in the assembly, by the object key the template names. */
  readonly assets: ReadonlyMap<string, string>;
}

interface StackArtifact {
  readonly id: string;
  readonly stackName: string;
  readonly templateFile: string;
  readonly dependencies: readonly string[];
}

/** Reads a CDK cloud assembly (`cdk.out`). Throws TemplateError when the folder is not one. */
export function readAssembly(dir: string): Assembly {
  const artifacts = record(readJson(dir, 'manifest.json').artifacts);
  const stacks: StackArtifact[] = [];
  const assets = new Map<string, string>();
  for (const [id, value] of Object.entries(artifacts)) {
    const artifact = record(value);
    const properties = record(artifact.properties);
    switch (artifact.type) {
      case 'aws:cloudformation:stack':
        stacks.push({
          id,
          stackName: String(properties.stackName ?? id),
          templateFile: String(properties.templateFile),
          dependencies: stringList(artifact.dependencies),
        });
        break;
      case 'cdk:asset-manifest':
        readAssets(dir, String(properties.file), assets);
        break;
      case 'cdk:tree':
      case 'cdk:feature-flag-report':
        break;
      default:
        throw new TemplateError(
          `The assembly has an artifact ${id} of type ${artifact.type}, which is not known here`,
        );
    }
  }
  return { stacks: inOrder(stacks).map((stack) => readStack(dir, stack)), assets };
}

function readJson(dir: string, file: string): Record<string, unknown> {
  const path = join(dir, file);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new TemplateError(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  if (!isRecord(value)) throw new TemplateError(`${path} does not hold a JSON object`);
  return value;
}

function readAssets(dir: string, file: string, into: Map<string, string>): void {
  for (const value of Object.values(record(readJson(dir, file).files))) {
    const asset = record(value);
    const path = record(asset.source).path;
    if (typeof path !== 'string') continue;
    for (const destination of Object.values(record(asset.destinations))) {
      into.set(String(record(destination).objectKey), join(dir, path));
    }
  }
}

function inOrder(artifacts: readonly StackArtifact[]): StackArtifact[] {
  const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
  const ordered = new Set<StackArtifact>();
  const visit = (artifact: StackArtifact, path: readonly string[]): void => {
    if (path.includes(artifact.id))
      throw new TemplateError(`Stacks depend on each other: ${path.join(' → ')}`);
    for (const id of artifact.dependencies) {
      const needed = byId.get(id);
      if (needed) visit(needed, [...path, artifact.id]);
    }
    ordered.add(artifact);
  };
  for (const artifact of artifacts) visit(artifact, []);
  return [...ordered];
}

/** A template has these sections; rules are checked by CloudFormation before it deploys. */
const SECTIONS: ReadonlySet<string> = new Set(['Description', 'Metadata', 'Outputs', 'Resources', 'Rules']);

function readStack(dir: string, artifact: StackArtifact): StackTemplate {
  const template = readJson(dir, artifact.templateFile);
  const unknown = Object.keys(template).filter((section) => !SECTIONS.has(section));
  if (unknown.length > 0)
    throw new TemplateError(`Stack ${artifact.stackName} has ${unknown.join(', ')}, not known here`);
  const resources: Record<string, RawResource> = {};
  for (const [logicalId, value] of Object.entries(record(template.Resources))) {
    const resource = record(value);
    if (resource.Condition !== undefined)
      throw new TemplateError(`${artifact.stackName}/${logicalId} has a Condition, not known here`);
    resources[logicalId] = {
      type: String(resource.Type),
      properties: record(resource.Properties),
      dependsOn: stringList(resource.DependsOn),
    };
  }
  const outputs: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(record(template.Outputs))) outputs[name] = record(value);
  return { name: artifact.stackName, resources, outputs };
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function stringList(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}
