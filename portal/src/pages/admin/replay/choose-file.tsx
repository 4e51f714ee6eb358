import { Button, Group, Text } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { type Tried, triedOf } from './tried-terms.ts';

interface ChooseFileProps {
  readonly chosen: Tried | undefined;
  readonly onChosen: (tried: Tried) => void;
  readonly onFault: (message: string) => void;
}

/** A rulebook or catalogue from a file of the own computer. */
export function ChooseFile({ chosen, onChosen, onFault }: ChooseFileProps): ReactNode {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const { name } = file;
    try {
      const text = await file.text();
      const tried = triedOf(name, JSON.parse(text));
      if (tried) onChosen(tried);
      else onFault(t('notTerms', { name }));
    } catch (error) {
      onFault(t('notJson', { name, problem: error instanceof Error ? error.message : String(error) }));
    } finally {
      // The same file, mended, may be chosen again.
      if (input.current) input.current.value = '';
    }
  };
  return (
    <Group gap="sm">
      <Button variant="default" leftSection={<Icon name="upload" />} onClick={() => input.current?.click()}>
        {t('file')}
      </Button>
      <Text c="dimmed">{chosen ? t('fileUsed', { ...chosen, kind: t(chosen.kind) }) : t('fileHint')}</Text>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('file')}
        onChange={(event) => void read(event)}
      />
    </Group>
  );
}
