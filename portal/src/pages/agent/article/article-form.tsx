import { Button, Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ArticleBody } from '../../../parts/help/article-body.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ArticleFiles } from './article-files.tsx';
import classes from './article-form.module.css';
import { type EditedArticle, emptyArticle, textOf, valuesOf } from './article-values.ts';
import { History } from './history.tsx';
import { Readers } from './readers.tsx';
import type { RichTextHandle } from './rich-text.tsx';
import { TextField } from './text-field.tsx';
import { texts } from './texts.ts';

interface ArticleFormProps {
  /** Absent for a new one. */
  readonly article: EditedArticle | undefined;
  readonly onSaved: (article: EditedArticle) => void;
}

/** Pictures of the draft have an address here, too. */
const withPictures = (html: string, files: EditedArticle['files']): string =>
  files.reduce(
    (text, { documentId, url }) =>
      url === undefined ? text : text.replaceAll(`document:${documentId}`, url),
    html,
  );

export function ArticleForm({ article, onSaved }: ArticleFormProps): ReactNode {
  const t = useTexts(texts);
  const create = useWrite('POST /kb');
  const save = useWrite('PUT /kb/{articleId}');
  const area = useRef<HTMLTextAreaElement>(null);
  const rich = useRef<RichTextHandle>(null);
  const initialValues = article ? valuesOf(article.draft) : emptyArticle;
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues },
    async (values) => {
      const body = textOf(values, article?.draft.translationOf);
      const saved = article
        ? await save.mutateAsync({
            path: { articleId: article.articleId },
            body: { ...body, version: article.version },
          })
        : await create.mutateAsync({ body });
      form.setFieldValue('html', saved.draft.html);
      const { removed = [] } = saved;
      if (removed.length > 0) toast(t('savedWithout', { removed: removed.join(', ') }), 'bad');
      else toast(t('saved'));
      onSaved(saved);
    },
  );
  return (
    <div className={classes.sides}>
      <Stack gap="lg">
        <Card>
          <form onSubmit={submit}>
            <Stack>
              <TextField
                form={form}
                area={area}
                rich={rich}
                pictureAt={(source) =>
                  article?.files.find(({ documentId }) => source === `document:${documentId}`)?.url
                }
              />
              <Readers form={form} />
              <FormProblem>{problem}</FormProblem>
              <Group>
                <Button type="submit" loading={isSending}>
                  {t('save')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Card>
        <ArticleFiles
          article={article}
          onInsert={(tag) => {
            if (rich.current) return rich.current.insert(tag);
            const at = area.current?.selectionStart ?? form.values.html.length;
            form.setFieldValue('html', `${form.values.html.slice(0, at)}${tag}${form.values.html.slice(at)}`);
          }}
        />
        {article && (
          <History
            articleId={article.articleId}
            onRestore={(text) => {
              form.setValues(valuesOf(text));
              toast(t('restored'));
            }}
          />
        )}
      </Stack>
      <Card className={classes.preview}>
        <Title order={2} size="h5" mb="md" c="dimmed">
          {t('preview')}
        </Title>
        <ArticleBody html={withPictures(form.values.html, article?.files ?? [])} />
      </Card>
    </div>
  );
}
