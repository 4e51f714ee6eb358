import { NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/query.ts';
import { useTexts } from '../../texts/languages.tsx';
import { LoadFailed } from '../load-failed.tsx';
import { DocumentRows } from './document-rows.tsx';
import classes from './documents.module.css';
import { texts } from './texts.ts';
import { UploadButtons } from './upload-buttons.tsx';
import { UploadRow } from './upload-row.tsx';
import { announceTo, type DocumentKind, useUploads } from './use-uploads.ts';

interface DocumentsProps {
  readonly claimId: string;
  /** What may be added here; none shows only. */
  readonly kinds?: readonly DocumentKind[];
  /** Shows those of these kinds only. */
  readonly onlyThese?: boolean;
  /** Hears the id of each document that arrived, to send it along with an answer. */
  readonly onArrived?: (documentId: string) => void;
}

/** The documents of a claim with their states, and the way to hand in more. */
export function Documents({ claimId, kinds = [], onlyThese = false, onArrived }: DocumentsProps): ReactNode {
  const t = useTexts(texts);
  const uploads = useUploads(announceTo(claimId), onArrived);
  const [kind, setKind] = useState(kinds[0]);
  const { data, error, refetch } = useRead(
    'GET /claims/{claimId}/documents',
    { path: { claimId }, query: { limit: 100 } },
    { live: true },
  );
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  const underWay = new Set(uploads.current.map(({ documentId }) => documentId));
  const shown = data?.items.filter(
    ({ kind: is, documentId }) => !underWay.has(documentId) && (!onlyThese || kinds.includes(is)),
  );
  return (
    <Stack>
      <div className={classes.list}>
        {!shown && <Skeleton h="5.5rem" radius="md" />}
        {shown?.length === 0 && uploads.current.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        <ul className={classes.rows} aria-label={t('title')}>
          <DocumentRows documents={shown ?? []} />
          {uploads.current.map((upload) => (
            <UploadRow key={upload.id} upload={upload} uploads={uploads} />
          ))}
        </ul>
      </div>
      {kind !== undefined && (
        <>
          {kinds.length > 1 && (
            <NativeSelect
              label={t('kind')}
              value={kind}
              onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </NativeSelect>
          )}
          <UploadButtons onFiles={(files) => uploads.add(files, kind)} />
        </>
      )}
    </Stack>
  );
}
