import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from '../../forms/form-problem.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Page } from '../page.tsx';
import classes from './step.module.css';
import { texts } from './texts.ts';

interface StepProps {
  /** Which one of how many, from 1; absent where they are not counted. */
  readonly number?: number;
  readonly total?: number;
  /** The one question. */
  readonly title: string;
  /** Why it is asked, or what is enough of an answer. */
  readonly why?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** Goes on; absent where choosing an answer does. */
  readonly onNext?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  /** What the button says, where it does more than go on. */
  readonly next?: string;
  readonly isBusy?: boolean;
  readonly isBlocked?: boolean;
  /** What went wrong, above the button. */
  readonly problem?: string | undefined;
  readonly children?: ReactNode;
}

/** One question of a form that asks one at a time. A new one is read out, since its headline takes the focus. */
export function Step(props: StepProps): ReactNode {
  const { number, total, title, why, onBack, onNext, next, isBusy, isBlocked, problem, children } = props;
  const t = useTexts(texts);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onNext?.(event);
  };
  return (
    <div className={classes.root}>
      {number !== undefined && total !== undefined && (
        <div className={classes.progress}>
          <Progress value={(100 * number) / total} size="sm" aria-hidden="true" />
          <Text size="sm" c="dimmed" mt={6}>
            {t('step', { number, total })}
          </Text>
        </div>
      )}
      <Page title={title} lead={why}>
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            {children}
            <FormProblem>{problem}</FormProblem>
            <Group justify="space-between" className={classes.buttons}>
              {onBack ? (
                <Button variant="subtle" onClick={onBack}>
                  {t('back')}
                </Button>
              ) : (
                <span />
              )}
              {onNext && (
                <Button
                  type="submit"
                  loading={isBusy ?? false}
                  disabled={isBlocked ?? false}
                  className={classes.next ?? ''}
                >
                  {next ?? t('next')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Page>
    </div>
  );
}
