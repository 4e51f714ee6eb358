import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Badge } from '../../../parts/badge.tsx';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { type Rma, type RmaUnit, rmaTone } from '../../../parts/rmas/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './rma.module.css';
import { texts } from './texts.ts';

const UnitLink = ({ serial }: { readonly serial: string }): ReactNode => (
  <Anchor component={Link} href={`/units/${encodeURIComponent(serial)}`}>
    {serial}
  </Anchor>
);

/** Each unit with what is known of its way so far. */
export function Units({ rma }: { readonly rma: Rma }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('units')}
      </Title>
      <ul className={classes.units}>
        {rma.units.map((unit) => (
          <li key={unit.serial} className={classes.unit}>
            <div className={classes.head}>
              <span className={classes.serial}>
                <UnitLink serial={unit.serial} />
              </span>
              <Badge tone={rmaTone[unit.state]}>{unit.stateLabel}</Badge>
              <Text c="dimmed">{unit.productName}</Text>
            </div>
            <UnitFacts unit={unit} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function UnitFacts({ unit }: { readonly unit: RmaUnit }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const terms = useRead('GET /rmas/terms', {}).data;
  const { shipped, sentBack, fee } = unit;
  const parcel = (one: typeof shipped): string | undefined =>
    one && t('parcel', { carrier: one.carrierName, tracking: one.tracking, day: date(one.at) });
  const finding = [
    terms?.grades.find(({ grade }) => grade === unit.grade)?.words,
    terms?.dispositions.find(({ disposition }) => disposition === unit.disposition)?.words,
    unit.inspectionNote,
  ].filter((word) => word !== undefined);
  const feeWords = (): string | undefined => {
    if (!fee) return undefined;
    const amount = moneyInFull(fee.amountCents);
    if (fee.waivedAt !== undefined) return t('feeWaived', { amount, reason: fee.reason ?? '' });
    return fee.chargedAt === undefined ? amount : t('feeCharged', { amount, day: date(fee.chargedAt) });
  };
  return (
    <Facts
      facts={[
        [t('fault'), unit.fault],
        [t('sent'), parcel(shipped)],
        [t('received'), unit.receivedAt && date(unit.receivedAt)],
        [t('finding'), finding.join(' · ')],
        [t('credit'), unit.creditCents === undefined ? undefined : moneyInFull(unit.creditCents)],
        [
          t('replacedBy'),
          unit.replacementSerial && <UnitLink key="replacement" serial={unit.replacementSerial} />,
        ],
        [t('back'), parcel(sentBack)],
        [t('reason'), unit.reason],
        [t('fee'), feeWords()],
      ]}
    />
  );
}
