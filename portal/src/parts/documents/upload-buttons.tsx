import { Button, Group, Text } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { fileTypes, MAX_FILE_BYTES } from './file-kinds.ts';
import { texts } from './texts.ts';

const MEGABYTE = 1024 * 1024;

/** Choose files or, on what has a camera, take a photo at once. */
export function UploadButtons({
  onFiles,
}: {
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const t = useTexts(texts);
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.currentTarget.files ?? [])]);
    // The same file may be chosen again.
    event.currentTarget.value = '';
  };
  return (
    <div>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<Icon name="camera" />}
          onClick={() => camera.current?.click()}
        >
          {t('camera')}
        </Button>
        <Button variant="default" leftSection={<Icon name="upload" />} onClick={() => files.current?.click()}>
          {t('choose')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        {t('limits', { size: MAX_FILE_BYTES / MEGABYTE })}
      </Text>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept={[...fileTypes, '.heic', '.heif'].join(',')}
        aria-label={t('choose')}
        onChange={onChange}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('camera')}
        onChange={onChange}
      />
    </div>
  );
}
