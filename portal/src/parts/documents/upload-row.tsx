import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { useTexts } from '../../texts/languages.tsx';
import classes from './documents.module.css';
import { MAX_FILE_BYTES } from './file-kinds.ts';
import { texts } from './texts.ts';
import type { Upload, UploadFault, Uploads } from './use-uploads.ts';

interface UploadRowProps {
  readonly upload: Upload;
  readonly uploads: Uploads;
}

/** A file on its way: how far it is, or what went wrong and the way out. */
export function UploadRow({ upload, uploads }: UploadRowProps): ReactNode {
  const t = useTexts(texts);
  const { percent } = useFormats();
  const { file, fault, progress } = upload;
  const done = Math.round(progress * 100);
  const faultText = (of: UploadFault): string => {
    if (of === 'too-large') return t('tooLarge', { size: MAX_FILE_BYTES / (1024 * 1024) });
    if (of === 'wrong-type') return t('wrongType');
    return of === 'failed' ? t('failed') : of.refused;
  };
  const canRetry = fault === 'failed';
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Text fw={550}>{file.name}</Text>
        {fault === undefined ? (
          <Progress value={done} aria-label={t('sending', { name: file.name, percent: percent(done) })} />
        ) : (
          <Text c="red" size="sm" role="alert">
            {faultText(fault)}
          </Text>
        )}
      </div>
      {fault !== undefined && (
        <Group gap="xs">
          {canRetry && (
            <Button size="sm" onClick={() => uploads.retry(upload)}>
              {t('retry')}
            </Button>
          )}
          <Button size="sm" variant="default" onClick={() => uploads.remove(upload)}>
            {t('remove')}
          </Button>
        </Group>
      )}
    </li>
  );
}
