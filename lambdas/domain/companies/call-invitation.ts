import type { Application } from './application.ts';
import { callMinutes } from './call-slots.ts';

const stamp = (instant: string): string => `${instant.replaceAll(/[-:]/g, '').slice(0, 15)}Z`;

/** Text of a property: RFC 5545, 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r\n|\r|\n/g, '\\n');

/** Lines of at most 75 octets, those that follow beginning with a space (RFC 5545, 3.1); never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/**
 * The coordinator's call as an iCalendar file (RFC 5545). A call that is moved has the same UID and a higher sequence, so
 * that calendars move it instead of showing two.
 */
export function callInvitation(
  application: Application,
  { brandName, organizer, domain }: { brandName: string; organizer: string; domain: string },
): string {
  const { call, applicationId, version, phone, companyName } = application;
  if (!call) throw new RangeError(`application ${applicationId} has no call`);
  const end = new Date(Date.parse(call.at) + callMinutes * 60_000).toISOString();
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(brandName)}//Claimflow//EN`,
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${applicationId}@${domain}`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${stamp(call.bookedAt)}`,
    `DTSTART:${stamp(call.at)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(`Call with ${brandName}: ${companyName} as a partner`)}`,
    `DESCRIPTION:${escaped(`We call you at ${phone}. To choose another time, use the link in our mail.`)}`,
    `ORGANIZER;CN="${brandName.replaceAll(/["\p{Cc}]/gu, '')}":mailto:${organizer}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
