import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { type IncidentType, incidentTypes } from '../../../parts/incident/incident-types.ts';
import { spaced } from '../../../parts/terms/spaced.ts';
import { Icon, type IconName } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './coverage.module.css';
import { texts } from './texts.ts';

type RuleRun = NonNullable<AnswerOf<'GET /claims/{claimId}/decision'>['trace']>[number];

interface TraceRowsProps {
  readonly rules: readonly RuleRun[];
  readonly rulebook: AnswerOf<'GET /rulebook'> | undefined;
  /** Of a dealer’s claim: a fact that names one by its id says what it is for. */
  readonly lines: Claim['lines'];
}

const icons: Readonly<Record<RuleRun['verdict'], IconName>> = {
  pass: 'check',
  fail: 'close',
  'needs-evidence': 'upload',
  refer: 'person',
};

const isIncidentType = (value: unknown): value is IncidentType =>
  incidentTypes.some((type) => type === value);
const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT/.test(value);

/** Rules as they ran: verdict, what the rule is called, its clause, the facts it read. */
export function TraceRows({ rules, rulebook, lines = [] }: TraceRowsProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { dateTime, money } = useFormats();
  const clauses = new Map(rulebook?.clauses.map(({ id, title }) => [id, title]));
  const lineNames = new Map(lines.map(({ lineId, description }) => [lineId, description]));
  // Several are told in one text.
  const named = (ids: string): string =>
    ids
      .split(', ')
      .map((id) => lineNames.get(id) ?? id)
      .join(', ');
  const shown = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return t('unknown');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number' && name.endsWith('Cents')) return money(value);
    if (isIncidentType(value)) return words(value);
    if (typeof value === 'string') return isInstant(value) ? dateTime(value) : named(value);
    return Array.isArray(value)
      ? value.map((one) => shown(name, one)).join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  };
  return (
    <ul className={classes.rules}>
      {rules.map(({ ruleId, clause, verdict, facts }) => (
        <li key={ruleId} data-verdict={verdict}>
          <span className={classes.verdict}>
            <Icon name={icons[verdict]} size={16} />
          </span>
          <div>
            <p className={classes.rule}>
              <strong>{spaced(ruleId)}</strong> <span>{t(verdict)}</span>
            </p>
            <p className={classes.clause}>{clauses.get(clause) ?? spaced(clause)}</p>
            <dl className={classes.read}>
              {Object.entries(facts).map(([name, value]) => (
                <div key={name}>
                  <dt>{spaced(name.replace(/Cents$/, ''))}</dt>
                  <dd>{shown(name, value)}</dd>
                </div>
              ))}
            </dl>
          </div>
        </li>
      ))}
    </ul>
  );
}
