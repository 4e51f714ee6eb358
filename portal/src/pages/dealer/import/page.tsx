import { Button, Stack, Text } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { faultsOf } from '../../../api/problem.ts';
import { useWrite } from '../../../api/query.ts';
import { FaultList } from '../../../parts/fault-list.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Columns } from './columns.tsx';
import { base64Of } from './read-file.ts';
import { Result } from './result.tsx';
import { Rows } from './rows.tsx';
import { texts } from './texts.ts';

const accepted = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file of units: shown row by row what it would do, then carried out as a whole. */
export default function ImportPage(): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly content: string }>();
  const { mutate, data, error, isPending } = useWrite('POST /units/import', {
    refreshes: ['GET /units', 'GET /units/{serial}'],
  });
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? [];
    // The same file, mended, may be chosen again.
    const { name } = chosen ?? { name: '' };
    const content = chosen && (await base64Of(chosen));
    currentTarget.value = '';
    if (content === undefined) return;
    setFile({ name, content });
    mutate({ body: { content, dryRun: true } });
  };
  const carryOut = () => file && mutate({ body: { content: file.content } });
  return (
    <Page title={t('title')} lead={isStaff ? t('leadStaff') : t('leadDealer')}>
      <Stack gap="lg">
        <div>
          <Button
            size="md"
            variant={file === undefined ? 'filled' : 'default'}
            leftSection={<Icon name="upload" />}
            onClick={() => input.current?.click()}
          >
            {file === undefined ? t('choose') : t('another')}
          </Button>
          <Text size="sm" c="dimmed" mt={6}>
            {t('limits')}
          </Text>
          <input
            ref={input}
            type="file"
            hidden
            accept={accepted}
            aria-label={t('choose')}
            onChange={(event) => void choose(event)}
          />
        </div>
        {error && <FaultList title={t('unreadable')} faults={faultsOf(error)} />}
        <div role="status">
          {isPending && data === undefined && file && t('checking', { file: file.name })}
          {data && file && <Result file={file.name} imported={data} isBusy={isPending} onDo={carryOut} />}
        </div>
        {data && <Rows rows={data.rows} isDone={!data.dryRun} />}
        {data === undefined && <Columns isStaff={isStaff} />}
      </Stack>
    </Page>
  );
}
