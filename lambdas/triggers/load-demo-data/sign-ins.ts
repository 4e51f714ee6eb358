import type { User } from '../../domain/people/people.ts';

/** The password of every demo sign-in. It opens nothing but a deployment with the context value `demoData`. */
export const demoPassword = 'Claimflow-demo-1';

/** A sign-in before Cognito gave it its id. */
export interface DemoSignIn {
  /** Which pool the account is in. */
  readonly pool: 'members' | 'staff';
  readonly phone?: string;
  readonly user: Omit<User, 'userId' | 'version' | 'customerId'>;
}

/** The customer's sign-in; its plan and devices stand in `customers.ts`. */
export const caseySignIn: DemoSignIn = {
  pool: 'members',
  phone: '+14155550123',
  user: { role: 'customer', name: 'Casey Morgan', email: 'customer@example.com' },
};

const partner = (email: string, name: string, companyId: string): DemoSignIn => ({
  pool: 'members',
  user: { role: 'partner', partnerRole: 'owner', name, email, companyId, title: 'Owner' },
});

const agent = (email: string, name: string): DemoSignIn => ({
  pool: 'staff',
  user: { role: 'agent', name, email, title: 'Claims agent', onDuty: true, authorityLimitCents: 200_000 },
});

/** Everybody else who can sign in to the demo. */
export const colleagueSignIns: readonly DemoSignIn[] = [
  partner('partner@example.com', 'Robin Fields', 'co-fixit'),
  partner('partner2@example.com', 'Taylor Ortiz', 'co-volt'),
  partner('dealer@example.com', 'Harper Quinn', 'co-harbor'),
  agent('agent@example.com', 'Avery Brooks'),
  agent('agent2@example.com', 'Jordan Ellis'),
  {
    pool: 'staff',
    user: {
      ...{ role: 'admin', name: 'Sam Rivera', email: 'admin@example.com', title: 'Administrator' },
      finance: true,
    },
  },
];
