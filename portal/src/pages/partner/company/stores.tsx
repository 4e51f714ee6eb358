import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useSkillNames } from '../../../parts/company/skills.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { StoreDialog } from './store-dialog.tsx';
import { daysAlike, type Store, type Weekday } from './store-values.ts';
import { texts } from './texts.ts';

interface StoresProps {
  readonly company: Company;
  readonly isOwner: boolean;
}

/** Where the company repairs. */
export function Stores({ company: { stores = [] }, isOwner }: StoresProps): ReactNode {
  const t = useTexts(texts);
  const [edited, setEdited] = useState<Store | 'new'>();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{t('stores')}</Title>
          <Text c="dimmed">{stores.length > 0 ? t('storesLead') : t('storesNone')}</Text>
        </div>
        {isOwner && (
          <Button variant={stores.length > 0 ? 'default' : 'filled'} onClick={() => setEdited('new')}>
            {t('storeAdd')}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {stores.map((store) => (
          <StoreCard
            key={store.storeId}
            store={store}
            onEdit={isOwner ? () => setEdited(store) : undefined}
            mayClose={isOwner && stores.length > 1}
          />
        ))}
      </SimpleGrid>
      {edited !== undefined && (
        <StoreDialog store={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Stack>
  );
}

interface StoreCardProps {
  readonly store: Store;
  readonly onEdit: (() => void) | undefined;
  readonly mayClose: boolean;
}

function StoreCard({ store, onEdit, mayClose }: StoreCardProps): ReactNode {
  const t = useTexts(texts);
  const skillNames = useSkillNames();
  const { phone: telephone } = useFormats();
  const close = useWrite('DELETE /partners/me/stores/{storeId}');
  const { storeId, name, phone, address, skills, capacity } = store;
  return (
    <Card>
      <Stack gap="md" h="100%" justify="space-between">
        <Stack gap="md">
          <div>
            <Title order={3}>{name}</Title>
            <Text c="dimmed">{addressLine(address)}</Text>
          </div>
          <Facts
            facts={[
              [t('phone'), phone && telephone(phone)],
              [t('repairs'), skillNames(skills)],
              [t('capacity'), capacity],
              [t('hours'), <Hours key="hours" store={store} />],
            ]}
          />
        </Stack>
        {onEdit && (
          <Group>
            <Button variant="default" aria-label={t('storeEdit', { name })} onClick={onEdit}>
              {t('edit')}
            </Button>
            {mayClose && (
              <ConfirmButton
                variant="subtle"
                title={t('storeCloseTitle', { name })}
                text={t('storeCloseText')}
                onConfirm={async () => {
                  await close.mutateAsync({ path: { storeId } });
                  toast(t('storeClosed'));
                }}
              >
                {t('storeClose')}
              </ConfirmButton>
            )}
          </Group>
        )}
      </Stack>
    </Card>
  );
}

/** `Monday–Wednesday 9:00 AM–6:00 PM`: days with the same hours are told together. */
function Hours({ store }: { readonly store: Store }): ReactNode {
  const t = useTexts(texts);
  const { wallTime } = useFormats();
  const spansOf = (day: Weekday): string =>
    (store.hours.days[day] ?? []).map(([from, to]) => `${wallTime(from)}–${wallTime(to)}`).join(', ');
  return daysAlike(spansOf).map(({ first, last, spans }) => (
    <div key={first}>
      {first === last ? t(first) : `${t(first)}–${t(last)}`} {spans}
    </div>
  ));
}
