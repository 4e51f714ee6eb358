import { Anchor, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClaimDocument } from '../../api/shapes.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Lightbox } from '../lightbox.tsx';
import classes from './documents.module.css';
import { texts } from './texts.ts';

/** What of a document is shown; those of tickets have no more than this. */
type ShownDocument = Pick<
  ClaimDocument,
  'documentId' | 'fileName' | 'kind' | 'contentType' | 'status' | 'reason' | 'url'
>;

const isPicture = ({ contentType, url }: ShownDocument): boolean =>
  url !== undefined && contentType.startsWith('image/');

/** What was handed in, each file with its own state; pictures open large. */
export function DocumentRows({ documents }: { readonly documents: readonly ShownDocument[] }): ReactNode {
  const t = useTexts(texts);
  const [open, setOpen] = useState<number>();
  const pictures = documents.filter(isPicture);
  return (
    <>
      {documents.map((document) => (
        <li key={document.documentId} className={classes.row}>
          {isPicture(document) ? (
            <button
              type="button"
              className={classes.thumbnail}
              aria-label={t('open', { name: document.fileName })}
              onClick={() => setOpen(pictures.indexOf(document))}
            >
              <img src={document.url} alt="" loading="lazy" width={64} height={64} />
            </button>
          ) : (
            <span className={classes.thumbnail}>
              <Icon name="file" size={24} />
            </span>
          )}
          <div className={classes.name}>
            <Text fw={550}>{t(document.kind)}</Text>
            <Text size="sm" c="dimmed" truncate>
              {document.url !== undefined && !isPicture(document) ? (
                <Anchor href={document.url} target="_blank" rel="noreferrer">
                  {document.fileName}
                </Anchor>
              ) : (
                document.fileName
              )}
            </Text>
            {document.reason !== undefined && <Text size="sm">{document.reason}</Text>}
          </div>
          <span className={classes.state} data-state={document.status}>
            {t(document.status)}
          </span>
        </li>
      ))}
      <Lightbox
        pictures={pictures.map(({ url = '', fileName }) => ({ url, name: fileName }))}
        open={open}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}
