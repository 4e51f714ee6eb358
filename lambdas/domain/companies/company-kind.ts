import * as z from 'zod/mini';

/** What a partner company does: sells plans, repairs devices, deals in warranted units; any of them together. */
export const companyKinds = ['seller', 'repair', 'dealer'] as const;
export const companyKindSchema = z.enum(companyKinds);
export type CompanyKind = (typeof companyKinds)[number];
