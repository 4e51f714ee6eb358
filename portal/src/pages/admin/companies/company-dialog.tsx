import { Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { texts } from './texts.ts';

interface CompanyDialogProps {
  /** Undefined: a new one. */
  readonly company: Company | undefined;
  readonly onClose: () => void;
}

type Kind = Company['kinds'][number];
const kinds: readonly Kind[] = ['seller', 'repair', 'dealer'];

interface CompanyValues extends Record<string, unknown> {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly kinds: readonly string[];
  readonly approvedRepairPartner: boolean;
}

const startingValues = (company: Company | undefined): CompanyValues => ({
  name: company?.name ?? '',
  email: company?.email ?? '',
  phone: company?.phone ?? '',
  kinds: company?.kinds ?? ['seller'],
  approvedRepairPartner: company?.approvedRepairPartner ?? false,
});

export function CompanyDialog({ company, onClose }: CompanyDialogProps): ReactNode {
  const t = useTexts(texts);
  const add = useWrite('POST /admin/companies');
  const change = useWrite('PATCH /admin/companies/{companyId}');
  const { form, problem, isSending, submit } = useProblemForm<CompanyValues>(
    { mode: 'controlled', initialValues: startingValues(company) },
    async ({ name, email, phone, approvedRepairPartner, ...values }) => {
      const body = {
        ...{ name, email, approvedRepairPartner },
        kinds: kinds.filter((kind) => values.kinds.includes(kind)),
        ...(phone.trim() !== '' && { phone }),
      };
      if (company) await change.mutateAsync({ path: { companyId: company.companyId }, body });
      else await add.mutateAsync({ body });
      toast(company ? t('saved') : t('added', { name }));
      onClose();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={company ? t('edit', { name: company.name }) : t('add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('name')} required withAsterisk={false} {...form.getInputProps('name')} />
          <TextInput
            label={t('email')}
            type="email"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <TextInput
            label={t('phone')}
            description={t('optional')}
            type="tel"
            {...form.getInputProps('phone')}
          />
          <Checkbox.Group label={t('kinds')} {...form.getInputProps('kinds')}>
            <Stack gap="xs" mt="xs">
              {kinds.map((kind) => (
                <Checkbox key={kind} value={kind} label={t(kind)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Checkbox
            label={t('approved')}
            {...form.getInputProps('approvedRepairPartner', { type: 'checkbox' })}
          />
          <FormProblem>{problem}</FormProblem>
          <DialogButtons
            send={company ? t('save') : t('add')}
            isSending={isSending}
            leave={t('cancel')}
            onLeave={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
