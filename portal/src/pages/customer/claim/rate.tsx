import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './claim.module.css';
import { texts } from './texts.ts';

const stars = [1, 2, 3, 4, 5] as const;

/** From here on a tap is all; who gives fewer stars is asked what went wrong first. */
const CONTENT = 4;

/** One-tap rating of a closed claim. */
export function Rate({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<number>();
  const [comment, setComment] = useState('');
  const rate = useWrite('POST /claims/{claimId}/rating', { refreshes: ['GET /claims/{claimId}'] });
  const given = claim.rating?.stars;
  const send = (value: number): void => {
    const said = comment.trim();
    rate.mutate({
      path: { claimId: claim.claimId },
      body: { stars: value, ...(said !== '' && { comment: said }) },
    });
  };
  if (given !== undefined) return <Text>{t('rateThanks', { stars: given })}</Text>;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('rateTitle')}</Title>
      <Group gap={4} role="group" aria-label={t('rateLabel')}>
        {stars.map((value) => (
          <button
            key={value}
            type="button"
            className={classes.star}
            data-on={value <= (chosen ?? 0)}
            aria-label={t('rateStars', { stars: value })}
            aria-pressed={chosen === value}
            onClick={() => (value < CONTENT ? setChosen(value) : send(value))}
          >
            <Icon name="star" size={30} />
          </button>
        ))}
      </Group>
      {chosen !== undefined && (
        <>
          <Textarea
            label={t('rateComment')}
            value={comment}
            maxLength={2_000}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Button loading={rate.isPending} onClick={() => send(chosen)} style={{ alignSelf: 'flex-start' }}>
            {t('rateSend')}
          </Button>
        </>
      )}
      <FormProblem>{rate.error?.message}</FormProblem>
    </Stack>
  );
}
