import { Alert, Anchor, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ArticleLinks } from '../../../parts/help/article-links.tsx';
import { useArticleLanguage } from '../../../parts/help/use-article-language.ts';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A word says too little to look for. */
const SHORTEST_SEARCH = 4;
const OFFERED = 3;

/** First the conversation of a claim and the articles that may answer it, then the form; then the number. */
export default function NewTicketPage(): ReactNode {
  const t = useTexts(texts);
  const [sent, setSent] = useState<AnswerOf<'POST /tickets'>>();
  if (sent) return <Sent ticket={sent} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Alert variant="light">
          {t('aboutClaim')}{' '}
          <Anchor component={Link} href="/claims" inherit>
            {t('yourClaims')}
          </Anchor>
        </Alert>
        <TicketForm onSent={setSent} />
      </Stack>
    </Page>
  );
}

function TicketForm({ onSent }: { readonly onSent: (ticket: AnswerOf<'POST /tickets'>) => void }): ReactNode {
  const t = useTexts(texts);
  const create = useWrite('POST /tickets', { refreshes: ['GET /tickets'] });
  const claimId = new URLSearchParams(useSearch()).get('claim') ?? '';
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { subject: '', text: '', claimId } },
    async (values) =>
      onSent(
        await create.mutateAsync({
          body: {
            subject: values.subject,
            text: values.text,
            ...(values.claimId !== '' && { claimId: values.claimId }),
          },
        }),
      ),
  );
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('subject')}
            description={t('subjectHint')}
            required
            withAsterisk={false}
            maxLength={140}
            {...form.getInputProps('subject')}
          />
          <Offered typed={form.values.subject} />
          <Textarea
            label={t('text')}
            required
            withAsterisk={false}
            minRows={6}
            autosize
            maxLength={10_000}
            {...form.getInputProps('text')}
          />
          <TextInput
            label={t('claim')}
            description={t('claimHint')}
            maw="20rem"
            {...form.getInputProps('claimId')}
          />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" loading={isSending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

/** Articles that fit the subject; they open elsewhere, so that nothing typed is lost. */
function Offered({ typed }: { readonly typed: string }): ReactNode {
  const t = useTexts(texts);
  const search = useDeferredValue(typed.trim());
  const language = useArticleLanguage();
  const { data } = useRead(
    'GET /kb',
    { query: { search, language, limit: OFFERED } },
    { enabled: search.length >= SHORTEST_SEARCH },
  );
  if (!data || data.items.length === 0 || search.length < SHORTEST_SEARCH) return null;
  return (
    <div role="status">
      <Title order={2} size="h5" mb="xs">
        {t('maybe')}
      </Title>
      <ArticleLinks articles={data.items} isNewTab />
    </div>
  );
}

function Sent({ ticket: { ticketId, message } }: { readonly ticket: AnswerOf<'POST /tickets'> }): ReactNode {
  const t = useTexts(texts);
  return (
    <Page title={t('sentTitle', { ticketId })} lead={message}>
      <Stack>
        <Text>{t('sentText')}</Text>
        <Group>
          <Button component={Link} href={`/tickets/${ticketId}`}>
            {t('see')}
          </Button>
          <Button component={Link} href="/help" variant="default">
            {t('help')}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}
