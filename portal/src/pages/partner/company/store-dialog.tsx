import { Input, Modal, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { AddressFields } from '../../../parts/company/address-fields.tsx';
import { SkillsField } from '../../../parts/company/skills.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './store-dialog.module.css';
import { isOpenAtAll, type Store, type StoreValues, storeBody, valuesOf, weekdays } from './store-values.ts';
import { texts } from './texts.ts';

interface StoreDialogProps {
  /** Undefined: a new one. */
  readonly store: Store | undefined;
  readonly onClose: () => void;
}

export function StoreDialog({ store, onClose }: StoreDialogProps): ReactNode {
  const t = useTexts(texts);
  const add = useWrite('POST /partners/me/stores');
  const change = useWrite('PATCH /partners/me/stores/{storeId}');
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm<StoreValues>(
    {
      mode: 'controlled',
      initialValues: valuesOf(store),
      validate: {
        name: needed,
        address: { line1: needed, city: needed, region: needed, postalCode: needed },
        skills: (skills) => (skills.length === 0 ? t('needed') : null),
        capacity: (capacity) => (/^\d+$/.test(capacity.trim()) ? null : t('needed')),
      },
    },
    async (values) => {
      if (!isOpenAtAll(values.days)) throw new Error(t('hoursNone'));
      const body = storeBody(values);
      if (store) await change.mutateAsync({ path: { storeId: store.storeId }, body });
      else await add.mutateAsync({ body });
      toast(store ? t('saved') : t('storeAdded', { name: values.name }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={store ? t('storeEdit', { name: store.name }) : t('storeAdd')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={t('name')} {...form.getInputProps('name')} />
          <TextInput
            label={t('phone')}
            description={t('phoneOptional')}
            type="tel"
            {...form.getInputProps('phone')}
          />
          <AddressFields input={(part) => form.getInputProps(`address.${part}`)} />
          <SkillsField label={t('repairs')} input={form.getInputProps('skills')} />
          <TextInput
            label={t('capacity')}
            description={t('capacityHint')}
            inputMode="numeric"
            maw="12rem"
            {...form.getInputProps('capacity')}
          />
          <OpeningHours form={form} />
          <FormProblem>{problem}</FormProblem>
          <DialogButtons
            send={store ? t('save') : t('storeAdd')}
            isSending={isSending}
            leave={t('cancel')}
            onLeave={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}

/** Two times a day; a day without them is shut. */
function OpeningHours({ form }: { readonly form: UseFormReturnType<StoreValues> }): ReactNode {
  const t = useTexts(texts);
  return (
    <Input.Wrapper label={t('hours')} labelElement="div" error={form.errors.days}>
      <div className={classes.hours}>
        {weekdays.map((day) => (
          <div key={day} className={classes.day}>
            <span>{t(day)}</span>
            <TextInput
              type="time"
              aria-label={t('from', { day: t(day) })}
              {...form.getInputProps(`days.${day}.from`)}
            />
            <TextInput
              type="time"
              aria-label={t('to', { day: t(day) })}
              {...form.getInputProps(`days.${day}.to`)}
            />
          </div>
        ))}
      </div>
    </Input.Wrapper>
  );
}
