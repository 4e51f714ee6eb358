import { Checkbox, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { centsOf } from '../../../forms/dollars.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { User } from './shapes.ts';
import { texts } from './texts.ts';
import { PartnerFields, StaffFields } from './user-fields.tsx';
import { changesOf, newUserOf, type UserValues, valuesOf } from './user-values.ts';

interface UserDialogProps {
  /** Undefined: a new one. */
  readonly user: User | undefined;
  readonly onClose: () => void;
}

export function UserDialog({ user, onClose }: UserDialogProps): ReactNode {
  const t = useTexts(texts);
  const add = useWrite('POST /admin/users');
  const change = useWrite('PATCH /admin/users/{userId}');
  const { form, problem, isSending, submit } = useProblemForm<UserValues>(
    {
      mode: 'controlled',
      initialValues: valuesOf(user),
      validate: {
        authorityLimitCents: (typed) =>
          typed.trim() !== '' && centsOf(typed) === undefined ? t('authorityWrong') : null,
      },
    },
    async (values) => {
      if (user) await change.mutateAsync({ path: { userId: user.userId }, body: changesOf(values, user) });
      else await add.mutateAsync({ body: newUserOf(values) });
      toast(user ? t('saved') : t('added', { email: values.email }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? t('edit', { name: user.name }) : t('add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('name')} required withAsterisk={false} {...form.getInputProps('name')} />
          {!user && (
            <TextInput
              label={t('email')}
              type="email"
              required
              withAsterisk={false}
              {...form.getInputProps('email')}
            />
          )}
          <TextInput label={t('jobTitle')} description={t('optional')} {...form.getInputProps('title')} />
          {user?.role !== 'partner' && (
            <NativeSelect label={t('role')} {...form.getInputProps('role')}>
              <option value="agent">{t('agent')}</option>
              <option value="admin">{t('admin')}</option>
              {!user && <option value="partner">{t('partner')}</option>}
            </NativeSelect>
          )}
          {form.values.role === 'partner' ? (
            <PartnerFields form={form} isNew={!user} />
          ) : (
            <StaffFields form={form} />
          )}
          {user && (
            <Checkbox label={t('disabled')} {...form.getInputProps('disabled', { type: 'checkbox' })} />
          )}
          <FormProblem>{problem}</FormProblem>
          <DialogButtons
            send={user ? t('save') : t('add')}
            isSending={isSending}
            leave={t('cancel')}
            onLeave={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
