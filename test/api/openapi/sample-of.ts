/** JSON Schema as the document holds it, as far as samples are made of it. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly format?: string;
}

/** Strings whose schema says less than the rule behind them. */
const byName: Readonly<Record<string, string>> = {
  claimId: 'CLM-00000000',
  companyId: 'volt',
  year: '2026',
  phone: '+14155550123',
  occurredAt: '2026-06-01T18:00:00.000Z',
};

const byFormat: Readonly<Record<string, string>> = {
  email: 'somebody@example.com',
  uri: 'https://example.com/pay',
  date: '2026-05-01',
  'date-time': '2026-06-01T18:00:00.000Z',
};

/** The least that a schema admits: required properties only, the first of several alternatives. */
export function sampleOf(schema: Schema, name = ''): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternative = (schema.anyOf ?? schema.oneOf)?.[0];
  if (alternative) return sampleOf(alternative, name);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {}, key)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, name));
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return true;
    default:
      return byName[name] ?? byFormat[schema.format ?? ''] ?? 'sample'.padEnd(schema.minLength ?? 0, 'x');
  }
}
