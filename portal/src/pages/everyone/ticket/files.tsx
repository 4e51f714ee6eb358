import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { DocumentRows } from '../../../parts/documents/document-rows.tsx';
import classes from '../../../parts/documents/documents.module.css';
import { UploadButtons } from '../../../parts/documents/upload-buttons.tsx';
import { UploadRow } from '../../../parts/documents/upload-row.tsx';
import { useUploads } from '../../../parts/documents/use-uploads.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { Ticket } from './shapes.ts';
import { texts } from './texts.ts';

/** Pictures and PDFs of a ticket, and the way to add more. */
export function Files({ ticket: { ticketId, documents } }: { readonly ticket: Ticket }): ReactNode {
  const t = useTexts(texts);
  const uploads = useUploads(({ fileName, contentType, size }) =>
    call('POST /tickets/{ticketId}/documents', { path: { ticketId }, body: { fileName, contentType, size } }),
  );
  const underWay = new Set(uploads.current.map(({ documentId }) => documentId));
  const shown = documents
    .filter(({ documentId }) => !underWay.has(documentId))
    .map((document) => ({ ...document, kind: 'other' as const }));
  return (
    <section aria-label={t('files')}>
      <Title order={2} size="h5" mb="xs">
        {t('files')}
      </Title>
      <ul className={classes.rows}>
        <DocumentRows documents={shown} />
        {uploads.current.map((upload) => (
          <UploadRow key={upload.id} upload={upload} uploads={uploads} />
        ))}
      </ul>
      <UploadButtons onFiles={(files) => uploads.add(files, 'other')} />
    </section>
  );
}
