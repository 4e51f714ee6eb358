import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import documents from '../../../parts/documents/documents.module.css';
import { UploadButtons } from '../../../parts/documents/upload-buttons.tsx';
import { UploadRow } from '../../../parts/documents/upload-row.tsx';
import { type FileAnnouncement, useUploads } from '../../../parts/documents/use-uploads.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface ProofProps {
  readonly serial: string;
  /** The one that has arrived. */
  readonly documentId: string | undefined;
  readonly onArrived: (documentId: string) => void;
}

/** The paper that proves the delivery, sent while the rest is typed. */
export function Proof({ serial, documentId, onArrived }: ProofProps): ReactNode {
  const t = useTexts(texts);
  const announce = ({ kind: _, ...body }: FileAnnouncement) =>
    call('POST /units/{serial}/documents', { path: { serial }, body });
  const uploads = useUploads(announce, onArrived);
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('proof')}
      </Title>
      <Text c="dimmed">{t('proofHint')}</Text>
      <Text role="status" mih="1.5rem">
        {documentId !== undefined && t('sent', { file: t('proof') })}
      </Text>
      {uploads.current.length > 0 && (
        <ul className={documents.rows}>
          {uploads.current.map((upload) => (
            <UploadRow key={upload.id} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
      <UploadButtons onFiles={(files) => uploads.add(files.slice(0, 1), 'delivery-proof')} />
    </Stack>
  );
}
