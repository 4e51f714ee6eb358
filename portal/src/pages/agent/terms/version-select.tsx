import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface VersionSelectProps {
  readonly of: 'GET /rulebook/versions' | 'GET /catalogue/versions';
  /** Undefined: the one in force. */
  readonly value: string | undefined;
  readonly onChange: (version: string | undefined) => void;
}

export function VersionSelect({ of, value, onChange }: VersionSelectProps): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { data } = useRead(of, {});
  return (
    <NativeSelect
      label={t('version')}
      value={value ?? data?.items.find(({ inForce }) => inForce)?.version ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      style={{ minWidth: '16rem' }}
    >
      {data?.items.map(({ version, inForce, effectiveFrom }) => (
        <option key={version} value={version}>
          {inForce ? t('inForce', { version }) : t('since', { version, at: date(effectiveFrom) })}
        </option>
      ))}
    </NativeSelect>
  );
}
