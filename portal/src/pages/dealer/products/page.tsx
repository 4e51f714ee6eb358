import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import type { Product } from '../../../parts/units/shapes.ts';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const ProductDialog = lazy(() => import('./product-dialog.tsx'));

/** Every product with its terms; an administrator adds and changes them. */
export default function ProductsPage(): ReactNode {
  const t = useTexts(texts);
  const canEdit = useAccount()?.role === 'admin';
  const [edited, setEdited] = useState<Product | 'new'>();
  const { data, error, refetch } = useRead('GET /products', {});
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const add = canEdit && <Button onClick={() => setEdited('new')}>{t('add')}</Button>;
  return (
    <Page title={t('title')} lead={t('lead')} action={data.items.length > 0 && add}>
      <Stack gap="md">
        {data.items.length === 0 && (
          <EmptyState icon="plans" title={t('none')} action={add}>
            {t('noneText')}
          </EmptyState>
        )}
        {data.items.map((product) => (
          <ProductCard
            key={product.productId}
            product={product}
            onEdit={canEdit ? () => setEdited(product) : undefined}
          />
        ))}
      </Stack>
      {edited !== undefined && (
        <Suspense>
          <ProductDialog
            product={edited === 'new' ? undefined : edited}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** `24 months; delivered from Mar 1, 2027: 36 months`. */
function useTerms(): (terms: Product['warranty']['terms']) => string {
  const t = useTexts(texts);
  const { calendarDay } = useFormats();
  return (terms) => {
    const inOrder = terms.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
    return inOrder
      .slice(1)
      .reduce(
        (words, { from = '', months }) =>
          t('monthsFrom', { months: words, day: calendarDay(from), next: t('months', { count: months }) }),
        t('months', { count: inOrder[0]?.months ?? 0 }),
      );
  };
}

interface ProductCardProps {
  readonly product: Product;
  readonly onEdit: (() => void) | undefined;
}

function ProductCard({ product, onEdit }: ProductCardProps): ReactNode {
  const t = useTexts(texts);
  const termsOf = useTerms();
  const { name, sku, productId, warranty, retired } = product;
  return (
    <Card>
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={2}>{name}</Title>
          <Text c="dimmed">{[sku, retired ? t('retired') : ''].filter(Boolean).join(' · ')}</Text>
        </div>
        {onEdit && (
          <Button variant="default" onClick={onEdit} aria-label={`${t('edit')} ${name}`}>
            {t('edit')}
          </Button>
        )}
      </Group>
      <Facts
        facts={[
          [t('warranty'), termsOf(warranty.terms)],
          [t('covers'), warranty.covers],
          [t('transfer'), warranty.transferable ? t('transferYes') : t('transferNo')],
          [
            t('units'),
            <Anchor key="units" component={Link} href={`/units?q=${encodeURIComponent(productId)}`}>
              <Group component="span" gap={4}>
                {t('see')}
                <Icon name="chevron" size={16} />
              </Group>
            </Anchor>,
          ],
        ]}
      />
    </Card>
  );
}
