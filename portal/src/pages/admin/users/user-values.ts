import type { BodyOf } from '../../../api/call.ts';
import { centsOf, dollarsOf } from '../../../forms/dollars.ts';
import type { User } from './shapes.ts';

type NewUser = BodyOf<'POST /admin/users'>;
type UserChanges = BodyOf<'PATCH /admin/users/{userId}'>;

/** A user as the form has it. */
export interface UserValues extends Record<string, unknown> {
  readonly role: 'agent' | 'admin' | 'partner';
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly companyId: string;
  readonly partnerRole: 'owner' | 'clerk';
  readonly onDuty: boolean;
  readonly finance: boolean;
  /** Dollars as typed; empty is no limit. */
  readonly authorityLimitCents: string;
  readonly disabled: boolean;
}

export const valuesOf = (user: User | undefined): UserValues => ({
  role: user?.role === 'admin' || user?.role === 'partner' ? user.role : 'agent',
  name: user?.name ?? '',
  email: user?.email ?? '',
  title: user?.title ?? '',
  companyId: user?.companyId ?? '',
  partnerRole: user?.partnerRole ?? 'clerk',
  onDuty: user?.onDuty ?? false,
  finance: user?.finance ?? false,
  authorityLimitCents: user?.authorityLimitCents === undefined ? '' : dollarsOf(user.authorityLimitCents),
  disabled: user?.disabled ?? false,
});

const authority = ({ authorityLimitCents: typed }: UserValues): number | null => centsOf(typed) ?? null;

/** Only administrators have it; the rest of the form says nothing of it. */
const moneyRight = ({ role, finance }: UserValues) => (role === 'admin' && finance ? { finance } : {});

export function newUserOf(values: UserValues): NewUser {
  const { role, name, email, title, companyId, partnerRole, onDuty } = values;
  const person = { name, email, ...(title.trim() !== '' && { title }) };
  if (role === 'partner') return { ...person, role, companyId, partnerRole };
  return { ...person, role, onDuty, authorityLimitCents: authority(values), ...moneyRight(values) };
}

/** What the role has no use for is not sent. */
export function changesOf(values: UserValues, before: User): UserChanges {
  const { role, name, title, partnerRole, onDuty, disabled } = values;
  const person = { name, ...(title.trim() !== '' && { title }), disabled };
  if (role === 'partner') return { ...person, partnerRole };
  const money = values.finance === (before.finance ?? false) ? {} : { finance: values.finance };
  return { ...person, role, onDuty, authorityLimitCents: authority(values), ...money };
}
