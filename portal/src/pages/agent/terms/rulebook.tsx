import { Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { VersionSelect } from './version-select.tsx';

type Book = AnswerOf<'GET /rulebook'>;

/** The clauses in their own words, each with the rules that enforce it. */
export function Rulebook(): ReactNode {
  const t = useTexts(texts);
  const [version, setVersion] = useState<string>();
  const [words, setWords] = useState('');
  const { data, error, refetch } = useRead('GET /rulebook', { query: { version } });
  const wanted = words.trim().toLowerCase();
  const clauses = (data?.clauses ?? []).filter(({ id, title, text }) =>
    `${id} ${title} ${text}`.toLowerCase().includes(wanted),
  );
  return (
    <Stack gap="lg">
      <Group align="flex-end">
        <VersionSelect of="GET /rulebook/versions" value={version} onChange={setVersion} />
        <TextInput
          type="search"
          label={t('find')}
          leftSection={<Icon name="search" />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </Group>
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} radius="lg" />}
      {data && clauses.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {data &&
        clauses.map((clause) => (
          <ClauseCard
            key={clause.id}
            clause={clause}
            rules={data.rules.filter((rule) => rule.clause === clause.id)}
          />
        ))}
    </Stack>
  );
}

interface ClauseCardProps {
  readonly clause: Book['clauses'][number];
  readonly rules: Book['rules'];
}

function ClauseCard({ clause, rules }: ClauseCardProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2}>{clause.title}</Title>
      <Text maw="44rem" mt="xs">
        {clause.text}
      </Text>
      {clause.deniable && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('deniable')}
        </Text>
      )}
      {rules.length > 0 && (
        <details>
          <summary>{t('rules', { count: rules.length })}</summary>
          <ul>
            {rules.map(({ id, onFail, reads }) => (
              <li key={id}>
                <strong>{id}</strong>
                <Text>{t('onFail', { what: t(onFail) })}</Text>
                <Text size="sm" c="dimmed">
                  {t('reads', { facts: reads.join(', ') })}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
