import { luminanceOf } from '../../wording/contrast.ts';
import { type Language, languageFor } from '../../wording/languages/language.ts';
import type { MailWords } from '../words/stored-words.ts';

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
  /** Mails in other words than their writers', by kind; in another language by kind and language. */
  readonly words?: Readonly<Record<string, MailWords>>;
  /** Of whoever reads it; absent, English. */
  readonly language?: Language;
}

const neutral = '#1f5fbf';

/** The colour of buttons and the text colour that can be read on it (WCAG relative luminance). */
export function buttonColors(color: string): { readonly background: string; readonly text: string } {
  const background = /^#[0-9a-f]{6}$/i.test(color) ? color : neutral;
  const luminance = luminanceOf(background);
  return { background, text: luminance > 0.4 ? '#000000' : '#ffffff' };
}

/** The brand as it speaks to a person: in the language of the account, in English without one. */
export const brandFor = <T extends MailBrand>(
  brand: T,
  reader: { readonly language?: string | undefined } | undefined,
): T =>
  reader?.language === undefined ? brand : { ...brand, language: languageFor({ account: reader.language }) };
