import data from './rulebook-2026-01.json' with { type: 'json' };
import { type Rulebook, rulebookSchema } from './rulebook-schema.ts';

/** The default rules, in force from January 2026. */
export const rulebook202601: Rulebook = rulebookSchema.parse(data);
