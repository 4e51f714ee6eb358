import { Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './coverage.module.css';
import { texts } from './texts.ts';
import { TraceRows } from './trace-rows.tsx';

type Decision = AnswerOf<'GET /claims/{claimId}/decision'>;
type Rulebook = AnswerOf<'GET /rulebook'>;

/** What the rules made of the claim: why not approved, first; then rule by rule, each with its clause and its facts. */
export function Coverage({ claim: { claimId, lines } }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const {
    data: decision,
    error,
    refetch,
  } = useRead('GET /claims/{claimId}/decision', { path: { claimId } }, { live: true });
  const version = decision?.rulebookVersion;
  const { data: rulebook } = useRead('GET /rulebook', { query: { version } }, { enabled: !!version });
  const isNone = error instanceof ApiProblem && error.status === 404;
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('trace')}
      </Title>
      {isNone && !decision && <Text c="dimmed">{t('noDecision')}</Text>}
      {error && !isNone && !decision && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!decision && !error && <Skeleton h={320} radius="md" />}
      {decision && <Judged {...{ decision, rulebook, lines }} />}
    </Card>
  );
}

interface JudgedProps {
  readonly lines: Claim['lines'];
  readonly decision: Decision;
  readonly rulebook: Rulebook | undefined;
}

function Judged({ decision, rulebook, lines }: JudgedProps): ReactNode {
  const t = useTexts(texts);
  const { trace = [], signals = [], missingEvidence = [], referReasons = [], counterfactual } = decision;
  const open = trace.filter(({ verdict }) => verdict !== 'pass');
  const passed = trace.filter(({ verdict }) => verdict === 'pass');
  const reasons = [
    ...referReasons.map(({ reason }) => reason),
    ...missingEvidence.map(({ why }) => t('missing', { what: why })),
  ];
  const change = counterfactual?.toApproval ?? counterfactual?.smallest;
  return (
    <div className={classes.judged}>
      {reasons.length > 0 ? (
        <div>
          <Text c="dimmed">{t('reasonsTitle')}</Text>
          <ul className={classes.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={classes.clear}>{decision.inWords ?? t('allClear')}</p>
      )}
      {signals.length > 0 && (
        <div className={classes.signals}>
          <strong>{t('signals')}</strong>
          <ul>
            {signals.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          <Text size="sm">{t('signalsHint')}</Text>
        </div>
      )}
      <TraceRows rules={open} {...{ rulebook, lines }} />
      {change && (
        <div>
          <Text c="dimmed">{t('change')}</Text>
          <Text>{change.text}</Text>
        </div>
      )}
      {passed.length > 0 && (
        <details className={classes.passed}>
          <summary>{t('rulesRun', { count: passed.length })}</summary>
          <TraceRows rules={passed} {...{ rulebook, lines }} />
        </details>
      )}
      <Text size="sm" c="dimmed">
        {t('traceFor', { version: decision.rulebookVersion })}
        {decision.decidedBy !== undefined &&
          decision.decidedBy !== 'rules' &&
          ` · ${t('decidedBy', { name: decision.decidedBy })}`}
      </Text>
    </div>
  );
}
