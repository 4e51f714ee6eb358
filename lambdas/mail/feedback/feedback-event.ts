import * as z from 'zod/mini';
import type { MessageRecord } from '../../domain/claim/records.ts';

/**
 * SES's event for EventBridge ("SES event publishing: examples of event data"), as far as it is read. `tags` are those
 * of the sending call, each with a list of values.
 */
const eventSchema = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.optional(z.record(z.string(), z.array(z.string()))) }),
    bounce: z.optional(
      z.object({
        bounceType: z.string(),
        bounceSubType: z.optional(z.string()),
        bouncedRecipients: z.optional(z.array(z.object({ diagnosticCode: z.optional(z.string()) }))),
      }),
    ),
    complaint: z.optional(z.object({ complaintFeedbackType: z.optional(z.nullable(z.string())) })),
    reject: z.optional(z.object({ reason: z.optional(z.string()) })),
    failure: z.optional(z.object({ errorMessage: z.optional(z.string()) })),
    deliveryDelay: z.optional(z.object({ delayType: z.optional(z.string()) })),
  }),
});
type Detail = z.infer<typeof eventSchema>['detail'];

/** What became of a mail. */
export interface Feedback {
  readonly sesMessageId: string;
  /** From the tags; absent for mail about no claim, and for mail that was not sent by us. */
  readonly claimId?: string;
  readonly messageId?: string;
  /** Absent for a delay: the mail is still under way. */
  readonly state?: Extract<MessageRecord['sendState'], 'delivered' | 'bounced' | 'complained' | 'failed'>;
  /** Why, for agents. */
  readonly reason?: string;
  /** The address does not take mail at all, as opposed to a mailbox that was full. */
  readonly permanent: boolean;
}

/** Undefined for events that say nothing of delivery (sent, opened, clicked). Throws for an event of another shape. */
export function feedbackOf(event: unknown): Feedback | undefined {
  const { detail } = eventSchema.parse(event);
  const fate = fateOf(detail);
  const { messageId: sesMessageId, tags = {} } = detail.mail;
  const claimId = tags.claimId?.[0];
  const messageId = tags.messageId?.[0];
  return (
    fate && {
      sesMessageId,
      ...(claimId !== undefined && { claimId }),
      ...(messageId !== undefined && { messageId }),
      ...fate,
    }
  );
}

function fateOf(detail: Detail): Pick<Feedback, 'state' | 'reason' | 'permanent'> | undefined {
  switch (detail.eventType) {
    case 'Delivery':
      return { state: 'delivered', permanent: false };
    case 'Bounce':
      return {
        state: 'bounced',
        reason: bounceReason(detail),
        permanent: detail.bounce?.bounceType === 'Permanent',
      };
    case 'Complaint':
      return {
        state: 'complained',
        reason: `complaint: ${detail.complaint?.complaintFeedbackType ?? 'marked as spam'}`,
        permanent: false,
      };
    case 'Reject':
      return {
        state: 'failed',
        reason: `rejected: ${detail.reject?.reason ?? 'no reason given'}`,
        permanent: true,
      };
    case 'Rendering Failure':
      return {
        state: 'failed',
        reason: detail.failure?.errorMessage ?? 'it could not be rendered',
        permanent: true,
      };
    case 'DeliveryDelay':
      return { reason: `delayed: ${detail.deliveryDelay?.delayType ?? 'no reason given'}`, permanent: false };
    default:
      return undefined;
  }
}

const bounceReason = ({ bounce }: Detail): string =>
  [bounce?.bounceType, bounce?.bounceSubType, bounce?.bouncedRecipients?.[0]?.diagnosticCode]
    .filter((part) => part !== undefined)
    .join(', ')
    .slice(0, 500);
