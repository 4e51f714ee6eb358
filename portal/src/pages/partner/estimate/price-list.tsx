import { Button, Group, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { dollarsOf } from '../../../forms/dollars.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { emptyLine, isBlank } from './lines.ts';
import { texts } from './texts.ts';
import type { EstimateValues } from './use-estimate-form.ts';

interface PriceListProps {
  readonly claimId: string;
  readonly form: UseFormReturnType<EstimateValues>;
}

type Price = AnswerOf<'GET /claims/{claimId}/price-list'>['items'][number];

/** Usual repairs of this model, each a line by one press; nothing for a model that is not listed. */
export function PriceList({ claimId, form }: PriceListProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const { data } = useRead('GET /claims/{claimId}/price-list', { path: { claimId } });
  if (!data || data.items.length === 0) return null;
  const add = ({ description, priceCents }: Price): void => {
    const line = { ...emptyLine('part'), description, unit: dollarsOf(priceCents) };
    form.setFieldValue('lines', [...form.values.lines.filter((one) => !isBlank(one)), line]);
  };
  return (
    <>
      <Text size="sm" c="dimmed" mt="md" mb="xs">
        {t('priceList')}
      </Text>
      <Group gap="xs" mb="md">
        {data.items.map((price) => (
          <Button
            key={price.damage}
            size="xs"
            variant="light"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => add(price)}
          >
            {`${price.description} · ${moneyInFull(price.priceCents)}`}
          </Button>
        ))}
      </Group>
    </>
  );
}
