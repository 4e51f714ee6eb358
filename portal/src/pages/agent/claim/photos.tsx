import { Skeleton, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { texts as documentTexts } from '../../../parts/documents/texts.ts';
import { Lightbox } from '../../../parts/lightbox.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './photos.module.css';
import { texts } from './texts.ts';

/** Every picture of the claim side by side; one opens large, to zoom and turn. */
export function Photos({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(documentTexts);
  const [open, setOpen] = useState<number>();
  const { data } = useRead(
    'GET /claims/{claimId}/documents',
    { path: { claimId }, query: { limit: 100 } },
    { live: true },
  );
  const pictures = (data?.items ?? []).flatMap(({ documentId, url, contentType, kind, fileName }) =>
    url !== undefined && contentType.startsWith('image/') ? [{ documentId, url, kind, fileName }] : [],
  );
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('photos')}
      </Title>
      {!data && <Skeleton h={180} radius="md" />}
      {data && pictures.length === 0 && <Text c="dimmed">{t('noPhotos')}</Text>}
      <ul className={classes.photos}>
        {pictures.map(({ documentId, url, kind, fileName }, index) => (
          <li key={documentId}>
            <button
              type="button"
              aria-label={words('open', { name: fileName })}
              onClick={() => setOpen(index)}
            >
              <img src={url} alt="" width={320} height={240} loading="lazy" />
            </button>
            <span>{words(kind)}</span>
          </li>
        ))}
      </ul>
      <Lightbox
        pictures={pictures.map(({ url, kind }) => ({ url, name: words(kind) }))}
        open={open}
        onClose={() => setOpen(undefined)}
      />
    </Card>
  );
}
