import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import classes from './payment-promise.module.css';
import { texts } from './texts.ts';

interface PaymentPromiseProps {
  readonly amountCents: number;
  /** The payee, which owners see and clerks don't. */
  readonly to?: string | undefined;
  /** When it is due or, once kept, when it was paid. */
  readonly by?: string | undefined;
  readonly isKept?: boolean;
  /** How long payments usually took lately, in words. */
  readonly usually?: string | undefined;
  readonly children?: ReactNode;
}

/** Paid by card at a link of the shop's own: too long to be read. */
const isLink = (to: string): boolean => to.startsWith('https:');

/** "You will be paid $92.53 to pay@… by Thu, Mar 12", in letters to be seen first. */
export function PaymentPromise({
  amountCents,
  to,
  by,
  isKept = false,
  usually,
  children,
}: PaymentPromiseProps): ReactNode {
  const t = useTexts(texts);
  const { money, date } = useFormats();
  const amount = <strong key="amount">{money(amountCents)}</strong>;
  const day =
    by === undefined ? t('soon') : isKept ? t('onDay', { day: date(by) }) : t('byDay', { day: date(by) });
  const words = isKept
    ? ({ plain: 'kept', to: 'keptTo' } as const)
    : ({ plain: 'promise', to: 'promiseTo' } as const);
  return (
    <section className={classes.promise} aria-label={t('promiseLabel')}>
      <Icon name="money" size={32} />
      <div>
        <Title order={2} className={classes.sentence}>
          {to === undefined || isLink(to)
            ? t.rich(words.plain, { amount, day })
            : t.rich(words.to, { amount, day, to: <span className={classes.to}>{to}</span> })}
        </Title>
        {usually !== undefined && !isKept && <p>{t('paidUsually', { time: usually })}</p>}
        {children}
      </div>
    </section>
  );
}
