import { Button, Group, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { lazy, type ReactNode, type RefObject, Suspense, useState } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './article-form.module.css';
import type { ArticleValues } from './article-values.ts';
import { tagsBeyond } from './rich-html.ts';
import type { RichTextHandle } from './rich-text.tsx';
import { texts } from './texts.ts';

/** Half as large as the portal: loaded when somebody writes. */
const RichText = lazy(() => import('./rich-text.tsx'));

interface TextFieldProps {
  readonly form: UseFormReturnType<ArticleValues>;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly rich: RefObject<RichTextHandle | null>;
  /** Where a picture of the article is, by the address in its HTML. */
  readonly pictureAt: (source: string) => string | undefined;
}

/** What each button puts around what is chosen in the text. */
const marks = {
  heading: ['<h2>', '</h2>\n'],
  paragraph: ['<p>', '</p>\n'],
  bullets: ['<ul>\n<li>', '</li>\n</ul>\n'],
  steps: ['<ol>\n<li>', '</li>\n</ol>\n'],
  bold: ['<strong>', '</strong>'],
  link: ['<a href="https://">', '</a>'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

const names = ['heading', 'paragraph', 'bullets', 'steps', 'bold', 'link'] as const;

/** Title, summary and the text. */
export function TextField({ form, area, rich, pictureAt }: TextFieldProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <TextInput
        label={t('title')}
        required
        withAsterisk={false}
        maxLength={140}
        {...form.getInputProps('title')}
      />
      <TextInput
        label={t('summary')}
        description={t('summaryHint')}
        required
        withAsterisk={false}
        maxLength={300}
        {...form.getInputProps('summary')}
      />
      <ArticleText form={form} area={area} rich={rich} pictureAt={pictureAt} />
    </>
  );
}

/** The text as it will be read, edited where it stands; or its HTML, where it holds what only HTML can say, or who likes. */
function ArticleText({ form, area, rich, pictureAt }: TextFieldProps): ReactNode {
  const t = useTexts(texts);
  const { html } = form.values;
  const [isRich, setRich] = useState(() => tagsBeyond(html).length === 0);
  const beyond = isRich ? [] : tagsBeyond(html);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600} fz="sm">
          {t('text')}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={beyond.length > 0}
          onClick={() => setRich(!isRich)}
        >
          {isRich ? t('asHtml') : t('asText')}
        </Button>
      </Group>
      {beyond.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('onlyHtml', { tags: beyond.join(', ') })}
        </Text>
      )}
      {isRich ? (
        <>
          <Suspense fallback={<Skeleton h={420} />}>
            <RichText
              html={html}
              label={t('text')}
              describedBy="article-hint"
              pictureAt={pictureAt}
              onChange={(written) => form.setFieldValue('html', written)}
              handle={rich}
            />
          </Suspense>
          <Text size="sm" c="dimmed" id="article-hint">
            {t('richHint')}
          </Text>
          {form.errors.html && (
            <Text size="sm" c="var(--portal-bad)">
              {form.errors.html}
            </Text>
          )}
        </>
      ) : (
        <HtmlArea form={form} area={area} />
      )}
    </Stack>
  );
}

/** The HTML, with buttons for those who do not write tags. */
function HtmlArea({ form, area }: Pick<TextFieldProps, 'form' | 'area'>): ReactNode {
  const t = useTexts(texts);
  const mark = (name: keyof typeof marks): void => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to } = field;
    const { html } = form.values;
    const [before, after] = marks[name];
    form.setFieldValue(
      'html',
      `${html.slice(0, from)}${before}${html.slice(from, to)}${after}${html.slice(to)}`,
    );
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from + before.length, to + before.length);
    });
  };
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {names.map((name) => (
          <Button key={name} variant="default" size="sm" onClick={() => mark(name)}>
            {t(name)}
          </Button>
        ))}
      </Group>
      <Textarea
        ref={area}
        aria-label={t('text')}
        description={t('textHint')}
        required
        withAsterisk={false}
        autosize
        minRows={12}
        maxRows={30}
        maxLength={60_000}
        spellCheck
        className={classes.code}
        {...form.getInputProps('html')}
      />
    </Stack>
  );
}
