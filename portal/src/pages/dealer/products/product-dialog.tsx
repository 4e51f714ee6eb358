import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Product } from '../../../parts/units/shapes.ts';
import { dayIn } from '../../../parts/units/warranty-end.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface Values extends Record<string, unknown> {
  sku: string;
  name: string;
  kind: string;
  months: string;
  covers: string;
  transferable: boolean;
  retired: boolean;
}

/** The term that holds for what is delivered today. */
const presentTerm = ({ terms }: Product['warranty']): Product['warranty']['terms'][number] | undefined => {
  const inOrder = terms.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  return inOrder.findLast(({ from = '' }) => from <= dayIn(0)) ?? inOrder[0];
};

/** The terms with another number of months for what is delivered from today on; what was delivered keeps its own. */
function changedTerms(product: Product | undefined, months: number): Product['warranty']['terms'] {
  if (!product) return [{ months }];
  const { terms } = product.warranty;
  if (presentTerm(product.warranty)?.months === months) return terms;
  const today = dayIn(0);
  return [...terms.filter(({ from = '' }) => from < today), { from: today, months }];
}

const valuesOf = (product: Product | undefined): Values => ({
  sku: '',
  name: product?.name ?? '',
  kind: product?.kind ?? '',
  months: String((product && presentTerm(product.warranty)?.months) ?? 24),
  covers: product?.warranty.covers ?? '',
  transferable: product?.warranty.transferable ?? true,
  retired: product?.retired ?? false,
});

function bodyOf(values: Values, product: Product | undefined) {
  const { name, kind, months, covers, transferable } = values;
  const words = covers.trim();
  return {
    name: name.trim(),
    kind: kind.trim(),
    warranty: {
      terms: changedTerms(product, Number(months)),
      transferable,
      ...(words !== '' && { covers: words }),
    },
  };
}

/** The service names `warranty.covers`; the form has `covers`. */
const fieldOf = (path: string): string => path.replace(/^warranty\./, '').replace(/^terms.*/, 'months');

interface ProductDialogProps {
  /** None to add one. */
  readonly product: Product | undefined;
  readonly onClose: () => void;
}

export default function ProductDialog({ product, onClose }: ProductDialogProps): ReactNode {
  const t = useTexts(texts);
  const add = useWrite('POST /products');
  const change = useWrite('PATCH /products/{productId}');
  const { form, problem, isSending, submit } = useProblemForm<Values>(
    {
      mode: 'controlled',
      initialValues: valuesOf(product),
      validate: { months: (months) => (/^\d{1,3}$/.test(months.trim()) ? null : t('monthsMissing')) },
    },
    async (values) => {
      const body = bodyOf(values, product);
      if (product)
        await change.mutateAsync({
          path: { productId: product.productId },
          body: { ...body, retired: values.retired },
        });
      else await add.mutateAsync({ body: { ...body, sku: values.sku.trim() } });
      toast(t('saved'));
      onClose();
    },
    fieldOf,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={product ? t('editTitle', { name: product.name }) : t('addTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <ProductFields form={form} isNew={!product} />
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button type="submit" loading={isSending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ProductFieldsProps {
  readonly form: UseFormReturnType<Values>;
  readonly isNew: boolean;
}

function ProductFields({ form, isNew }: ProductFieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      {isNew && (
        <TextInput
          label={t('sku')}
          description={t('skuHint')}
          data-autofocus
          {...form.getInputProps('sku')}
        />
      )}
      <TextInput label={t('name')} {...form.getInputProps('name')} />
      <TextInput label={t('kind')} description={t('kindHint')} {...form.getInputProps('kind')} />
      <TextInput
        label={t('monthsField')}
        description={t('monthsHint')}
        inputMode="numeric"
        {...form.getInputProps('months')}
      />
      <TextInput label={t('covers')} {...form.getInputProps('covers')} />
      <Checkbox label={t('transferYes')} {...form.getInputProps('transferable', { type: 'checkbox' })} />
      {!isNew && <Checkbox label={t('retired')} {...form.getInputProps('retired', { type: 'checkbox' })} />}
    </>
  );
}
