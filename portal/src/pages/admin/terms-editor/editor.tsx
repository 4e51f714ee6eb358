import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { FaultList } from '../../../parts/fault-list.tsx';
import { ReplayOutcome } from '../../../parts/replay/outcome.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Effects } from './effects.tsx';
import type { TermsKind } from './terms.ts';
import { texts } from './texts.ts';
import { useEdit } from './use-edit.ts';

interface EditorProps {
  readonly kind: TermsKind;
  readonly version: string;
  readonly terms: object;
}

/** A new version, typed as JSON: what it changes and would have meant stands below before it can be put in force. */
export function Editor({ kind, version, terms }: EditorProps): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const edit = useEdit(kind, version, terms);
  const { values, tried, replay, change } = edit;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void edit.check();
  };
  const publish = async (): Promise<void> => {
    if (!tried) return;
    const stored = await edit.publish(tried);
    toast(t('published', { version: stored.version, at: moment(stored.effectiveFrom) }));
  };
  return (
    <>
      <Card>
        <form onSubmit={submit}>
          <Stack>
            {edit.isFromDraft && <Text>{t('draft')}</Text>}
            <TextInput
              label={t('version')}
              description={t('versionHint', { version })}
              required
              withAsterisk={false}
              value={values.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              type="datetime-local"
              label={t('from')}
              description={t('fromHint')}
              value={values.from}
              onChange={(event) => change({ from: event.currentTarget.value })}
            />
            <Textarea
              label={t('content')}
              autosize
              minRows={12}
              maxRows={24}
              spellCheck={false}
              styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: '0.875rem' } }}
              value={values.text}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
            <FaultList title={t('faults')} faults={edit.faults} />
            <Button type="submit" loading={edit.isBusy} style={{ alignSelf: 'flex-start' }}>
              {t('check')}
            </Button>
          </Stack>
        </form>
      </Card>
      {tried && (
        <>
          <Effects edit={tried.edit} />
          {replay && kind === 'catalogue' && <Text c="dimmed">{t('keep')}</Text>}
          {replay && <ReplayOutcome replay={replay} onStop={edit.stop} />}
          {tried.edit.changes.length > 0 && (
            <div>
              <ConfirmButton
                variant="filled"
                title={t('publishAsk', { version: tried.edit.version })}
                text={<Text span>{t('publishText')}</Text>}
                onConfirm={publish}
              >
                {t('publish')}
              </ConfirmButton>
            </div>
          )}
        </>
      )}
    </>
  );
}
