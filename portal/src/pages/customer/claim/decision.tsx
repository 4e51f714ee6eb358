import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './claim.module.css';
import { texts } from './texts.ts';

/** Why the claim was decided as it was: the clause in the terms' words and the reason; nothing before that. */
export function Decision({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const path = { claimId: claim.claimId };
  const { data, isPending } = useRead('GET /claims/{claimId}/decision', { path });
  const { denial } = claim;
  if (isPending && !denial) return <Skeleton h={130} radius="lg" />;
  const change = data?.counterfactual?.toApproval ?? data?.counterfactual?.smallest;
  const said = denial
    ? [
        { name: t('clause'), text: denial.clauseText ?? denial.clause },
        { name: t('reason'), text: denial.reason },
      ]
    : [
        { name: t('why'), text: data?.inWords },
        { name: t('wouldChange'), text: change?.text },
      ];
  const known = said.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
  if (known.length === 0) return null;
  return (
    <Card>
      <Stack gap="md">
        {known.map(({ name, text }) => (
          <section key={name}>
            <Title order={2} mb={4}>
              {name}
            </Title>
            <Text className={classes.said ?? ''}>{text}</Text>
          </section>
        ))}
      </Stack>
    </Card>
  );
}
