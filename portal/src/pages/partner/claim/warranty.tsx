import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The device comes back within the shop's own warranty: it says whether it makes its repair good. */
export function WarrantyOffer({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const answer = useWrite('POST /claims/{claimId}/warranty');
  const [declines, setDeclines] = useState(false);
  const { repairWarranty, claimId } = claim;
  if (repairWarranty?.state !== 'offered' || claim.readOnly) return null;
  if (claim.closedAt !== undefined || claim.status === 'approved') return null;
  const { repairedAt, until, ofClaimId } = repairWarranty;
  return (
    <Card>
      <Stack>
        <Title order={2}>{t('warranty')}</Title>
        <Text>{t('warrantyText', { day: date(repairedAt), until: date(until), claimId: ofClaimId })}</Text>
        {declines ? (
          <Decline claimId={claimId} onBack={() => setDeclines(false)} />
        ) : (
          <Group>
            <ConfirmButton
              variant="filled"
              title={t('warrantyAsk')}
              text={t('warrantyMeans')}
              onConfirm={async () => {
                await answer.mutateAsync({ path: { claimId }, body: { accept: true } });
                toast(t('warrantyAccepted'));
              }}
            >
              {t('warrantyAccept')}
            </ConfirmButton>
            <Button variant="default" onClick={() => setDeclines(true)}>
              {t('warrantyDecline')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Decline({ claimId, onBack }: { readonly claimId: string; readonly onBack: () => void }): ReactNode {
  const t = useTexts(texts);
  const answer = useWrite('POST /claims/{claimId}/warranty');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { reason: '' } },
    async ({ reason }) => {
      await answer.mutateAsync({ path: { claimId }, body: { accept: false, reason } });
      toast(t('warrantyDeclined'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea label={t('warrantyReason')} autoFocus maxLength={2_000} {...form.getInputProps('reason')} />
        <FormProblem>{problem}</FormProblem>
        <FormButtons
          send={t('warrantyDecline')}
          isSending={isSending}
          leave={t('warrantyBack')}
          onLeave={onBack}
        />
      </Stack>
    </form>
  );
}

/** A repair under warranty has no invoice: the shop says that it is done. */
export function Repaired({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const finish = useWrite('POST /claims/{claimId}/repaired');
  return (
    <ConfirmButton
      variant="filled"
      title={t('repairedAsk')}
      text={t('repairedMeans')}
      onConfirm={async () => {
        await finish.mutateAsync({ path: { claimId }, body: {} });
        toast(t('repairedDone'));
      }}
    >
      {t('repaired')}
    </ConfirmButton>
  );
}
