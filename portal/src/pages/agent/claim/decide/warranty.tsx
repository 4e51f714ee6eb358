import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { ConfirmButton } from '../../../../parts/confirm-button.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';

/** The same fault was repaired lately: whose it is to make good, what the shop said, and the way to hold it to that. */
export function WarrantyNote({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const decide = useWrite('POST /claims/{claimId}/decide');
  const { repairWarranty, claimId, partner } = claim;
  if (!repairWarranty || repairWarranty.state === 'accepted') return null;
  const { partnerName, ofClaimId, repairedAt, until, state, reason } = repairWarranty;
  const earlier = (
    <Anchor key="earlier" component={Link} href={`/claims/${ofClaimId}`}>
      {ofClaimId}
    </Anchor>
  );
  const facts = { shop: partnerName, day: date(repairedAt), until: date(until), earlier };
  return (
    <div className={classes.note}>
      <Stack gap="xs" align="flex-start">
        <Text>{t.rich('warrantyText', facts)}</Text>
        <Text>
          {state === 'declined'
            ? t('warrantyDeclined', { reason: reason ?? '' })
            : t(state === 'offered' ? 'warrantyOffered' : 'warrantyOverridden')}
        </Text>
        {partner?.companyId === repairWarranty.companyId && claim.status !== 'approved' && (
          <ConfirmButton
            size="sm"
            title={t('warrantyAsk')}
            text={t('warrantyMeans', { shop: partnerName })}
            onConfirm={async () => {
              await decide.mutateAsync({
                path: { claimId },
                body: { outcome: 'approve', underWarranty: true },
              });
              toast(t('warrantyDone'));
            }}
          >
            {t('warrantyHold')}
          </ConfirmButton>
        )}
      </Stack>
    </div>
  );
}
