import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Section, WhatFields, WhoFields } from './application-fields.tsx';
import { type ApplicationValues, applicationBody, emptyApplication } from './application-values.ts';
import { CallTime } from './call-time.tsx';
import { texts } from './texts.ts';

type Applied = AnswerOf<'POST /partners/applications'>;

export default function BecomeAPartnerPage(): ReactNode {
  const [applied, setApplied] = useState<Applied>();
  return applied ? <Done applied={applied} /> : <ApplicationForm onDone={setApplied} />;
}

function Done({ applied: { call } }: { readonly applied: Applied }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  return (
    <Page title={t('doneTitle')} lead={call ? t('doneCall', { time: dateTime(call.at) }) : t('doneLater')}>
      <Card maw="40rem">
        <Stack>
          <Text>{t('doneNext')}</Text>
          <Button component={Link} href="/" variant="default" style={{ alignSelf: 'flex-start' }}>
            {t('home')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
}

function ApplicationForm({ onDone }: { readonly onDone: (applied: Applied) => void }): ReactNode {
  const t = useTexts(texts);
  const apply = useWrite('POST /partners/applications', { refreshes: [] });
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const { form, problem, isSending, submit } = useProblemForm<ApplicationValues>(
    {
      mode: 'controlled',
      initialValues: emptyApplication,
      validate: {
        ...{ companyName: needed, contactName: needed, email: needed, phone: needed },
        address: { line1: needed, city: needed, region: needed, postalCode: needed },
        kinds: (kinds) => (kinds.length === 0 ? t('kindsNeeded') : null),
        skills: (skills, { kinds }) =>
          kinds.includes('repair') && skills.length === 0 ? t('skillsNeeded') : null,
      },
    },
    async (values) => onDone(await apply.mutateAsync({ body: applicationBody(values) })),
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg" maw="46rem">
          <WhoFields form={form} />
          <WhatFields form={form} />
          <Section title={t('callTitle')}>
            <CallTime input={form.getInputProps('callAt')} />
          </Section>
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" size="md" loading={isSending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
