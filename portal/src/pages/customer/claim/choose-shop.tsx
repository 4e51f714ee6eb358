import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { shopName, useShopHint } from '../../../parts/company/shop-hint.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Choices } from '../../../parts/steps/choices.tsx';
import { useAccount } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { isGone } from './filing/steps.ts';
import { texts } from './texts.ts';

/** The claim may still go to this or that shop: a repair may be needed and none is under way. */
export const canChooseShop = ({ status, closedAt, incident, resolution, invoice }: Claim): boolean =>
  closedAt === undefined &&
  status !== 'draft' &&
  invoice === undefined &&
  !isGone(incident.type) &&
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

/** A store of a company, or the company where it has named none. */
const keyOf = ({ companyId, storeId }: KeyParts): string => `${companyId} ${storeId ?? ''}`;

/** Where it goes now; of a company with several stores none stands out until one was chosen. */
function chosenOf({ partner }: Claim, shops: readonly KeyParts[]): string | undefined {
  const own = shops.filter(({ companyId }) => companyId === partner?.companyId);
  const present = own.length === 1 ? own[0] : own.find(({ storeId }) => storeId === partner?.storeId);
  return present && keyOf(present);
}

interface KeyParts {
  readonly companyId: string;
  readonly storeId?: string | undefined;
}

function ShopList({ claim, onDone }: ShopListProps): ReactNode {
  const t = useTexts(texts);
  const hint = useShopHint();
  const place = useAccount()?.address?.postalCode ?? '';
  const path = { claimId: claim.claimId };
  const { data, error, refetch } = useRead('GET /claims/{claimId}/shops', { path });
  const refer = useWrite('POST /claims/{claimId}/referral');
  if (!data)
    return error ? (
      <LoadFailed isPart error={error} onAgain={() => void refetch()} />
    ) : (
      <Skeleton h={200} radius="md" />
    );
  const choose = (key: string): void => {
    const [companyId = '', storeId = ''] = key.split(' ');
    const body = { companyId, ...(storeId !== '' && { storeId }) };
    refer.mutate(
      { path, body },
      {
        onSuccess: ({ partner }) => {
          if (partner) toast(t('shopChosen', { shop: partner.name }));
          onDone();
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      <Title order={2}>{t('shopChoose')}</Title>
      {data.near > 0 ? <Text c="dimmed">{t('shopLead', { place })}</Text> : <NoShop claim={claim} />}
      <Choices
        label={t('shopChoose')}
        choices={data.items.slice(0, mostShown).map((shop) => ({
          value: keyOf(shop),
          label: shopName(shop),
          hint: hint(shop),
          icon: 'wrench' as const,
          isDisabled: shop.passed || !shop.hasRoom,
        }))}
        chosen={chosenOf(claim, data.items)}
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

/** Farther ones are no choice any more. */
const mostShown = 8;

/** A claim at a shop's turn that has none: the claims team helps. */
function NoShop({ claim: { claimId, status, partner } }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const ask = useWrite('POST /claims/{claimId}/no-shop');
  const isTurn = partner === undefined && (status === 'approved' || status === 'estimate-needed');
  return (
    <Stack gap="xs">
      <Text>
        {t('shopNone')} {isTurn && t('shopNoneText')}
      </Text>
      <FormProblem>{ask.error?.message}</FormProblem>
      {isTurn && (
        <Button
          loading={ask.isPending}
          onClick={() =>
            ask.mutate({ path: { claimId }, body: {} }, { onSuccess: () => toast(t('shopAsked')) })
          }
          style={{ alignSelf: 'flex-start' }}
        >
          {t('shopAsk')}
        </Button>
      )}
    </Stack>
  );
}
