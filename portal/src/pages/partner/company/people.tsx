import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { DialogButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Colleague = AnswerOf<'GET /partners/me/users'>['items'][number];

const roleOf = (value: string): 'owner' | 'clerk' => (value === 'owner' ? 'owner' : 'clerk');

/** Who signs in for the company. */
export function People({ colleagues }: { readonly colleagues: readonly Colleague[] }): ReactNode {
  const t = useTexts(texts);
  const [isInviting, setInviting] = useState(false);
  return (
    <Card>
      <Stack gap="md">
        <div>
          <Title order={2}>{t('people')}</Title>
          <Text c="dimmed">{t('peopleLead')}</Text>
        </div>
        {colleagues.map((colleague) => (
          <Person key={colleague.userId} colleague={colleague} />
        ))}
        <Button variant="default" onClick={() => setInviting(true)} style={{ alignSelf: 'flex-start' }}>
          {t('invite')}
        </Button>
      </Stack>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Card>
  );
}

function Person({ colleague }: { readonly colleague: Colleague }): ReactNode {
  const t = useTexts(texts);
  const change = useWrite('PATCH /partners/me/users/{userId}');
  const remove = useWrite('DELETE /partners/me/users/{userId}');
  const { userId, name, email, partnerRole, isYou } = colleague;
  const path = { userId };
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>{isYou ? `${name} (${t('you')})` : name}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        </div>
        <Group gap="xs">
          <NativeSelect
            aria-label={t('roleOf', { name })}
            value={partnerRole}
            disabled={change.isPending}
            onChange={({ currentTarget: { value } }) =>
              change.mutate(
                { path, body: { partnerRole: roleOf(value) } },
                { onSuccess: () => toast(t('saved')) },
              )
            }
          >
            <option value="owner">{t('owner')}</option>
            <option value="clerk">{t('clerk')}</option>
          </NativeSelect>
          {!isYou && (
            <ConfirmButton
              variant="subtle"
              title={t('removeTitle', { name })}
              text={t('removeText')}
              onConfirm={async () => {
                await remove.mutateAsync({ path });
                toast(t('removed', { name }));
              }}
            >
              {t('remove')}
            </ConfirmButton>
          )}
        </Group>
      </Group>
      <FormProblem>{change.error?.message}</FormProblem>
    </Stack>
  );
}

function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const invite = useWrite('POST /partners/me/users');
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { name: '', email: '', partnerRole: 'clerk' },
      validate: { name: needed, email: needed },
    },
    async ({ name, email, partnerRole }) => {
      await invite.mutateAsync({ body: { name, email, partnerRole: roleOf(partnerRole) } });
      toast(t('invited', { email }));
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('invite')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={t('personName')} {...form.getInputProps('name')} />
          <TextInput label={t('personEmail')} type="email" {...form.getInputProps('email')} />
          <NativeSelect
            label={t('role')}
            description={t('peopleLead')}
            {...form.getInputProps('partnerRole')}
          >
            <option value="clerk">{t('clerk')}</option>
            <option value="owner">{t('owner')}</option>
          </NativeSelect>
          <FormProblem>{problem}</FormProblem>
          <DialogButtons send={t('invite')} isSending={isSending} leave={t('cancel')} onLeave={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
