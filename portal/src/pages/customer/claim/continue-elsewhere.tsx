import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { LateDialog } from '../../../parts/late-dialog.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Loaded once it is asked for. */
const Qr = lazy(() => import('../../../parts/qr.tsx').then((module) => ({ default: module.Qr })));

/** Pixels. */
const QR_SIZE = 240;

/** The claim's address as a QR code, or by mail: nothing is opened with it without signing in. */
export function ContinueElsewhere({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const link = useWrite('POST /claims/{claimId}/continue', { refreshes: [] });
  const mail = useWrite('POST /claims/{claimId}/continue', { refreshes: ['GET /claims/{claimId}/emails'] });
  const open = () => {
    setOpen(true);
    link.mutate({ path: { claimId }, body: {} });
  };
  const send = () =>
    mail.mutate(
      { path: { claimId }, body: { mail: true } },
      {
        onSuccess: () => {
          toast(t('elsewhereMailed'));
          setOpen(false);
        },
      },
    );
  return (
    <>
      <Button variant="subtle" size="sm" onClick={open}>
        {t('elsewhere')}
      </Button>
      <LateDialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('elsewhereTitle')}>
        <Stack align="center">
          <Text>{t('elsewhereText')}</Text>
          <FormProblem>{link.error?.message ?? mail.error?.message}</FormProblem>
          <div style={{ minHeight: QR_SIZE }}>
            {link.data && (
              <Suspense fallback={<Skeleton h={QR_SIZE} w={QR_SIZE} />}>
                <Qr value={link.data.url} label={t('elsewhereQr')} size={QR_SIZE} />
              </Suspense>
            )}
          </div>
          <Button variant="default" loading={mail.isPending} onClick={send}>
            {t('elsewhereMail')}
          </Button>
        </Stack>
      </LateDialog>
    </>
  );
}
