import { Checkbox, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { centsOf } from '../../../forms/dollars.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { User } from './shapes.ts';
import { texts } from './texts.ts';
import { changesOf, newUserOf, type UserValues, valuesOf } from './user-values.ts';

interface UserDialogProps {
  /** Undefined: a new one. */
  readonly user: User | undefined;
  readonly onClose: () => void;
}

export function UserDialog({ user, onClose }: UserDialogProps): ReactNode {
  const t = useTexts(texts);
  const { data: companies } = useRead('GET /admin/companies', {});
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
  const isPartner = form.values.role === 'partner';
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
          {isPartner && !user && (
            <NativeSelect
              label={t('company')}
              required
              withAsterisk={false}
              {...form.getInputProps('companyId')}
            >
              <option value="">{t('companyChoose')}</option>
              {companies?.items.map(({ companyId, name }) => (
                <option key={companyId} value={companyId}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
          {isPartner ? (
            <NativeSelect
              label={t('partnerRole')}
              description={t('partnerRoleHint')}
              {...form.getInputProps('partnerRole')}
            >
              <option value="clerk">{t('clerk')}</option>
              <option value="owner">{t('owner')}</option>
            </NativeSelect>
          ) : (
            <>
              <TextInput
                label={t('authority')}
                description={t('authorityHint')}
                inputMode="decimal"
                leftSection="$"
                {...form.getInputProps('authorityLimitCents')}
              />
              <Checkbox label={t('onDuty')} {...form.getInputProps('onDuty', { type: 'checkbox' })} />
              {form.values.role === 'admin' && (
                <Checkbox label={t('finance')} {...form.getInputProps('finance', { type: 'checkbox' })} />
              )}
            </>
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
