import type { AccessUser } from '../access/rules.ts';
import { isStaff } from '../people/actor.ts';
import type { ArticleLanguage, ArticleText, ReaderRole } from './article.ts';

/** Who reads: somebody unknown, or a signed-in person. */
export type Reader = Pick<AccessUser, 'role' | 'companyKinds'> | 'nobody';

/** In which parts somebody reads; a company may have several. */
function rolesOf(reader: Reader): readonly ReaderRole[] {
  if (reader === 'nobody') return [];
  return reader.role === 'customer' ? ['customer'] : (reader.companyKinds ?? []);
}

/** Whether a published article is for this reader; for anybody else it does not exist. */
export function mayRead(reader: Reader, article: Pick<ArticleText, 'visibility' | 'roles'>): boolean {
  if (article.visibility === 'public' || (reader !== 'nobody' && isStaff(reader.role))) return true;
  if (article.visibility === 'internal' || reader === 'nobody') return false;
  return article.roles.length === 0 || rolesOf(reader).some((role) => article.roles.includes(role));
}

/** Part of what partners confirm having read. */
export const isPartnersFaq = (text: Pick<ArticleText, 'faq' | 'visibility' | 'roles'> | undefined): boolean =>
  text?.faq === true &&
  text.visibility === 'clients' &&
  (text.roles.length === 0 || text.roles.some((role) => role !== 'customer'));

type Translated = Pick<ArticleText, 'language' | 'translationOf'> & { readonly articleId: string };

/** Of each article the one in the reader's language, else the English one, else whichever there is. */
export function inLanguage<T extends Translated>(articles: readonly T[], language: ArticleLanguage): T[] {
  const groups = Map.groupBy(articles, ({ articleId, translationOf }) => translationOf ?? articleId);
  return [...groups.values()].flatMap((group) => {
    const found =
      group.find((one) => one.language === language) ??
      group.find((one) => one.language === 'en') ??
      group[0];
    return found ? [found] : [];
  });
}
