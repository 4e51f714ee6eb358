import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { AddressFields, addressBody, emptyAddress } from '../../../parts/company/address-fields.tsx';
import { Facts } from '../../../parts/facts.tsx';
import type { Account } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ChangeEmail } from './change-email.tsx';
import { texts } from './texts.ts';

/** How a customer is reached: what stands there, and the ways to change it. */
export function Contact({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(texts);
  const [changes, setChanges] = useState<'nothing' | 'contact' | 'email'>('nothing');
  const { phone: telephone } = useFormats();
  const { email, phone, address } = account;
  const done = (): void => setChanges('nothing');
  if (changes === 'contact') return <ContactForm account={account} onDone={done} />;
  if (changes === 'email') return <ChangeEmail onDone={done} />;
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('email'), email],
          [t('phone'), phone && telephone(phone)],
          [t('address'), address && addressLine(address)],
        ]}
      />
      <Group>
        <Button variant="default" onClick={() => setChanges('contact')}>
          {t('changeContact')}
        </Button>
        <Button variant="default" onClick={() => setChanges('email')}>
          {t('changeEmail')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What is sent: only what is another, so that nothing is told that did not happen. */
function changesOf(
  { phone: before, address: known }: Account,
  phone: string,
  address: ReturnType<typeof addressBody>,
): BodyOf<'PATCH /me'> {
  const moved = Object.entries(address).some(
    ([part, value]) => known?.[part as keyof typeof address] !== value,
  );
  // The form has no second line: it stays with the first.
  const line2 = known?.line1 === address.line1 ? known.line2 : undefined;
  return {
    ...(phone !== before && { phone }),
    ...(moved && { address: { ...address, ...(line2 !== undefined && { line2 }) } }),
  };
}

function ContactForm({
  account,
  onDone,
}: {
  readonly account: Account;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const save = useWrite('PATCH /me', { refreshes: ['GET /me'] });
  const { line2: _line2, ...known } = account.address ?? emptyAddress;
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { phone: account.phone ?? '', address: { ...emptyAddress, ...known } },
    },
    async ({ phone, address }) => {
      await save.mutateAsync({ body: changesOf(account, phone, addressBody(address)) });
      toast(t('contactSaved'));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('phone')}
          description={t('phoneHint')}
          type="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        <AddressFields input={(part) => form.getInputProps(`address.${part}`)} />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('save')} isSending={isSending} leave={t('cancel')} onLeave={onDone} />
      </Stack>
    </form>
  );
}
