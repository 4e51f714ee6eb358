/** The JSON Schemas of asl-validator, as a last pass: they know the type of every field. */
import validate from 'asl-validator';
import { type Finding, schemaFinding } from './finding.ts';
import { objects, rawScopes } from './walk.ts';

/**
 * Its schemas refuse some values that AWS takes (an `Output` that is text or a number, `Items` that are an object, a
 * boolean `Condition`); these fields are left to the checks before, as is `Resource`.
 */
export function validateSchema(text: string): Finding[] {
  const definition = JSON.parse(text) as Record<string, unknown>;
  for (const { json } of rawScopes(definition).flatMap(({ states }) => states)) {
    for (const holder of [json, ...objects(json.Choices), ...objects(json.Catch)] as Record<
      string,
      unknown
    >[]) {
      delete holder.Output;
      delete holder.Items;
      if (typeof holder.Condition === 'boolean') holder.Condition = '{% true %}';
    }
  }
  const { errors } = validate(definition, { checkPaths: false, checkArn: false });
  return errors.map(({ Message: message, schemaError }) =>
    schemaFinding(message, schemaError?.instancePath ?? '/'),
  );
}
