import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead, useWrite } from '../../api/query.ts';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useProblemForm } from '../../forms/use-problem-form.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import classes from '../documents/documents.module.css';
import { UploadFailed } from '../documents/send-file.ts';
import { UploadButtons } from '../documents/upload-buttons.tsx';
import { UploadRow } from '../documents/upload-row.tsx';
import { type FileAnnouncement, useUploads } from '../documents/use-uploads.ts';
import { texts } from './texts.ts';

const ways = ['school-email', 'student-id', 'letter'] as const;
type Way = (typeof ways)[number];

/** Shows that somebody is a student: by the school's mail address, or by a picture that is deleted after the check. */
export function StudentProof({ enrollmentId }: { readonly enrollmentId: string }): ReactNode {
  const t = useTexts(texts);
  const { data } = useRead('GET /enrollments/{enrollmentId}/student-proof', { path: { enrollmentId } });
  const [way, setWay] = useState<Way>('school-email');
  if (!data || data.proof === 'accepted') return null;
  const isMailed = data.proof === 'pending' && data.by === 'school-email';
  return (
    <Card>
      <Stack>
        <div>
          <Title order={2}>{t('title')}</Title>
          <Text c="dimmed">{data.proof === 'pending' && !isMailed ? t('pending') : t('why')}</Text>
        </div>
        {data.reason !== undefined && <FormProblem>{data.reason}</FormProblem>}
        {isMailed && <CodeForm enrollmentId={enrollmentId} email={data.schoolEmail ?? ''} />}
        {(data.proof !== 'pending' || isMailed) && (
          <>
            <NativeSelect
              label={t('way')}
              value={way}
              onChange={({ currentTarget: { value } }) => setWay(ways.find((one) => one === value) ?? way)}
            >
              {ways.map((one) => (
                <option key={one} value={one}>
                  {t(one)}
                </option>
              ))}
            </NativeSelect>
            {way === 'school-email' ? (
              <EmailForm enrollmentId={enrollmentId} />
            ) : (
              <Picture key={way} enrollmentId={enrollmentId} by={way} />
            )}
          </>
        )}
      </Stack>
    </Card>
  );
}

function EmailForm({ enrollmentId }: { readonly enrollmentId: string }): ReactNode {
  const t = useTexts(texts);
  const add = useWrite('POST /enrollments/{enrollmentId}/student-proof');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { email: '' } },
    ({ email }) => add.mutateAsync({ path: { enrollmentId }, body: { by: 'school-email', email } }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('sendCode')}
        </Button>
      </Stack>
    </form>
  );
}

interface CodeFormProps {
  readonly enrollmentId: string;
  readonly email: string;
}

function CodeForm({ enrollmentId, email }: CodeFormProps): ReactNode {
  const t = useTexts(texts);
  const confirm = useWrite('POST /enrollments/{enrollmentId}/student-proof/confirm');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { code: '' } },
    ({ code }) => confirm.mutateAsync({ path: { enrollmentId }, body: { code: code.trim() } }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('code', { email })}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('confirm')}
        </Button>
      </Stack>
    </form>
  );
}

function Picture({
  enrollmentId,
  by,
}: {
  readonly enrollmentId: string;
  readonly by: Exclude<Way, 'school-email'>;
}): ReactNode {
  const announce = async ({ fileName, contentType, size }: FileAnnouncement) => {
    const { documentId, upload } = await call('POST /enrollments/{enrollmentId}/student-proof', {
      path: { enrollmentId },
      body: { by, fileName, contentType, size },
    });
    if (documentId === undefined || upload === undefined) throw new UploadFailed('no form to upload by');
    return { documentId, upload };
  };
  const uploads = useUploads(announce);
  return (
    <div>
      <ul className={classes.rows}>
        {uploads.current.map((upload) => (
          <UploadRow key={upload.id} {...{ upload, uploads }} />
        ))}
      </ul>
      <UploadButtons onFiles={(files) => uploads.add(files.slice(0, 1), 'student-proof')} />
    </div>
  );
}
