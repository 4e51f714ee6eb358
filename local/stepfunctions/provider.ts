/** State machines of the template. */
import { physicalName, type ResourceProvider, type TemplateResource } from '../resource-provider.ts';
import type { ApiContext } from './api/context.ts';
import { requireValidDefinition } from './api/machines.ts';
import { stateMachineArn } from './arns.ts';
import { uuid } from './jsonata/functions.ts';

export function stateMachineProvider({ machines, commits, clock, random }: ApiContext): ResourceProvider {
  return {
    types: ['AWS::StepFunctions::StateMachine'],
    identify: (resource) => {
      const name = nameOf(resource);
      const arn = stateMachineArn(name);
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    },
    /** A changed definition is for later starts: executions keep the one they began with. */
    provision: async (resource) => {
      const { StateMachineType: type = 'STANDARD', RoleArn: roleArn } = resource.properties;
      if (type !== 'STANDARD')
        throw new Error(`${resource.logicalId}: state machines of type ${String(type)} are not simulated`);
      if (typeof roleArn !== 'string') throw new Error(`${resource.logicalId}: RoleArn is missing`);
      const definition = definitionOf(resource);
      requireValidDefinition(definition, true);
      const arn = resource.identity.ref;
      await commits.write(() => {
        const existing = machines.find(arn);
        const same = existing !== undefined && machines.definitionText(existing.definition) === definition;
        if (same && existing.role_arn === roleArn) return;
        const createdAt = existing?.created_at ?? clock.now();
        machines.put(
          {
            arn,
            name: nameOf(resource),
            role_arn: roleArn,
            created_at: createdAt,
            revision: existing === undefined ? '' : uuid(random),
            logging: null,
          },
          definition,
        );
      });
    },
  };
}

function nameOf(resource: TemplateResource): string {
  const { StateMachineName: name } = resource.properties;
  return typeof name === 'string' ? name : physicalName(resource, 80);
}

function definitionOf({ logicalId, properties }: TemplateResource): string {
  const {
    DefinitionString: text,
    Definition: json,
    DefinitionSubstitutions: substitutions = {},
  } = properties;
  const definition = typeof text === 'string' ? text : json === undefined ? undefined : JSON.stringify(json);
  if (definition === undefined) throw new Error(`${logicalId}: DefinitionString is missing`);
  const values = substitutions as Readonly<Record<string, unknown>>;
  return definition.replace(/\$\{(\w+)\}/g, (placeholder, name: string) =>
    name in values ? String(values[name]) : placeholder,
  );
}
