/** One place where two versions differ; absent where there was or is nothing. */
export interface TermChange {
  /** `phones.Apple iPhone 12.deductibles.repair`: rows are named, not numbered, so that a new row moves no other. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a row is known by, where it has a name of its own. */
const nameOf = (row: Fields): string | undefined => {
  const { id, code, make, model, from } = row;
  if (typeof id === 'string') return id;
  if (typeof code === 'string') return code;
  if (typeof make === 'string' && typeof model === 'string') return `${make} ${model}`;
  return typeof from === 'string' ? from : undefined;
};

/** A list of named rows as fields by name; any other list stays as it is. */
const named = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value;
  const rows = value.map((row: unknown) => (isFields(row) ? nameOf(row) : undefined));
  return value.length > 0 && rows.every((name) => name !== undefined) && new Set(rows).size === rows.length
    ? Object.fromEntries(rows.map((name, index) => [name, value[index] as unknown]))
    : value;
};

/** Every place where two versions of the same terms differ, in the order of the later one. */
export const termChanges = (before: unknown, after: unknown, path = ''): TermChange[] => {
  const [was, is] = [named(before), named(after)];
  if (isFields(was) && isFields(is)) {
    const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
    return names.flatMap((name) => termChanges(was[name], is[name], path === '' ? name : `${path}.${name}`));
  }
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  return [{ path, ...(was !== undefined && { before }), ...(is !== undefined && { after }) }];
};
