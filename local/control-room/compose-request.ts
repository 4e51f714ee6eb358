import PostalMime from 'postal-mime';
import { badField } from './answer.ts';
import type { Letter, LetterFile } from './letter.ts';
import type { Machine } from './machine.ts';

/** What SES would find on the way in, by the names the form offers. */
export const VERDICT_CHOICES = [
  { value: '', label: 'All checks pass' },
  { value: 'dmarc:fail', label: 'DMARC fails: not sent by who it says' },
  { value: 'spf:fail,dkim:fail,dmarc:fail', label: 'SPF, DKIM and DMARC fail' },
  { value: 'spam:fail', label: 'Spam' },
  { value: 'virus:fail', label: 'Virus' },
] as const;

/** A form with files as the browser sends it. Throws Refused on anything else. */
export async function formOf(body: Uint8Array, contentType: string | undefined): Promise<FormData> {
  if (!contentType?.startsWith('multipart/form-data'))
    throw badField('', 'the body must be multipart/form-data');
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch (error) {
    if (error instanceof TypeError) throw badField('', 'the body is no complete form');
    throw error;
  }
}

/** The letter of a form; `attach` names a mail whose attachments go along. */
export async function letterOf(form: FormData, machine: Machine): Promise<Letter> {
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const chosen = form.getAll('file').filter((one) => typeof one !== 'string' && one.size > 0) as File[];
  const files = chosen.map(async (one) => ({
    filename: one.name,
    contentType: one.type || 'application/octet-stream',
    content: await one.bytes(),
  }));
  const text = form.get('text');
  return {
    ...{ from: field('from'), to: field('to'), subject: field('subject') },
    text: typeof text === 'string' ? text.replaceAll('\r\n', '\n') : '',
    ...{ inReplyTo: field('inReplyTo'), references: field('references') },
    files: [...(await attachmentsOf(machine, field('attach'))), ...(await Promise.all(files))],
  };
}

/** The attachments of a mail, in the order of its view; none when there is no such mail. */
export async function attachmentsOf(machine: Machine, id: string): Promise<readonly LetterFile[]> {
  const raw = id === '' ? undefined : machine.mailbox.raw(id);
  if (raw === undefined) return [];
  const { attachments } = await PostalMime.parse(raw);
  return attachments.map(({ filename, mimeType, content }) => ({
    filename: filename ?? 'attachment',
    contentType: mimeType,
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }));
}
