import { NativeSelect, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { WordsEditor } from './words-editor.tsx';

type Listed = AnswerOf<'GET /mail-words'>['items'][number];

const sides = ['customer', 'partner', 'dealer', 'rma', 'ticket', 'any'] as const;
const isTo =
  (side: string) =>
  (mail: Listed): boolean =>
    mail.kind.startsWith(`${side}.`);

/** The mails about claims, returns and tickets in the admin's words. */
export default function MailWordsPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /mail-words', {});
  const [chosen, setChosen] = useState(window.location.hash.slice(1));
  const kind = data?.items.find((mail) => mail.kind === chosen)?.kind ?? data?.items[0]?.kind;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={480} radius="lg" />}
      {data && kind !== undefined && (
        <Stack gap="lg">
          <NativeSelect
            label={t('mail')}
            maw="34rem"
            value={kind}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
          >
            {sides.map((side) => (
              <optgroup key={side} label={t(side)}>
                {data.items.filter(isTo(side)).map(({ kind: of, headline, changed }) => (
                  <option key={of} value={of}>
                    {changed ? t('changedMark', { headline }) : headline}
                  </option>
                ))}
              </optgroup>
            ))}
          </NativeSelect>
          <WordsEditor key={kind} kind={kind} />
        </Stack>
      )}
    </Page>
  );
}
