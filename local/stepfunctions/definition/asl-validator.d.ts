/** asl-validator ships no types for its entry. */
declare module 'asl-validator' {
  interface AslFinding {
    readonly 'Error code': string;
    readonly Message: string;
    readonly schemaError?: { readonly instancePath: string };
  }

  /** Adds `QueryLanguage` to every state of the definition it is given. */
  function validate(
    definition: Record<string, unknown>,
    options: { readonly checkPaths: boolean; readonly checkArn: boolean },
  ): { readonly isValid: boolean; readonly errors: readonly AslFinding[] };

  export default validate;
}
