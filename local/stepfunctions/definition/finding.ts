/** One thing that is wrong with a definition, as ValidateStateMachineDefinition tells it. */
export interface Finding {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** Path in the definition, e.g. `/States/Ask/Choices[0]/Next`. */
  readonly location?: string;
}

export function schemaFinding(message: string, location: string): Finding {
  return { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, location };
}
