import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A replacement by post: first the deductible, then where the parcel is and that it came. */
export function Replacement({ claim }: { readonly claim: Claim }): ReactNode {
  const { shipping } = claim;
  if (shipping?.shippedAt !== undefined) return <Parcel claim={claim} />;
  return shipping?.deductible ? null : <PayDeductible claim={claim} />;
}

function PayDeductible({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const pay = useWrite('POST /claims/{claimId}/deductible');
  const { claimId, deductibleCents = 0, planNumber } = claim;
  if (deductibleCents === 0) return null;
  const amount = money(deductibleCents);
  return (
    <Group>
      <ConfirmButton
        variant="filled"
        title={t('payDeductibleAsk', { amount })}
        text={
          <>
            {t('payDeductibleText')}{' '}
            {planNumber !== undefined && (
              <Anchor component={Link} href={`/plans/${planNumber}`}>
                {t('payDeductibleCard')}
              </Anchor>
            )}
          </>
        }
        onConfirm={async () => {
          await pay.mutateAsync({ path: { claimId }, body: {} });
          toast(t('payDeductibleDone'));
        }}
      >
        {claim.nextStep.button ?? t('payDeductible', { amount })}
      </ConfirmButton>
    </Group>
  );
}

function Parcel({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const arrived = useWrite('POST /claims/{claimId}/delivered');
  const { claimId, shipping } = claim;
  const { carrier, trackingNumber, shippedAt } = shipping ?? {};
  const back = shipping?.return;
  return (
    <Stack>
      <Facts
        facts={[
          [t('carrier'), carrier],
          [t('tracking'), trackingNumber],
          [t('shipped'), shippedAt && date(shippedAt)],
        ]}
      />
      <Group>
        <ConfirmButton
          variant="filled"
          title={t('arrivedAsk')}
          text={back ? t('arrivedReturn') : t('arrivedText')}
          onConfirm={async () => {
            await arrived.mutateAsync({ path: { claimId }, body: {} });
            toast(t('arrivedDone'));
          }}
        >
          {claim.nextStep.button ?? t('arrived')}
        </ConfirmButton>
      </Group>
    </Stack>
  );
}

/** The damaged device's way back, after the replacement came; nothing where it may be kept. */
export function DeviceReturn({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date, money } = useFormats();
  const back = claim.shipping?.return;
  if (!back || claim.status !== 'completed') return null;
  const words = {
    awaited: t('returnAwaited', { day: date(back.dueAt), fee: money(back.feeCents) }),
    late: t('returnLate', { day: date(back.dueAt) }),
    received: t('returnReceived'),
    'fee-charged': t('returnCharged', { fee: money(back.feeCents) }),
    waived: t('returnWaived'),
  };
  return <p>{words[back.state]}</p>;
}
