import { Anchor, Box, Button, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/call.ts';
import { useAccount } from '../../session/account.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { EmptyState } from '../empty-state.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { Page } from '../page.tsx';
import classes from './article-links.module.css';
import { ArticleLinks, type ListedArticle } from './article-links.tsx';
import { texts } from './texts.ts';
import { useArticleLanguage } from './use-article-language.ts';

/** As many articles as are shown; a knowledge base has a few dozen. */
const MOST = 200;

/** The help for whoever looks: search as one types, else everything by what it is about. */
export function HelpCentre(): ReactNode {
  const t = useTexts(texts);
  const language = useArticleLanguage();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = { language, limit: MOST, search: search === '' ? undefined : search };
  const { data, error, refetch } = useQuery({
    queryKey: ['GET /kb', { query }],
    queryFn: ({ signal }) => call('GET /kb', { query }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('title')} lead={t('lead')} action={<AskUs />}>
      <Stack gap="xl">
        <TextInput
          type="search"
          size="lg"
          maw="40rem"
          label={t('search')}
          description={t('searchHint')}
          leftSection={<Icon name="search" />}
          maxLength={120}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={420} radius="lg" />}
        {data && search === '' && <Groups articles={data.items} />}
        {data && search !== '' && (
          // As high as a window: what stands at its foot does not come up when there are few.
          <Box mih="100dvh">
            <Results articles={data.items} />
          </Box>
        )}
      </Stack>
    </Page>
  );
}

/** The way to a person, for whoever signed in. */
function AskUs(): ReactNode {
  const t = useTexts(texts);
  const account = useAccount();
  if (!account)
    return (
      <Button component={Link} href="/sign-in?next=%2Ftickets%2Fnew" variant="default">
        {t('signInToAsk')}
      </Button>
    );
  return (
    <Button component={Link} href="/tickets/new">
      {t('ask')}
    </Button>
  );
}

function Results({ articles }: { readonly articles: readonly ListedArticle[] }): ReactNode {
  const t = useTexts(texts);
  if (articles.length === 0)
    return (
      <EmptyState icon="search" title={t('nothing')}>
        {t('nothingText')}
      </EmptyState>
    );
  return (
    <Card>
      <Stack>
        <Text c="dimmed" role="status">
          {t('results', { count: articles.length })}
        </Text>
        <ArticleLinks articles={articles} />
      </Stack>
    </Card>
  );
}

function Groups({ articles }: { readonly articles: readonly ListedArticle[] }): ReactNode {
  const t = useTexts(texts);
  const account = useAccount();
  const groups = Map.groupBy(articles, ({ faq, category }) => (faq ? 'faq' : category));
  return (
    <>
      <div className={classes.groups}>
        {[...groups].map(([name, members]) => (
          <Card key={name}>
            <Title order={2} size="h3" mb="md">
              {t(name)}
            </Title>
            <ArticleLinks articles={members} />
          </Card>
        ))}
      </div>
      <Text c="dimmed">
        {t('askText')}{' '}
        {account && (
          <Anchor component={Link} href="/tickets">
            {t('yourTickets')}
          </Anchor>
        )}
      </Text>
    </>
  );
}
