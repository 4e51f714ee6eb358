import { z } from 'zod';

/** A target of a rule or schedule. Only functions can be one here. Other kinds and changes of the event are refused by name. */
export const targetProperties = z.strictObject({
  Id: z.string().optional(),
  Arn: z.string().startsWith('arn:aws:lambda:', 'only functions can be targets here'),
  RoleArn: z.string().optional(),
  /** Instead of the event. */
  Input: z.string().optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.coerce.number().optional(),
      MaximumRetryAttempts: z.coerce.number().optional(),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
});
export type Target = z.infer<typeof targetProperties>;
