import { Button, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { saveFile } from '../files/save-file.ts';
import { texts } from './texts.ts';

type Format = 'sheet' | 'card';

/** A download needs the sign-in, so it is fetched, then saved. */
async function save(enrollmentId: string, format: Format): Promise<void> {
  const file = await call('GET /enrollments/{enrollmentId}/certificate', {
    path: { enrollmentId },
    query: { format },
  });
  saveFile(`certificate-${enrollmentId}.pdf`, file);
}

/** Proof of protection as a PDF, for paper or for a phone. */
export function Certificate({ enrollmentId }: { readonly enrollmentId: string }): ReactNode {
  const t = useTexts(texts);
  const [busy, setBusy] = useState<Format>();
  const [hasFailed, setFailed] = useState(false);
  const load = (format: Format): void => {
    setBusy(format);
    setFailed(false);
    save(enrollmentId, format)
      .catch(() => setFailed(true))
      .finally(() => setBusy(undefined));
  };
  return (
    <Card>
      <Title order={2}>{t('sheet')}</Title>
      <Text c="dimmed" mb="md">
        {t('certificateText')}
      </Text>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          loading={busy === 'sheet'}
          onClick={() => load('sheet')}
        >
          {t('sheet')}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="devices" />}
          loading={busy === 'card'}
          onClick={() => load('card')}
        >
          {t('cardFormat')}
        </Button>
      </Group>
      <FormProblem>{hasFailed ? t('certificateFailed') : undefined}</FormProblem>
    </Card>
  );
}
