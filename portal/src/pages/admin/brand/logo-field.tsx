import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { dataUrlOf } from '../../../parts/files/read-file.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** It goes with every page: more would be felt. */
const MOST_BYTES = 60_000;

interface LogoFieldProps {
  readonly value: string;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** A logo by its address, or a small picture that is kept with the brand. */
export function LogoField({ value, error, onChange }: LogoFieldProps): ReactNode {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const isPicture = value.startsWith('data:');
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > MOST_BYTES) return setProblem(t('logoTooLarge', { kilobytes: MOST_BYTES / 1000 }));
    setProblem(undefined);
    onChange(await dataUrlOf(file));
  };
  return (
    <Stack gap="xs">
      <TextInput
        label={t('logoUrl')}
        description={t('logoHint')}
        type="url"
        value={isPicture ? '' : value}
        placeholder={isPicture ? t('logoKept') : 'https://'}
        error={problem ?? error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group>
        {value !== '' && <img src={value} alt={t('logoUrl')} height={32} />}
        <Button variant="default" size="xs" onClick={() => input.current?.click()}>
          {t('logoChoose')}
        </Button>
        {value !== '' && (
          <Button variant="subtle" size="xs" onClick={() => onChange('')}>
            {t('logoNone')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('logoChoose')}
          accept="image/png,image/svg+xml,image/webp,image/jpeg"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </Group>
      {isPicture && (
        <Text size="sm" c="dimmed">
          {t('logoKept')}
        </Text>
      )}
    </Stack>
  );
}
