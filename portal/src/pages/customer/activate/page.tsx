import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { type Device, deviceName } from '../../../parts/device-icon.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { ActivateButton } from '../../../parts/plan/activate-button.tsx';
import { CardButton } from '../../../parts/plan/card-button.tsx';
import { isOver, type Plan, planSentence } from '../../../parts/plan/plan-state.ts';
import { texts as planTexts } from '../../../parts/plan/texts.ts';
import { StudentProof } from '../../../parts/student-proof/student-proof.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './activate.module.css';
import { texts } from './texts.ts';

/** What is left until a plan protects all that it may: one list, the next thing first. */
export default function ActivatePage(): ReactNode {
  const t = useTexts(texts);
  const plans = useRead('GET /enrollments', { query: { limit: 100 } }, { live: true });
  const devices = useRead('GET /devices', { query: { limit: 200 } }, { live: true });
  if (!plans.data || !devices.data) {
    const error = plans.error ?? devices.error;
    const again = () => void Promise.all([plans.refetch(), devices.refetch()]);
    return error ? <LoadFailed error={error} onAgain={again} /> : <PageSkeleton />;
  }
  const own = devices.data.items.filter(({ removedAt }) => removedAt === undefined);
  const left = plans.data.items
    .filter((plan) => !isOver(plan))
    .map((plan) => ({ plan, devices: own.filter(({ planNumber }) => planNumber === plan.planNumber) }));
  const next = left.find(({ plan, devices: of }) => isUnfinished(plan, of));
  if (!next)
    return (
      <EmptyState
        isPage
        icon="check"
        title={t('doneTitle')}
        action={
          <Button component={Link} href="/plan">
            {t('seePlan')}
          </Button>
        }
      >
        {t('doneLead')}
      </EmptyState>
    );
  return <Activation {...next} />;
}

const needsPhotos = ({ photosNeeded }: Device): boolean => photosNeeded.length > 0;
const isUnasked = ({ tracking }: Device): boolean =>
  tracking !== undefined && tracking.statedAt === undefined;

const isUnfinished = (plan: Plan, devices: readonly Device[]): boolean =>
  plan.waitsFor !== undefined ||
  !plan.paymentCurrent ||
  (plan.student !== undefined && plan.student.proof !== 'accepted') ||
  devices.some(needsPhotos) ||
  devices.some(isUnasked);

interface ActivationProps {
  readonly plan: Plan;
  readonly devices: readonly Device[];
}

function Activation({ plan, devices }: ActivationProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(planTexts);
  const formats = useFormats();
  const { enrollmentId, planName, planNumber, paymentCurrent, activatedAt } = plan;
  const unverified = devices.filter(needsPhotos);
  return (
    <Page title={t('title')} lead={t('lead', { name: planName, planNumber })}>
      <Text size="lg" fw={600}>
        {planSentence(plan, words, formats)}
      </Text>
      <ol className={classes.steps}>
        <Todo
          title={t('cardStep')}
          isDone={paymentCurrent}
          text={paymentCurrent ? t('cardDone') : t('cardText')}
        >
          {!paymentCurrent && <CardButton enrollmentId={enrollmentId}>{words('addCard')}</CardButton>}
        </Todo>
        <Todo
          title={t('activateStep')}
          isDone={activatedAt !== undefined}
          text={activatedAt === undefined ? t('activateText') : t('activateDone')}
        >
          {activatedAt === undefined && (
            <ActivateButton plan={plan} variant={paymentCurrent ? 'filled' : 'default'}>
              {words('activateNow')}
            </ActivateButton>
          )}
        </Todo>
        <Todo
          title={t('photosStep')}
          isDone={unverified.length === 0}
          text={unverified.length === 0 ? t('photosDone') : t('photosText')}
        >
          {unverified.length > 0 && (
            <Group gap="sm">
              {unverified.map((device) => (
                <Button
                  key={device.deviceId}
                  component={Link}
                  href={`/devices/${device.deviceId}`}
                  variant="default"
                >
                  {t('photosOf', { name: deviceName(device) })}
                </Button>
              ))}
            </Group>
          )}
        </Todo>
        {devices.some(({ tracking }) => tracking !== undefined) && (
          <Todo
            title={t('trackingStep')}
            isDone={!devices.some(isUnasked)}
            text={devices.some(isUnasked) ? t('trackingText') : t('trackingDone')}
          >
            {devices.some(isUnasked) && (
              <Button component={Link} href="/plan/tracking" variant="default">
                {t('trackingAnswer')}
              </Button>
            )}
          </Todo>
        )}
      </ol>
      {plan.student && <StudentProof enrollmentId={enrollmentId} />}
    </Page>
  );
}

interface TodoProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

const Todo = ({ title, text, isDone, children }: TodoProps): ReactNode => (
  <li className={classes.step} data-done={isDone}>
    <span className={classes.mark}>{isDone && <Icon name="check" />}</span>
    <div className={classes.words}>
      <Title order={2}>{title}</Title>
      <Text c="dimmed">{text}</Text>
      {children}
    </div>
  </li>
);
