import { describe, expect, it } from 'vitest';
import { room } from './room.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

async function roomWithHostileMail() {
  const found = await room();
  const id = await found.send(
    [
      `From: "${HOSTILE.replaceAll('"', '')}" <claims@claimflow.example>`,
      `Subject: ${HOSTILE}`,
      'Content-Type: text/html',
      '',
      '<b>Hello</b><a href="https://example.com/?a=1&amp;b=<i>">x</a><script>alert(1)</script>',
    ].join('\r\n'),
  );
  return { ...found, id };
}

const PATHS = [
  '/_local',
  '/_local?view=mail&id=ID',
  '/_local?view=mail&id=ID&as=text',
  '/_local?view=mail&direction=in',
  `/_local?view=mail&address=${encodeURIComponent(HOSTILE)}&claimId=${encodeURIComponent(HOSTILE)}`,
  '/_local/compose?reply=ID',
  '/_local/compose?forward=ID',
  `/_local/compose?subject=${encodeURIComponent(HOSTILE)}`,
  '/_local?view=sms',
  '/_local?view=executions',
  '/_local?view=executions&status=RUNNING',
  '/_local/execution?name=CLM-0A1B2C3D-1',
  '/_local/execution?name=CLM-0A1B2C3D-1&events=all',
  `/_local/execution?name=${encodeURIComponent(HOSTILE)}`,
  '/_local?view=payments',
  '/_local?view=refusals',
  '/_local?view=metering',
  '/_local?view=logs',
  '/_local?view=logs&name=send',
  '/_local?view=faults',
  '/_local?view=machine',
  '/_local?view=constructor',
];

