import type { ReactNode } from 'react';
import { ArticleView } from '../../../parts/help/article-view.tsx';

/** An article, for whoever may read it: some need no sign-in. */
export default function ArticlePage({
  params: { articleId = '' },
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  return <ArticleView key={articleId} articleId={articleId} />;
}
