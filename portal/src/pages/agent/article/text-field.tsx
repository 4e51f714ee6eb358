import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode, RefObject } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './article-form.module.css';
import type { ArticleValues } from './article-values.ts';
import { texts } from './texts.ts';

interface TextFieldProps {
  readonly form: UseFormReturnType<ArticleValues>;
  readonly area: RefObject<HTMLTextAreaElement | null>;
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

/** Title, summary and the HTML, with buttons for those who do not write tags. */
export function TextField({ form, area }: TextFieldProps): ReactNode {
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
          label={t('text')}
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
    </>
  );
}
