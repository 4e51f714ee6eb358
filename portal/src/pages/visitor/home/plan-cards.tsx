import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Offers, Phone } from './phones.ts';
import classes from './plan-cards.module.css';
import { texts } from './texts.ts';

type Offer = Offers['items'][number];

interface PlanCardsProps {
  readonly offers: Offers;
  /** The one chosen: some prices depend on it. */
  readonly phone: Phone;
}

const priceFor = ({ prices }: Offer, tier: string): Offer['prices'][number] | undefined =>
  prices.find((price) => price.tier === tier) ?? prices.find((price) => price.tier === undefined);

/** What each plan costs for this phone; the student's price stands with the plan it is a price of. */
export function PlanCards({ offers, phone }: PlanCardsProps): ReactNode {
  const shown = offers.items.filter(({ needsStudentProof }) => !needsStudentProof);
  const student = offers.items.find(({ needsStudentProof }) => needsStudentProof);
  return (
    <div className={classes.cards}>
      {shown.map((offer) => (
        <PlanCard
          key={offer.planCode}
          offer={offer}
          phone={phone}
          {...(offer.covers.otherItems > 0 && {
            student,
            otherItemsCents: offers.deductibles.otherItemsCents,
          })}
        />
      ))}
    </div>
  );
}

interface PlanCardProps {
  readonly offer: Offer;
  readonly phone: Phone;
  readonly student?: Offer | undefined;
  readonly otherItemsCents?: number;
}

function PlanCard({ offer, phone, student, otherItemsCents }: PlanCardProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const price = priceFor(offer, phone.tier);
  const studentPrice = student && priceFor(student, phone.tier);
  const { otherItems } = offer.covers;
  if (!price) return null;
  return (
    <Card>
      <Title order={2} size="h3">
        {offer.name}
      </Title>
      <p className={classes.price}>{t('perMonth', { price: money(price.monthlyCents) })}</p>
      {price.annualCents !== undefined && (
        <Text size="sm" c="dimmed">
          {t('perYear', { price: money(price.annualCents) })}
        </Text>
      )}
      <ul className={classes.points}>
        <li>{otherItems > 0 ? t('everythingCovers', { items: otherItems }) : t('phoneCovers')}</li>
        {otherItemsCents !== undefined && <li>{t('otherItems', { amount: money(otherItemsCents) })}</li>}
        {studentPrice && <li>{t('student', { price: money(studentPrice.monthlyCents) })}</li>}
      </ul>
      <Button component={Link} href={enrollAddress(offer, phone)} fullWidth mt="md">
        {t('choose')}
      </Button>
    </Card>
  );
}

/** The phone chosen here is filled in there. */
function enrollAddress({ planCode }: Offer, { make, model }: Phone): string {
  const known = {
    plan: planCode,
    ...(make !== undefined && { make }),
    ...(model !== undefined && { model }),
  };
  return `/enroll?${new URLSearchParams(known)}`;
}
