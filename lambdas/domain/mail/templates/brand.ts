import { luminanceOf } from '../../wording/contrast.ts';
import type { MailWords } from '../words/mail-words.ts';

/** What the brand's configuration contributes to a mail. */
export interface MailBrand {
  readonly name: string;
  /** `#rrggbb` of buttons; anything else is replaced by a neutral blue. */
  readonly color: string;
  /** The address customers search their inbox for. */
  readonly claimsAddress: string;
  /** Origin of the portal, without a slash at the end. */
  readonly portalUrl: string;
  /** IANA zone in which dates are written. */
  readonly timeZone: string;
  /** Printed above the headline. */
  readonly header?: string;
  /** Printed at the foot, e.g. the company's postal address. */
  readonly footer?: string;
  /** Mails in other words than their writers', by kind. */
  readonly words?: Readonly<Record<string, MailWords>>;
}

const neutral = '#1f5fbf';

/** The colour of buttons and the text colour that can be read on it (WCAG relative luminance). */
export function buttonColors(color: string): { readonly background: string; readonly text: string } {
  const background = /^#[0-9a-f]{6}$/i.test(color) ? color : neutral;
  const luminance = luminanceOf(background);
  return { background, text: luminance > 0.4 ? '#000000' : '#ffffff' };
}

/** `Tuesday, March 17, 2026` in the brand's zone. */
export const formatDay = (instant: string, { timeZone }: Pick<MailBrand, 'timeZone'>): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone }).format(new Date(instant));

/** `Tuesday, March 17, 2026, 1:00 PM PDT` in the brand's zone. */
export const formatInstant = (instant: string, { timeZone }: MailBrand): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(instant));
