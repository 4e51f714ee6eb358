import { ClassicLevel } from 'classic-level';
import type { DataFolder } from '../data-folder.ts';

type Stored = { readonly [type: string]: unknown };

/** An attribute as DynamoDB writes it, as the value it stands for. Binary and sets are not read here. */
function plain(value: Stored): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (Array.isArray(value.L)) return value.L.map((each: Stored) => plain(each));
  return value.M === undefined ? null : plainItem(value.M as Readonly<Record<string, Stored>>);
}

const plainItem = (item: Readonly<Record<string, Stored>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

/** Reads back one of the texts of {@link storedTexts}: the attributes named, or all. */
export const readStored = (text: string, names?: readonly string[]): Record<string, unknown> => {
  const item = JSON.parse(text) as Readonly<Record<string, Stored>>;
  if (!names) return plainItem(item);
  const wanted = names.flatMap((name) => {
    const value = item[name];
    return value === undefined ? [] : [[name, plain(value)] as const];
  });
  return Object.fromEntries(wanted);
};

/**
 * The items of one entity in a folder that no machine runs on, as the texts they are kept as: reading a hundred thousand
 * of them takes seconds, so that whoever reads them may share the work. Nothing runs and nothing is written.
 */
export async function* storedTexts(folder: DataFolder, entity: string): AsyncGenerator<string> {
  const directory = folder.directory('dynamodb');
  if (directory === null) return;
  const database = new ClassicLevel<string, string>(directory, { valueEncoding: 'utf8' });
  const mark = `"entity":{"S":"${entity}"}`;
  try {
    // `~` ends the name of a key space.
    for await (const text of database.values({ gt: 'item~', lt: 'item\x7f' }))
      if (text.includes(mark)) yield text;
  } finally {
    await database.close();
  }
}
