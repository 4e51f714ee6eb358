import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { Unit } from '../../../parts/units/shapes.ts';
import { useDealers } from '../../../parts/units/use-dealers.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Gives the unit to a dealer, or to another one while nobody has registered it. */
export function AssignUnit({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={unit.state === 'unassigned' ? 'filled' : 'default'} onClick={() => setOpen(true)}>
        {t('assign')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('assignTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <AssignForm unit={unit} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function AssignForm({ unit, onDone }: { readonly unit: Unit; readonly onDone: () => void }): ReactNode {
  const t = useTexts(texts);
  const dealers = useDealers().filter(({ companyId }) => companyId !== unit.companyId);
  const assign = useWrite('POST /units/{serial}/assign');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { companyId: '' } },
    async ({ companyId }) => {
      const chosen = companyId === '' ? (dealers[0]?.companyId ?? '') : companyId;
      await assign.mutateAsync({ path: { serial: unit.serial }, body: { companyId: chosen } });
      toast(t('assigned'));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NativeSelect label={t('assignTo')} data-autofocus {...form.getInputProps('companyId')}>
          {dealers.map(({ companyId, name }) => (
            <option key={companyId} value={companyId}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <FormProblem>{problem}</FormProblem>
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            {t('assign')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
