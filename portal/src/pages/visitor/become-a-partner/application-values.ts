import type { BodyOf } from '../../../api/call.ts';
import { type AddressValues, addressBody, emptyAddress } from '../../../parts/company/address-fields.tsx';
import { skillsIn } from '../../../parts/company/skills.tsx';

export interface ApplicationValues extends Record<string, unknown> {
  readonly companyName: string;
  readonly contactName: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly address: AddressValues;
  readonly kinds: readonly string[];
  readonly skills: readonly string[];
  readonly capacity: string;
  readonly message: string;
  readonly callAt: string;
}

export const emptyApplication: ApplicationValues = {
  ...{ companyName: '', contactName: '', email: '', phone: '', website: '' },
  address: emptyAddress,
  kinds: ['seller', 'repair'],
  skills: ['phone'],
  ...{ capacity: '', message: '', callAt: '' },
};

const kinds = ['seller', 'repair'] as const;

const filled = <Name extends string>(name: Name, value: string) =>
  value.trim() === '' ? {} : ({ [name]: value.trim() } as Record<Name, string>);

/** A website as people write it. */
const withScheme = (website: string): string =>
  website.trim() === '' || /^https?:/i.test(website.trim()) ? website : `https://${website.trim()}`;

export const applicationBody = (values: ApplicationValues): BodyOf<'POST /partners/applications'> => ({
  companyName: values.companyName,
  contactName: values.contactName,
  email: values.email.trim(),
  phone: values.phone,
  address: addressBody(values.address),
  kinds: kinds.filter((kind) => values.kinds.includes(kind)),
  ...(values.kinds.includes('repair') && { skills: skillsIn(values.skills) }),
  ...(values.capacity.trim() !== '' && { capacity: Number(values.capacity) }),
  ...filled('website', withScheme(values.website)),
  ...filled('message', values.message),
  ...filled('callAt', values.callAt),
});
