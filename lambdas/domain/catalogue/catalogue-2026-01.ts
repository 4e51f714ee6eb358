import data from './catalogue-2026-01.json' with { type: 'json' };
import { type Catalogue, catalogueSchema } from './catalogue-schema.ts';

/** The default catalogue, in force from January 2026. */
export const catalogue202601: Catalogue = catalogueSchema.parse(data);
