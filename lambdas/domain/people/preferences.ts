import { IANAZone } from 'luxon';
import * as z from 'zod/mini';

/** What a person chooses for himself: how things are written, and which mails come. */

export const languages = ['en-US', 'en-CA', 'es-US', 'fr-CA'] as const;

/** What nobody needs to act: everything else (questions, decisions, money) is always sent. */
export const optionalNotices = ['comment', 'reminder'] as const;
export type OptionalNotice = (typeof optionalNotices)[number];

export const notificationsSchema = z.object({
  /** What others write to a claim. */
  comment: z.boolean(),
  /** The reminders of a question, but for the last warning before a claim closes. */
  reminder: z.boolean(),
});
export type Notifications = z.infer<typeof notificationsSchema>;

export const everyNotice: Notifications = { comment: true, reminder: true };

export const timeZoneSchema = z.string().check(
  z.maxLength(60),
  z.refine((zone) => IANAZone.isValidZone(zone), 'is no time zone that is known'),
);

/** Whether a person has chosen not to get mails of this kind. */
export const isMuted = (notifications: Notifications | undefined, kind: string): boolean =>
  optionalNotices.some((one) => one === kind && notifications?.[one] === false);
