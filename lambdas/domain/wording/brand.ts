import * as z from 'zod/mini';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import { approvedStages } from '../claim/approved-stage.ts';
import { decisionRulesSchema } from '../claim/decision-rules.ts';
import { claimStatuses } from '../claim/status.ts';
import { repairRulesSchema } from '../companies/repair-rules.ts';
import { placeholderNames, placeholdersIn, unknownPlaceholders } from './placeholders.ts';

/** Wording is kept by status; Approved reads differently by how the claim is settled, and how far that is. */
export const wordingKeys = [
  ...claimStatuses.filter((status) => status !== 'approved'),
  ...approvedStages.map((stage) => `approved-${stage}` as const),
] as const;
export type WordingKey = (typeof wordingKeys)[number];

export const parties = ['customer', 'partner', 'agent', 'nobody'] as const;
export type Party = (typeof parties)[number];

/** Text with placeholders in braces; one that is not known is named in the error. */
const text = z.string().check(
  z.minLength(1),
  z.maxLength(1_000),
  z.superRefine((value, ctx) => {
    for (const name of unknownPlaceholders(value))
      ctx.addIssue({
        code: 'custom',
        message: `unknown placeholder {${name}}; known: ${placeholderNames.join(', ')}`,
      });
  }),
);
/** What a partner must not read, whatever the wording: why a claim was denied, and where the customer's money goes. */
export const notForPartners: ReadonlySet<string> = new Set(['clause', 'reason', 'payee']);

const partnersText = text.check(
  z.superRefine((value, ctx) => {
    for (const name of placeholdersIn(value))
      if (notForPartners.has(name))
        ctx.addIssue({ code: 'custom', message: `placeholder {${name}} is not for partners` });
  }),
);
const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'a colour as #rrggbb'));

const stepSchema = z.object({
  /** Who acts next. */
  who: z.enum(parties),
  customer: text,
  partner: partnersText,
  /** Read by the dealer of a unit's claim, which is his own; absent, the customer's words hold. */
  dealer: z.optional(text),
  /** Read by agents and admins. */
  agent: text,
  /** Label of the button that does it, by who reads. */
  buttons: z.optional(
    z.object({
      customer: z.optional(text),
      partner: z.optional(partnersText),
      dealer: z.optional(text),
      agent: z.optional(text),
    }),
  ),
});
export type StepWording = z.infer<typeof stepSchema>;

/** Everything people see of a brand: `GET/PUT /brand`. Data, never code. */
export const brandSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** The address that claims mail comes from and is answered to. */
  claimsAddress: z.email(),
  colours: z.object({ primary: colour, onPrimary: colour, accent: colour, background: colour, text: colour }),
  /** An address, or a small picture itself as a `data:` URL. */
  logoUrl: z.optional(z.url().check(z.maxLength(90_000))),
  /** What stands above and below every mail. */
  mail: z.optional(
    z.object({
      header: z.optional(z.string().check(z.trim(), z.maxLength(120))),
      footer: z.optional(z.string().check(z.trim(), z.maxLength(300))),
    }),
  ),
  /** Opening hours of the claims team, behind every `by`. */
  openingHours: openingHoursSchema,
  /** How shops are asked for repairs; absent, as usual. */
  repairs: z.optional(repairRulesSchema),
  /** How the claims team decides; absent, as usual. */
  decisions: z.optional(decisionRulesSchema),
  menu: z.array(z.object({ id: z.string(), label: text })),
  statusLabels: z.record(z.enum(claimStatuses), text),
  steps: z.record(z.enum(wordingKeys), stepSchema),
  /** Said to agents in front of a step that is overdue. */
  overdue: text,
  /** What stands for a placeholder whose value is not known. */
  fallbacks: z.record(z.enum(placeholderNames), z.string()),
});
export type Brand = z.infer<typeof brandSchema>;

/** A brand as it is given or was stored: words that it does not have, as after an upgrade, are the default's. */
export const brandInputSchema = z.extend(brandSchema, {
  statusLabels: z.partialRecord(z.enum(claimStatuses), text),
  steps: z.partialRecord(z.enum(wordingKeys), stepSchema),
  fallbacks: z.partialRecord(z.enum(placeholderNames), z.string()),
});
export type BrandInput = z.infer<typeof brandInputSchema>;
