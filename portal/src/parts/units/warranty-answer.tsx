import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { type Unit, warrantyIcon, warrantyTone, warrantyWord } from './shapes.ts';
import { texts } from './texts.ts';
import classes from './units.module.css';

/** The day after, of a calendar day. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** What the warranty of a unit is, in a sentence. */
function useSentence(): (unit: Unit) => string {
  const t = useTexts(texts);
  const { calendarDay } = useFormats();
  return (unit) => {
    const { warranty, replacedBy = '', own } = unit;
    const { endsAt } = warranty;
    switch (warrantyWord(unit)) {
      case 'in':
        return t('in', { day: endsAt === undefined ? '' : calendarDay(endsAt) });
      case 'ended':
        return t('ended', { day: endsAt === undefined ? '' : calendarDay(dayAfter(endsAt)) });
      case 'replaced':
        return t('replaced', { serial: replacedBy });
      case 'none':
        return own ? t('none') : t('noneOthers');
    }
  };
}

interface WarrantyAnswerProps {
  readonly unit: Unit;
  /** Whether it stands on the unit's own page, which names it already. */
  readonly isOwnPage?: boolean;
  /** What to do now. */
  readonly children?: ReactNode;
}

/** In or out of warranty, to be read at a glance, and what it rests on. */
export function WarrantyAnswer({ unit, isOwnPage = false, children }: WarrantyAnswerProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay } = useFormats();
  const sentence = useSentence();
  const word = warrantyWord(unit);
  const { serial, product, registration, warranty, claims, own } = unit;
  return (
    <section className={classes.answer} data-tone={warrantyTone[word]} aria-label={t('warranty')}>
      <Title order={2} className={classes.sentence ?? ''}>
        <Icon name={warrantyIcon[word]} size={24} />
        <span>{sentence(unit)}</span>
      </Title>
      {!isOwnPage && (
        <p className={classes.subject}>
          {product.name} · {serial}
        </p>
      )}
      <dl className={classes.small}>
        {warranty.startsAt !== undefined && (
          <Fact name={t('delivered')}>{calendarDay(warranty.startsAt)}</Fact>
        )}
        {registration && <Fact name={t('owner')}>{registration.customer.name}</Fact>}
        {product.covers !== undefined && <Fact name={t('covers')}>{product.covers}</Fact>}
        <Fact name={t('earlier')}>
          {claims.length === 0 ? t('noClaims') : t('claims', { count: claims.length })}
        </Fact>
      </dl>
      {!own && <p className={classes.subject}>{t('ofOther')}</p>}
      <div className={classes.actions}>{children}</div>
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