describe('the pages', () => {
  it.each(PATHS)('show %s, escaped, with nothing inline and nothing from elsewhere', async (path) => {
    const { ask, id } = await roomWithHostileMail();
    const response = await ask(`GET ${path.replace('ID', id)}`);
    expect(response.status).toBe(200);
    expect(response.text).not.toMatch(/<script>|<img|<b>Hello/);
    expect(response.text.replace(/="[^"]*"/g, '=""')).not.toMatch(/<[^>]*\s(style|on\w+)=/);
    expect(response.text).not.toMatch(/src="https?:|<link[^>]*href="https?:/);
    expect(response.text.match(/<h1>/g)).toHaveLength(1);
  });

  it('allow scripts and styles of their own only, and nobody’s frame', async () => {
    const { headers } = await (await room()).ask('GET /_local');
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of [
      ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'"],
      ...["base-uri 'none'", "frame-ancestors 'none'"],
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('keep a mail’s own html in a sandbox', async () => {
    const { ask, id } = await roomWithHostileMail();
    const page = await ask(`GET /_local?view=mail&id=${id}`);
    expect(page.text).toContain(`src="/_local/mail/${id}/html" sandbox="allow-popups allow-popups-to-escape`);
    const body = await ask(`GET /_local/mail/${id}/html`);
    expect(body.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-popups/);
  });

  it('answer 304 to an open page as long as nothing changed', async () => {
    const { ask, send } = await room();
    const { etag = '' } = (await ask('GET /_local')).headers;
    expect((await ask('GET /_local', '', { 'if-none-match': etag })).status).toBe(304);
    await send('From: claims@claimflow.example\r\nSubject: News\r\n\r\nx');
    const changed = await ask('GET /_local', '', { 'if-none-match': etag });
    expect([changed.status, changed.text.includes('News')]).toEqual([200, true]);
  });

  it('find mail by an address and by a claim', async () => {
    const { ask, send } = await room();
    const mail = (subject: string) => `From: claims@claimflow.example\r\nSubject: ${subject}\r\n\r\nx`;
    await send(mail('CLM-0A1B2C3D for Casey'));
    await send(mail('CLM-ZZZZZZZZ for Pat'), ['pat@fixit.example.org']);
    const found = async (query: string) => (await ask(`GET /_local?view=mail&${query}`)).text;
    expect(await found('address=FIXIT')).toMatch(/for Pat/);
    expect(await found('address=FIXIT')).not.toMatch(/for Casey/);
    expect(await found('claimId=clm-0a1b2c3d')).not.toMatch(/for Pat/);
    expect(await found('address=nobody')).toContain('No mail fits these filters.');
  });

  it('draw an execution with the state it stands at, and lead to its claim', async () => {
    const { text } = await (await room()).ask('GET /_local/execution?name=CLM-0A1B2C3D-1');
    expect(text).toMatch(/class="state present" data-state="Adjudicate" href="#event-2"/);
    expect(text).toContain('id="event-2"');
    expect(text).toMatch(/class="wire next plain" data-from="Adjudicate" data-to="Done"/);
    for (const view of ['mail', 'payments', 'metering'])
      expect(text).toContain(`href="/_local?view=${view}&claimId=CLM-0A1B2C3D"`);
  });

  it('show what cards paid beside what was paid out, but not for a claim', async () => {
    const { ask } = await room();
    const all = await ask('GET /_local?view=payments');
    expect(all.text).toMatch(/Charge[^$]*\$15\.00[\s\S]*succeeded[\s\S]*PLN-0A1B2C3D 1/);
    expect((await ask('GET /_local?view=payments&claimId=CLM-0A1B2C3D')).text).not.toContain('PLN-0A1B2C3D');
  });

  it('put errors before everything else in the logs, and count them in the navigation', async () => {
    const { ask } = await room();
    const { text } = await ask('GET /_local?view=logs');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('hello');
    expect(text).toMatch(/Logs <span class="alarm">1</);
    expect((await ask('GET /_local?view=logs&name=send')).text).toContain('hello');
  });

  it('tell what the mail service found in a mail that came in, and nothing of one that went out', async () => {
    const { ask, id } = await roomWithHostileMail();
    const posted = await ask(
      'POST /_local/mail?from=casey@example.com&to=claims@claimflow.example&verdicts=dmarc:fail',
      'From: casey@example.com\r\nSubject: Mine\r\n\r\nIt broke.',
    );
    const open = async (messageId: string, direction: string) =>
      (await ask(`GET /_local?view=mail&direction=${direction}&id=${messageId}`)).text;
    expect(await open(posted.json().messageId, 'in')).toContain(
      '<dt>Checks</dt><dd>SPF pass DKIM pass <b>DMARC fail</b> SPAM pass VIRUS pass </dd>',
    );
    expect(await open(id, 'out')).not.toContain('<dt>Checks</dt>');
  });

  it('count the calls IAM refused, and tell what falls due next', async () => {
    const { ask, clock } = await room();
    const page = (await ask('GET /_local?view=refusals')).text;
    expect(page).toMatch(/<b>1×<\/b>/);
    // Of what is granted, only what nothing has needed.
    expect(page).toContain('<code>ses:SendEmail</code>');
    expect(page).not.toContain('<code>ses:SendRawEmail</code>');
    clock.set({
      id: 't',
      at: clock.now() + 60_000,
      kind: 'wait',
      name: 'of <a>',
      fire: () => undefined,
    });
    const { text } = await ask('GET /_local?view=machine');
    expect(text).toContain('data-to="2026-03-01T12:01:00.000Z"');
    expect(text).toContain('Due next: wait of of &lt;a&gt;, 2026-03-01 12:01 UTC');
  });

  it('name everything that runs here, and who can sign in', async () => {
    const { text } = await (await room()).ask('GET /_local?view=machine');
    for (const part of ['http://localhost:4566', 'customer@example.com', 'href="/api/openapi.json"'])
      expect(text).toContain(part);
  });

  it.each([
    ['app.js', 'text/javascript'],
    ['live-page.js', 'text/javascript'],
    ['forms.js', 'text/javascript'],
    ['style.css', 'text/css'],
    ['elements.css', 'text/css'],
    ['mailbox.css', 'text/css'],
    ['graph.css', 'text/css'],
    ['icon.svg', 'image/svg+xml'],
  ])('are served with %s', async (name, contentType) => {
    const { status, headers } = await (await room()).ask(`GET /_local/${name}`);
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining(contentType)]);
  });
});
