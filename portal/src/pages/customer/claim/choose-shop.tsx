import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Choices } from '../../../parts/steps/choices.tsx';
import { useAccount } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The claim may still go to this or that shop: a repair may be needed and none is under way. */
export const canChooseShop = ({ status, closedAt, incident, resolution, invoice }: Claim): boolean =>
  closedAt === undefined &&
  status !== 'draft' &&
  invoice === undefined &&
  incident.type !== 'loss' &&
  !incident.type.startsWith('theft') &&
  (resolution === undefined || resolution === 'repair');

/** Where the device goes, and the way to choose another shop. */
export function Shop({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(claim.partner === undefined);
  if (!isOpen && claim.partner)
    return (
      <Stack gap="xs">
        <Title order={2}>{t('shop')}</Title>
        <Text fw={600}>{claim.partner.name}</Text>
        {canChooseShop(claim) && (
          <Button variant="default" onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start' }}>
            {t('shopOther')}
          </Button>
        )}
      </Stack>
    );
  return <ShopList claim={claim} onDone={() => setOpen(false)} />;
}

interface ShopListProps {
  readonly claim: Claim;
  readonly onDone: () => void;
}

function ShopList({ claim, onDone }: ShopListProps): ReactNode {
  const t = useTexts(texts);
  const place = useAccount()?.address?.postalCode ?? '';
  const { data, error, refetch } = useRead('GET /partners', { query: { limit: 10 } });
  const refer = useWrite('POST /claims/{claimId}/referral');
  if (!data)
    return error ? (
      <LoadFailed isPart error={error} onAgain={() => void refetch()} />
    ) : (
      <Skeleton h={200} radius="md" />
    );
  const choose = (companyId: string): void =>
    refer.mutate(
      { path: { claimId: claim.claimId }, body: { companyId } },
      {
        onSuccess: ({ partner }) => {
          if (partner) toast(t('shopChosen', { shop: partner.name }));
          onDone();
        },
      },
    );
  return (
    <Stack gap="sm">
      <Title order={2}>{t('shopChoose')}</Title>
      <Text c="dimmed">{data.items.length > 0 ? t('shopLead', { place }) : t('shopNone')}</Text>
      <Choices
        label={t('shopChoose')}
        choices={data.items.map(({ companyId, name, address, distanceMiles, registeredCustomer }) => ({
          value: companyId,
          label: name,
          hint: [
            address && `${address.line1}, ${address.city}`,
            distanceMiles !== undefined && t('shopMiles', { miles: Math.round(distanceMiles * 10) / 10 }),
            registeredCustomer && t('shopYours'),
          ]
            .filter((part) => typeof part === 'string')
            .join(' · '),
          icon: 'wrench' as const,
        }))}
        chosen={claim.partner?.companyId}
        onChoose={choose}
      />
      <FormProblem>{refer.error?.message}</FormProblem>
      {claim.partner && (
        <Button variant="subtle" onClick={onDone} style={{ alignSelf: 'flex-start' }}>
          {t('shopKeep')}
        </Button>
      )}
    </Stack>
  );
}
