import type { z } from 'zod';
import type { TemplateResource } from './resource-provider.ts';

/**
 * A resource's properties by the schema of what this machine simulates. Throws an Error that names the resource and the
 * first property that is missing, wrong or not simulated.
 */
export function typedProperties<S extends z.ZodType>(schema: S, resource: TemplateResource): z.output<S> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  const { path = [], message = '' } = parsed.error.issues[0] ?? {};
  const { stackName, logicalId, type } = resource;
  throw new Error(`${stackName}/${logicalId} (${type}): ${path.join('.') || 'properties'}: ${message}`);
}
