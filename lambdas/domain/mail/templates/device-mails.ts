import { type Say, sayIn } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { greetingOf } from './claim-facts.ts';
import { button, type ComposedMail, list, paragraph, render } from './letter.ts';

export interface DeviceMailFacts {
  readonly customerName: string;
  readonly deviceId: string;
  /** `Apple iPhone 14 Pro`. */
  readonly item: string;
}

const greeting = ({ customerName }: DeviceMailFacts, say: Say): string =>
  greetingOf({ recipientName: customerName }, say);
const pageOf = ({ deviceId }: DeviceMailFacts, { portalUrl }: MailBrand): string =>
  `${portalUrl}/devices/${deviceId}`;

/** The photos were accepted. `coverFrom`: the day from which the item is covered, as people read it. */
export const deviceVerifiedMail = (
  facts: DeviceMailFacts & { readonly coverFrom?: string | undefined },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Your ${facts.item} is verified`,
      headline: say`Your ${facts.item} is verified`,
      greeting: greeting(facts, say),
      blocks: [
        paragraph(
          facts.coverFrom === undefined
            ? say`A claim for it needs no further look at who it is. There is nothing to do for you.`
            : say`It is protected from ${facts.coverFrom}. There is nothing to do for you.`,
        ),
        button(say`See your device`, pageOf(facts, brand), true),
      ],
    },
    brand,
  );
};

/** Other photos are needed. */
export const photosAgainMail = (
  facts: DeviceMailFacts & { readonly reasons: readonly string[]; readonly toTake: readonly string[] },
  brand: MailBrand,
): ComposedMail => {
  const say = sayIn(brand);
  return render(
    {
      subject: say`Please take the photos of your ${facts.item} again`,
      headline: say`We need another photo`,
      greeting: greeting(facts, say),
      blocks: [
        paragraph(say`Thank you for the photos of your ${facts.item}. This is what is in the way:`),
        list(facts.reasons),
        ...(facts.toTake.length > 0 ? [paragraph(say`Please take:`), list(facts.toTake)] : []),
        button(say`Add the photos`, pageOf(facts, brand)),
        paragraph(
          say`Until then your plan runs, but a claim for this item takes longer: a person has to look at it.`,
        ),
      ],
    },
    brand,
  );
};
