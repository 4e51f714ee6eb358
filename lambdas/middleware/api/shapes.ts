import * as z from 'zod/mini';

/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime();

/** What every list answers with. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    cursor: z.optional(z.string().check(z.describe('For the next page; absent on the last.'))),
  });

/** One line as somebody types it: it ends up in subjects of mail, on labels, in file names and cells of exports. */
export const typed = (max: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}*$/u, 'must be one line of text'));
