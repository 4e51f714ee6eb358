import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../api/call.ts';
import classes from './article-links.module.css';

export type ListedArticle = AnswerOf<'GET /kb'>['items'][number];

/** Articles by title and summary. */
export const ArticleLinks = ({
  articles,
  isNewTab = false,
}: {
  readonly articles: readonly ListedArticle[];
  /** What is being typed on this page must not be lost. */
  readonly isNewTab?: boolean;
}): ReactNode => (
  <ul className={classes.links}>
    {articles.map(({ articleId, title, summary }) => (
      <li key={articleId}>
        <Link
          href={`/help/${articleId}`}
          className={classes.link}
          {...(isNewTab && { target: '_blank', rel: 'noreferrer' })}
        >
          {title}
        </Link>
        <Text size="sm" c="dimmed">
          {summary}
        </Text>
      </li>
    ))}
  </ul>
);
