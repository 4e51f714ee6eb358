/** The names of the values a text takes: `{by}`, and `{count|one:1 claim|other:# claims}` for one that counts. */
export type ValueNames<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}|${string}` ? Name : Inside) | ValueNames<Rest>
  : never;

export interface Texts<English extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /**
   * Where translations are found: the folder of the page below `pages`, or `parts/…`, `shell/…`. What stands before the
   * first stroke names the file, `translations/<language>/<face>.json`.
   */
  readonly name: string;
  readonly english: English;
}

/**
 * The English of one page or part. Translations are kept by the same name and key in the file of
 * its face; what is missing there reads English, and fails a test.
 */
export const defineTexts = <const English extends Readonly<Record<string, string>>>(
  name: string,
  english: English,
): Texts<English> => ({ name, english });

/** A language's translations by name and key. */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;
