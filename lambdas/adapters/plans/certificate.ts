import { findPlan } from '../../domain/catalogue/lookup.ts';
import type { CertificateFacts, CertificateFormat } from '../../domain/plans/certificate.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { zoneOfPlan } from '../../domain/plans/payment-outcome.ts';
import { readBrand, readCustomer, readPlan } from '../people/people.ts';
import type { Table } from '../table/table.ts';
import { readCatalogueOf } from '../terms/terms-store.ts';
import { devicesOnPlan } from './enrollment-store.ts';

async function readFacts(table: Table, plan: Enrollment, at: string): Promise<CertificateFacts> {
  const [brand, customer, devices, catalogue] = await Promise.all([
    readBrand(table),
    readCustomer(table, plan.customerId),
    devicesOnPlan(table, plan),
    readCatalogueOf(table, plan, plan.soldAt),
  ]);
  const kinds = catalogue.plans.find(({ code }) => code === plan.planCode)?.covers.otherItems ?? 0;
  const phones = Object.values(catalogue.tierDeductibles).flatMap((row) => Object.values(row));
  const deductibles = [...phones, ...(kinds > 0 ? [catalogue.otherItemDeductibleCents] : [])];
  return {
    brandName: brand.name,
    planNumber: plan.planNumber,
    planName: findPlan(catalogue, plan.planCode)?.name ?? plan.planCode,
    holder: customer?.name ?? '',
    protectedMinor: plan.minor?.name,
    items: devices.map(({ make, model, serial }) =>
      `${make} ${model}${serial === undefined ? '' : `, serial ${serial}`}`.trim(),
    ),
    coverStartsAt: plan.coverStartsAt,
    coverEndsAt: plan.coverEndsAt,
    deductibleCents: { from: Math.min(...deductibles), to: Math.max(...deductibles) },
    limitCents: catalogue.incidentLimitCents,
    zone: zoneOfPlan(plan),
    at,
  };
}

/** A plan's certificate as it stands at an instant (ISO). Undefined when there is no such plan. */
export async function readCertificate(
  table: Table,
  planNumber: string,
  format: CertificateFormat,
  at: string,
): Promise<{ readonly fileName: string; readonly pdf: Uint8Array } | undefined> {
  const plan = await readPlan(table, planNumber);
  if (!plan) return undefined;
  // Loaded when one is asked for: what writes PDFs takes a third of a cold start.
  const { certificatePdf } = await import('../../domain/plans/certificate.ts');
  const pdf = await certificatePdf(await readFacts(table, plan, at), format);
  return { fileName: `certificate-${planNumber}${format === 'card' ? '-card' : ''}.pdf`, pdf };
}
