import { List, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './device.module.css';
import { texts } from './texts.ts';

type Answer = AnswerOf<'GET /devices/{deviceId}/if-now'>;
type Scenario = Answer['scenarios'][number];

/** What the plan would do for each thing that may happen, today. */
export function IfNow({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useTexts(texts);
  const { data, error, refetch } = useRead('GET /devices/{deviceId}/if-now', { path: { deviceId } });
  if (error && !data) return <LoadFailed isPart error={error} onAgain={() => void refetch()} />;
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('ifNow')}</Title>
        <Text c="dimmed">{t('ifNowLead')}</Text>
        {data ? (
          <ul className={classes.scenarios}>
            {data.scenarios.map((scenario) => (
              <ScenarioRow key={scenario.scenario} scenario={scenario} />
            ))}
          </ul>
        ) : (
          <Skeleton h={320} radius="md" />
        )}
      </Stack>
    </Card>
  );
}

const nameOf = {
  theft: 'theft',
  loss: 'loss',
  drop: 'drop',
  'cracked-screen': 'crackedScreen',
  failure: 'failure',
} as const;
const saidOf = { yes: 'covered', no: 'notCovered', agent: 'looksAtIt' } as const;

function ScenarioRow({ scenario }: { readonly scenario: Scenario }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { covered, deductibleCents, youGet, because } = scenario;
  return (
    <li>
      <div className={classes.head}>
        <strong>{t(nameOf[scenario.scenario])}</strong>
        <span data-covered={covered}>{t(saidOf[covered])}</span>
      </div>
      <Text>{youGet.text}</Text>
      {covered === 'yes' && <Text fw={600}>{t('youPay', { amount: money(deductibleCents) })}</Text>}
      {because.length > 0 && (
        <List size="sm" c="dimmed">
          {because.map(({ ruleId, text }) => (
            <List.Item key={ruleId}>{text}</List.Item>
          ))}
        </List>
      )}
    </li>
  );
}

/** What to put in order before something happens. */
export function Health({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const { data } = useRead('GET /devices/{deviceId}/if-now', { path: { deviceId } });
  if (!data) return <Skeleton h={220} radius="lg" />;
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('health')}
      </Title>
      <ul className={classes.checks}>
        {data.health.map(({ check, ok, text, todo, at }) => (
          <li key={check} data-ok={ok}>
            <span role="img" aria-label={ok ? t('healthy') : t('unhealthy')} className={classes.check}>
              <Icon name={ok ? 'check' : 'warning'} />
            </span>
            <div>
              <Text>{text}</Text>
              {todo !== undefined && <Text fw={600}>{todo}</Text>}
              {todo === undefined && at !== undefined && (
                <Text c="dimmed">{t('healthAt', { date: date(at) })}</Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
