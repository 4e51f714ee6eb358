import { type Html, html } from './html.ts';
import type { FrontPage } from './machine.ts';
import { frame } from './page.ts';

/** What runs on this machine, where, and who can sign in. */
export function frontPage({ doors, signIns, password }: FrontPage): Html {
  const places = doors.map(
    ({ name, address }) => html`<tr><th scope="row">${name}</th><td><code>${address}</code></td></tr>`,
  );
  const people = signIns.map(
    ({ email, who }) => html`<tr><th scope="row"><code>${email}</code></th><td>${who}</td></tr>`,
  );
  const demo = html`<h2>Demo sign-ins</h2><p>Everybody's password is <code>${password}</code>.</p><table>${people}</table>`;
  return frame(
    'Claimflow',
    html`<header><p><a class="brand" href="/">Claimflow</a></p></header><main><h1>Claimflow runs on this machine</h1>
<p>Device protection and warranty claims: the same template that deploys to AWS, served here. It listens on this machine only.</p>
<p class="choice"><a href="/_local">Control room</a> <a href="/api/openapi.json">API description</a></p>
<h2>Where</h2><table>${places}</table>${signIns.length > 0 ? demo : ''}</main>`,
  );
}
