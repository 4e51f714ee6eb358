import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { countedPlan } from '../../adapters/counts/plan-counts.ts';
import { companyItem, customerItem, deviceItem, planItem, userItem } from '../../adapters/people/people.ts';
import { chargeItem, enrollmentPointer } from '../../adapters/plans/enrollment-store.ts';
import { demoDataKey } from '../../adapters/table/system-keys.ts';
import { type Table, type TransactItem, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import type { Company, User } from '../../domain/people/people.ts';
import { actorOf } from '../../middleware/api/caller.ts';
import { logger } from '../../middleware/logger.ts';
import { ensureAccount } from './accounts.ts';
import { demoBrandItem } from './brand.ts';
import { demoCompanies } from './companies.ts';
import { type DemoCustomer, demoCustomers } from './customers.ts';
import { demoKnowledgeItems } from './knowledge.ts';
import { loadPriceTables } from './price-tables.ts';
import { loadDemoReturns, type ReturnPeople } from './returns.ts';
import { seededValues } from './seeded-values.ts';
import { caseySignIn, colleagueSignIns, type DemoSignIn } from './sign-ins.ts';
import { demoUnitItems } from './units.ts';

const inputSchema = z.object({
  seed: z._default(z.int(), 1),
  /** With the returns that are under way, whose workflows start. */
  returns: z._default(z.boolean(), true),
});
const markerSchema = z.object({ seed: z.int() });

interface Loaded {
  /** The seed the data was made from: the first load's, whatever a later one asked for. */
  readonly seed: number;
  readonly loaded: boolean;
  readonly signIns: readonly { readonly email: string; readonly role: string; readonly name: string }[];
}

const signIns = [caseySignIn, ...colleagueSignIns].map(({ user: { email, role, name } }) => ({
  email,
  role,
  name,
}));

/** Writes what belongs together; what stands already stays as it is. */
async function writeOnce(table: Table, items: readonly TransactItem[]): Promise<void> {
  try {
    await table.transact(items);
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
  }
}

const customerItems = (table: Table, { customer, plan, devices, charges }: DemoCustomer): TransactItem[] => [
  customerItem(table, customer),
  planItem(table, plan),
  ...countedPlan(table, { before: null, plan }),
  enrollmentPointer(table, plan),
  ...charges.map((charge) => chargeItem(table, charge)),
  ...devices.map((device) => deviceItem(table, device)),
];

async function writeSignIn(
  table: Table,
  client: CognitoIdentityProviderClient,
  signIn: DemoSignIn,
  customerId?: string,
): Promise<User> {
  const userId = await ensureAccount(client, signIn);
  const ids = { userId, ...(customerId !== undefined && { customerId }), version: 1 };
  const user = { ...signIn.user, ...ids };
  await writeOnce(table, [userItem(table, user)]);
  return user;
}

const signInOf = (email: string, users: readonly User[]): User => {
  const user = users.find((one) => one.email === email);
  if (!user) throw new Error(`nobody of the demo signs in as ${email}`);
  return user;
};

/** Whose the demo's returns are, and who decides on them. */
function returnPeople(users: readonly User[], companies: readonly Company[]): ReturnPeople {
  const dealer = signInOf('dealer@example.com', users);
  const company = companies.find(({ companyId }) => companyId === dealer.companyId);
  if (!company) throw new Error('the dealer of the demo has no company');
  return { dealer: actorOf(dealer, company), agent: actorOf(signInOf('agent@example.com', users)), company };
}

/**
 * Loads the demo: companies, sign-ins, customers with plans and devices, dealers' units,
 * returns under way, articles of the knowledge base. Loading again changes nothing, and after a
 * crash it goes on where it stopped: ids follow from the seed, and records of one person are written together.
 */
async function loadDemoData({ seed, returns }: z.infer<typeof inputSchema>): Promise<Loaded> {
  const table = theTable();
  const marker = await table.get(demoDataKey, markerSchema);
  if (marker) return { seed: marker.seed, loaded: false, signIns };
  const nowMs = Date.now();
  const values = seededValues(seed);
  const [casey, ...neighbours] = demoCustomers(values, nowMs);
  const cognito = new CognitoIdentityProviderClient({});
  const companies = demoCompanies(nowMs);
  for (const company of companies) await writeOnce(table, [companyItem(table, company)]);
  for (const customer of [casey, ...neighbours]) await writeOnce(table, customerItems(table, customer));
  for (const items of demoUnitItems(table, nowMs, returns)) await writeOnce(table, items);
  for (const items of demoKnowledgeItems(table, nowMs)) await writeOnce(table, items);
  await writeOnce(table, [demoBrandItem(table)]);
  await loadPriceTables(table, nowMs);
  await writeSignIn(table, cognito, caseySignIn, casey.customer.customerId);
  const colleagues: User[] = [];
  for (const signIn of colleagueSignIns) colleagues.push(await writeSignIn(table, cognito, signIn));
  if (returns) await loadDemoReturns(table, values, returnPeople(colleagues, companies), nowMs);
  await writeOnce(table, [table.create(demoDataKey, { entity: 'demo-data', seed })]);
  return { seed, loaded: true, signIns };
}

export const handler = middy<unknown, Loaded, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler(async (event) => loadDemoData(inputSchema.parse(event ?? {})));
