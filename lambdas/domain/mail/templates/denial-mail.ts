import { formatDay } from '../../wording/formats.ts';
import type { Say } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import { button, facts, type LetterBody, list, paragraph, quote } from './letter.ts';

/** What a denial must tell. Never the signals of a fraud check. */
export interface DenialFacts {
  readonly label: string;
  /** The clause in the terms' own words. */
  readonly clause: string;
  readonly reason: string;
  readonly facts: readonly string[];
  /** What would change the decision; absent when nothing would. */
  readonly wouldChange?: string;
  readonly secondReviewUntil: string;
  readonly secondReviewLink: string;
  /** Where to complain: the regulator or the company's own address. */
  readonly complaints: string;
}

export function denialBody(denial: DenialFacts, brand: MailBrand, say: Say): LetterBody {
  const until = formatDay(denial.secondReviewUntil, brand);
  return {
    headline: say`Your claim is not approved`,
    blocks: [
      facts([say`Decision`, denial.label]),
      paragraph(say`It rests on this clause of your terms:`),
      quote(denial.clause),
      paragraph(denial.reason),
      ...(denial.facts.length === 0 ? [] : [paragraph(say`The facts it rests on:`), list(denial.facts)]),
      paragraph(
        denial.wouldChange === undefined
          ? say`Nothing further would change this decision.`
          : say`What would change it: ${denial.wouldChange}`,
      ),
      paragraph(
        say`You may ask for a second review until ${until} (60 days). Someone else than the person who decided reviews it within 5 business days. Press the button or reply to this mail.`,
      ),
      button(say`Ask for a second review`, denial.secondReviewLink),
      paragraph(say`To complain: ${denial.complaints}`),
    ],
  };
}
