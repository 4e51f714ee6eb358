import { Button, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { AddressFields, addressBody, emptyAddress } from '../../../parts/company/address-fields.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Company } from './shapes.ts';
import { texts } from './texts.ts';

interface ProfileProps {
  readonly company: Company;
  readonly isOwner: boolean;
}

/** How the company is reached. */
export function Profile({ company, isOwner }: ProfileProps): ReactNode {
  const t = useTexts(texts);
  const [isEdited, setEdited] = useState(false);
  const { phone: telephone } = useFormats();
  const { email, phone, address } = company;
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('profile')}</Title>
        {isEdited ? (
          <ProfileForm company={company} onDone={() => setEdited(false)} />
        ) : (
          <>
            <Facts
              facts={[
                [t('email'), email],
                [t('phone'), phone && telephone(phone)],
                [t('address'), address && addressLine(address)],
                [
                  t('comments'),
                  company.commentVisibility === 'claims-team' ? t('commentsTeam') : t('commentsEveryone'),
                ],
              ]}
            />
            {isOwner && (
              <Button variant="default" onClick={() => setEdited(true)} style={{ alignSelf: 'flex-start' }}>
                {t('edit')}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Card>
  );
}

function ProfileForm({
  company,
  onDone,
}: {
  readonly company: Company;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PATCH /partners/me');
  const { line2: _line2, ...known } = company.address ?? emptyAddress;
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: {
        name: company.name,
        email: company.email,
        phone: company.phone ?? '',
        address: { ...emptyAddress, ...known },
        commentVisibility: company.commentVisibility ?? ('everyone' as const),
      },
    },
    async ({ name, email, phone, address, commentVisibility }) => {
      const hasAddress = address.line1.trim() !== '';
      const body = {
        ...{ name, email, commentVisibility },
        ...(phone.trim() !== '' && { phone }),
        ...(hasAddress && { address: addressBody(address) }),
      };
      const saved = await save.mutateAsync({ body });
      const contact = saved.email !== company.email || saved.phone !== company.phone;
      toast(contact ? t('savedContact') : t('saved'));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label={t('name')} {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
        <AddressFields input={(part) => form.getInputProps(`address.${part}`)} />
        <NativeSelect
          label={t('comments')}
          description={t('commentsHint')}
          {...form.getInputProps('commentVisibility')}
        >
          <option value="everyone">{t('commentsEveryone')}</option>
          <option value="claims-team">{t('commentsTeam')}</option>
        </NativeSelect>
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('save')} isSending={isSending} leave={t('cancel')} onLeave={onDone} />
      </Stack>
    </form>
  );
}
