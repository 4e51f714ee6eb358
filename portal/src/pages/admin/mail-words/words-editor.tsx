import {
  Button,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { type Language, languages } from '../../../texts/language.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './words-editor.module.css';

type Tag = Language['tag'];
type Mail = AnswerOf<'GET /mail-words/{kind}'>;

/** The words of a mail, in the language that is looked at. */
export function WordsEditor({ kind }: { readonly kind: string }): ReactNode {
  const t = useTexts(texts);
  const [language, setLanguage] = useState<Tag>('en');
  const { data, error, refetch } = useRead('GET /mail-words/{kind}', { path: { kind }, query: { language } });
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton h={480} radius="lg" />;
  const offered = languages.filter(({ tag }) => data.languages.includes(tag));
  return (
    <>
      {offered.length > 1 && (
        <NativeSelect
          label={t('language')}
          description={t('languageHint')}
          maw="34rem"
          value={language}
          onChange={({ currentTarget: { value } }) =>
            setLanguage(offered.find(({ tag }) => tag === value)?.tag ?? 'en')
          }
        >
          {offered.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </NativeSelect>
      )}
      {/* Another revision begins the form anew: what was restored or saved elsewhere stands in it. */}
      <Editor key={`${language} ${data.revision}`} mail={data} language={language} />
    </>
  );
}

const refreshes = ['GET /mail-words', 'GET /mail-words/{kind}'] as const;

function Editor({ mail, language }: { readonly mail: Mail; readonly language: Tag }): ReactNode {
  const t = useTexts(texts);
  const { kind } = mail;
  const save = useWrite('PUT /mail-words/{kind}', { refreshes });
  const look = useWrite('POST /mail-words/{kind}/preview', { refreshes: [] });
  const [shown, setShown] = useState(mail.preview);
  const { form, problem, isSending, submit, show } = useProblemForm(
    { mode: 'controlled', initialValues: { headline: mail.headline, body: mail.body } },
    async (values) => {
      await save.mutateAsync({
        path: { kind },
        query: { language },
        body: { ...values, revision: mail.revision },
      });
      toast(t('saved'));
    },
  );
  const preview = async (): Promise<void> => {
    try {
      setShown(await look.mutateAsync({ path: { kind }, query: { language }, body: form.getValues() }));
      form.clearErrors();
    } catch (error) {
      const faults = error instanceof ApiProblem ? error.faults : [];
      // Beside its field; it goes when the words are shown next.
      for (const { path, message } of faults) form.setFieldError(path, message);
      if (faults.length === 0) show(error);
    }
  };
  return (
    <div className={classes.sides}>
      <Stack gap="lg">
        <Card>
          <form onSubmit={submit}>
            <Stack>
              <TextInput
                label={t('headline')}
                required
                withAsterisk={false}
                maxLength={120}
                {...form.getInputProps('headline')}
              />
              <Textarea
                label={t('body')}
                description={t('bodyHint')}
                required
                withAsterisk={false}
                autosize
                minRows={8}
                maxLength={4_000}
                {...form.getInputProps('body')}
              />
              <FormProblem>{problem}</FormProblem>
              <Group>
                <Button type="submit" loading={isSending}>
                  {t('save')}
                </Button>
                <Button variant="default" loading={look.isPending} onClick={() => void preview()}>
                  {t('see')}
                </Button>
                {mail.changed && <Restore kind={kind} language={language} />}
              </Group>
            </Stack>
          </form>
        </Card>
        <Ingredients mail={mail} />
      </Stack>
      <Card>
        <Title order={2} size="h5" mb="sm" c="dimmed">
          {t('preview')}
        </Title>
        <Text fw={600}>{shown.subject}</Text>
        <pre className={classes.letter}>{shown.text}</pre>
      </Card>
    </div>
  );
}

function Restore({ kind, language }: { readonly kind: string; readonly language: Tag }): ReactNode {
  const t = useTexts(texts);
  const restore = useWrite('DELETE /mail-words/{kind}', { refreshes });
  return (
    <ConfirmButton
      title={t('restoreTitle')}
      text={t('restoreText')}
      onConfirm={() => restore.mutateAsync({ path: { kind }, query: { language } })}
    >
      {t('restore')}
    </ConfirmButton>
  );
}

/** What may stand in the words, and who changed them. */
function Ingredients({ mail }: { readonly mail: Mail }): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  return (
    <Card>
      <Title order={2} size="h5" mb="xs">
        {t('facts')}
      </Title>
      <ul className={classes.names}>
        {mail.variables.map(({ name, example }) => (
          <li key={name}>{t('fact', { name: `{${name}}`, example })}</li>
        ))}
      </ul>
      {mail.parts.length > 0 && (
        <>
          <Title order={2} size="h5" mt="md" mb="xs">
            {t('parts')}
          </Title>
          <ul className={classes.names}>
            {mail.parts.map(({ name, what }) => (
              <li key={name}>{t('fact', { name: `[${name}]`, example: what })}</li>
            ))}
          </ul>
        </>
      )}
      {mail.history.length > 0 && (
        <>
          <Title order={2} size="h5" mt="md" mb="xs">
            {t('history')}
          </Title>
          <ul className={classes.names}>
            {mail.history.map(({ at, by, headline }) => (
              <li key={at}>
                {headline === undefined
                  ? t('wasRestored', { name: by, at: moment(at) })
                  : t('wasChanged', { name: by, at: moment(at), headline })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
