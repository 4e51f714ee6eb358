import type { Application } from '../../companies/application.ts';
import { formatPhoneNumber } from '../../ids/phone-number.ts';
import { formatDay, formatInstant } from '../../wording/formats.ts';
import type { MailBrand } from './brand.ts';
import { button, type ComposedMail, facts, paragraph, quote, render } from './letter.ts';

type Applicant = Pick<Application, 'contactName' | 'companyName'>;

const greeting = ({ contactName }: Applicant): string => `Hello ${contactName},`;

/** Wall-clock time in the zone of the claims team, and in the applicant's where it is another. */
function callTime(at: string, zone: string, brand: MailBrand): string {
  const ours = formatInstant(at, brand);
  const theirs = formatInstant(at, { ...brand, timeZone: zone });
  return theirs === ours ? ours : `${theirs} (${ours})`;
}

/**
 * The application arrived, and what comes next. `chooseUrl` leads to the times for the call; `zone`: where the applicant is.
 */
export function applicationReceivedMail(
  application: Application,
  { chooseUrl, zone }: { readonly chooseUrl: string; readonly zone: string },
  brand: MailBrand,
): ComposedMail {
  const { call, companyName } = application;
  const phone = formatPhoneNumber(application.phone);
  const next = call
    ? [
        paragraph(
          `Next, our coordinator calls you: ${callTime(call.at, zone, brand)}, at ${phone}. It takes half an hour at most. The appointment is attached.`,
        ),
        button('Choose another time', chooseUrl, true),
      ]
    : [
        paragraph(
          `Next, our coordinator talks with you for half an hour at most. Please choose a time; we call you at ${phone}.`,
        ),
        button('Choose a time for the call', chooseUrl),
      ];
  return render(
    {
      subject: `Your application: ${companyName}`,
      headline: 'We have your application',
      greeting: greeting(application),
      blocks: [
        paragraph(`Thank you for applying as a partner of ${brand.name} with ${companyName}.`),
        ...next,
        paragraph('After the call we decide, and tell you by mail. Until then there is nothing else to do.'),
      ],
    },
    brand,
  );
}

/** A time for the call was chosen, or another one; the appointment goes with it. */
export const callBookedMail = (
  application: Application,
  { chooseUrl, zone }: { readonly chooseUrl: string; readonly zone: string },
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `Our call about ${application.companyName}`,
      headline: `We call you on ${application.call ? callTime(application.call.at, zone, brand) : 'the day agreed'}`,
      greeting: greeting(application),
      blocks: [
        paragraph(
          `We call you at ${formatPhoneNumber(application.phone)}. It takes half an hour at most; the appointment is attached.`,
        ),
        button('Choose another time', chooseUrl, true),
      ],
    },
    brand,
  );

/** `invited`: a mail with a passcode goes to the applicant at the same time. */
export const applicationApprovedMail = (
  application: Application,
  { invited }: { readonly invited: boolean },
  brand: MailBrand,
): ComposedMail => {
  const repairs = application.kinds.includes('repair');
  const next = invited
    ? 'A second mail brings a passcode for your first sign-in. You are the owner: add your stores, your people, where your money goes, and your tax form.'
    : 'Nothing changes in how you sign in. Say on your company’s page what your stores repair, and when they are open.';
  return render(
    {
      subject: `Welcome: ${application.companyName} is a partner`,
      headline: 'Your application is approved',
      greeting: greeting(application),
      blocks: [
        paragraph(
          `${application.companyName} is now a partner of ${brand.name}${repairs ? ', approved for repairs: claims of the customers you register come back to you, and customers nearby can choose you' : ''}.`,
        ),
        paragraph(next),
        button('Sign in', `${brand.portalUrl}/sign-in`),
      ],
    },
    brand,
  );
};

export const applicationRefusedMail = (application: Application, brand: MailBrand): ComposedMail =>
  render(
    {
      subject: `Your application: ${application.companyName}`,
      headline: 'We can’t take you on as a partner now',
      greeting: greeting(application),
      blocks: [
        paragraph(`Thank you for your interest in working with ${brand.name}. This is why:`),
        quote(application.reason ?? ''),
        paragraph(
          `If that changes, apply again; there is nothing to wait for. You can also reply to this mail: it reaches ${brand.claimsAddress}.`,
        ),
      ],
    },
    brand,
  );

/** To an agent on duty: somebody applied. */
export const applicationForTeamMail = (
  application: Application,
  agentName: string,
  brand: MailBrand,
): ComposedMail =>
  render(
    {
      subject: `New partner application: ${application.companyName}`,
      headline: `${application.companyName} wants to become a partner`,
      greeting: `Hello ${agentName},`,
      blocks: [
        facts(
          ['Contact', `${application.contactName}, ${formatPhoneNumber(application.phone)}`],
          ['Where', `${application.address.city}, ${application.address.region}`],
          ['Applied', formatDay(application.createdAt, brand)],
          ['Call', application.call ? formatInstant(application.call.at, brand) : 'no time chosen yet'],
        ),
        button('See the application', `${brand.portalUrl}/applications/${application.applicationId}`),
      ],
    },
    brand,
  );
