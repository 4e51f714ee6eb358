import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../../api/call.ts';
import { Card } from '../../../parts/card.tsx';
import { DocumentRows } from '../../../parts/documents/document-rows.tsx';
import classes from '../../../parts/documents/documents.module.css';
import { UploadButtons } from '../../../parts/documents/upload-buttons.tsx';
import { UploadRow } from '../../../parts/documents/upload-row.tsx';
import { useUploads } from '../../../parts/documents/use-uploads.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { EditedArticle } from './article-values.ts';
import { texts } from './texts.ts';

interface ArticleFilesProps {
  readonly article: EditedArticle | undefined;
  /** Puts a tag into the text. */
  readonly onInsert: (tag: string) => void;
}

const tagOf = ({ documentId, contentType, fileName }: EditedArticle['files'][number]): string => {
  const name = fileName.replaceAll('"', '');
  return contentType.startsWith('image/')
    ? `<img src="document:${documentId}" alt="${name}">`
    : `<a href="document:${documentId}">${name}</a>`;
};

export function ArticleFiles({ article, onInsert }: ArticleFilesProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} size="h5" mb="xs">
        {t('files')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {article ? t('filesHint') : t('filesNew')}
      </Text>
      {article && <Files article={article} onInsert={onInsert} />}
    </Card>
  );
}

function Files({
  article: { articleId, files },
  onInsert,
}: { article: EditedArticle } & Pick<ArticleFilesProps, 'onInsert'>): ReactNode {
  const t = useTexts(texts);
  const uploads = useUploads(({ fileName, contentType, size }) =>
    call('POST /kb/{articleId}/documents', { path: { articleId }, body: { fileName, contentType, size } }),
  );
  const accepted = files.filter(({ status }) => status === 'accepted');
  return (
    <>
      <ul className={classes.rows}>
        <DocumentRows documents={files.map((file) => ({ ...file, kind: 'other' as const }))} />
        {uploads.current.map((upload) => (
          <UploadRow key={upload.id} upload={upload} uploads={uploads} />
        ))}
      </ul>
      <Group gap="xs" my="sm">
        {accepted.map((file) => (
          <Button key={file.documentId} variant="default" size="sm" onClick={() => onInsert(tagOf(file))}>
            {t('insert', { file: file.fileName })}
          </Button>
        ))}
      </Group>
      <UploadButtons onFiles={(chosen) => uploads.add(chosen, 'other')} />
    </>
  );
}
