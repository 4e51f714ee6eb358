import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { LateDialog } from '../../../parts/late-dialog.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './claim.module.css';
import { texts } from './texts.ts';

/** Loaded once it is asked for. */
const Qr = lazy(() => import('../../../parts/qr.tsx').then((module) => ({ default: module.Qr })));

/** Pixels. */
const QR_SIZE = 240;

/** What the shop asks for, to scan or to read aloud. */
export function ShowAtCounter({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="qr" />} onClick={() => setOpen(true)}>
        {t('counter')}
      </Button>
      <LateDialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('counterTitle')}>
        <Values claimId={claimId} />
      </LateDialog>
    </>
  );
}

function Values({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const { phone } = useFormats();
  const { data, error, refetch } = useRead('GET /claims/{claimId}/counter', { path: { claimId } });
  if (!data)
    return error ? (
      <LoadFailed isPart error={error} onAgain={() => void refetch()} />
    ) : (
      <Skeleton h={360} radius="md" />
    );
  return (
    <Stack align="center">
      <Suspense fallback={<Skeleton h={QR_SIZE} w={QR_SIZE} />}>
        <Qr value={data.url} label={t('counterQr')} size={QR_SIZE} />
      </Suspense>
      <Text>{t('counterText')}</Text>
      <dl className={classes.counter}>
        <div>
          <dt>{t('counterPhone')}</dt>
          <dd>{phone(data.phone)}</dd>
        </div>
        <div>
          <dt>{t('counterClaim')}</dt>
          <dd>{data.claimId}</dd>
        </div>
      </dl>
    </Stack>
  );
}
