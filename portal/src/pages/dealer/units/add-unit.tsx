import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { useDealers } from '../../../parts/units/use-dealers.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Puts one unit on record by hand, for the claims team. */
export function AddUnit(): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('addTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <AddForm />
      </Modal>
    </>
  );
}

function AddForm(): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const add = useWrite('POST /units');
  const products = useRead('GET /products', {}).data?.items.filter(({ retired }) => retired !== true) ?? [];
  const dealers = useDealers();
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { serial: '', sku: '', companyId: '' } },
    async ({ serial, sku, companyId }) => {
      const chosen = sku === '' ? (products[0]?.sku ?? '') : sku;
      const unit = await add.mutateAsync({
        body: { serial: serial.trim(), sku: chosen, ...(companyId !== '' && { companyId }) },
      });
      navigate(`/units/${encodeURIComponent(unit.serial)}`);
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('unit')} data-autofocus autoComplete="off" {...form.getInputProps('serial')} />
        <NativeSelect label={t('product')} {...form.getInputProps('sku')}>
          {products.map(({ sku, name }) => (
            <option key={sku} value={sku}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('dealer')} {...form.getInputProps('companyId')}>
          <option value="">{t('nobody')}</option>
          {dealers.map(({ companyId, name }) => (
            <option key={companyId} value={companyId}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <FormProblem>{problem}</FormProblem>
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
