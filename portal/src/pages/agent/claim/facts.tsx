import { Anchor, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './facts.module.css';
import { texts } from './texts.ts';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

const Fact = ({ name, children }: FactProps): ReactNode =>
  children === undefined || children === false || children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );

/** What is known of the claim: the story in the customer's words, then who, what, when. */
export function Facts({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { dateTime, phone } = useFormats();
  const { incident, customer, device, unit, partner } = claim;
  const told = (fact: boolean | undefined): string | undefined =>
    fact === undefined ? undefined : fact ? t('yes') : t('no');
  const filed = dateTime(claim.submittedAt ?? claim.createdAt);
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('facts')}
      </Title>
      <blockquote className={classes.story}>{incident.description}</blockquote>
      <dl className={classes.facts}>
        <Fact name={t('incident')}>{words(incident.type)}</Fact>
        <Fact name={t('when')}>{dateTime(incident.occurredAt)}</Fact>
        <Fact name={t('where')}>{incident.place}</Fact>
        <Fact name={t('police')}>{incident.policeReportNumber}</Fact>
        <Fact name={t('tracking')}>{told(incident.trackingEnabled)}</Fact>
        <Fact name={t('locked')}>{told(incident.vehicleLocked)}</Fact>
        <Fact name={t('windows')}>{told(incident.windowsClosed)}</Fact>
        <Fact name={t('forced')}>{told(incident.forcedEntry)}</Fact>
        <Fact name={t('before')}>{told(incident.preExisting)}</Fact>
        <Fact name={t(unit ? 'unit' : 'device')}>
          {device ? `${device.make} ${device.model}` : unit?.product}
        </Fact>
        <Fact name={t('serial')}>{device?.serial ?? unit?.serial}</Fact>
        <Fact name={t('imei')}>{device?.imei}</Fact>
        <Fact name={t('plan')}>
          {claim.planNumber !== undefined && (
            <Anchor component={Link} href={`/plans/${claim.planNumber}`}>
              {claim.planNumber}
            </Anchor>
          )}
        </Fact>
        <Fact name={t(unit ? 'owner' : 'customer')}>{customer.name}</Fact>
        <Fact name={t('phone')}>
          <Anchor href={`tel:${customer.phone}`}>{phone(customer.phone)}</Anchor>
        </Fact>
        <Fact name={t('email')}>
          <Anchor href={`mailto:${customer.email}`}>{customer.email}</Anchor>
        </Fact>
        <Fact name={t(unit ? 'dealer' : 'partner')}>{partner?.name ?? t('noPartner')}</Fact>
        <Fact name={t('filed')}>
          {claim.filedBy ? t('filedBy', { at: filed, name: claim.filedBy.name }) : filed}
        </Fact>
      </dl>
    </Card>
  );
}
