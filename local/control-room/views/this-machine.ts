import { type Html, html } from '../html.ts';
import { badge, minute, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** Timers shown of those to come. */
const TIMERS = 20;

/** Ports, data folder, services, people, and what falls due next. */
export const thisMachineView: View = {
  title: 'Machine',
  show({ machine, about }: Shown): Html {
    const doors = about.doors.map(({ name, address }) => ({
      key: name,
      cells: [name, html`<code>${address}</code>`],
    }));
    const people = about.signIns.map(({ email, who }) => ({
      key: email,
      cells: [html`<code>${email}</code>`, who],
    }));
    const services = Object.entries(machine.services()).map(([name, status]) => ({
      key: name,
      cells: [name, badge(status)],
    }));
    const timers = machine.clock.upcoming(TIMERS).map(({ at, kind, name }, index) => ({
      key: `${at} ${kind} ${name} ${index}`,
      cells: [minute(new Date(at).toISOString()), kind, html`<code>${name}</code>`],
    }));
    const roles = machine.roles().length;
    return html`<h2>Where</h2>${table(['What', 'Where'], doors, 'Nothing listens: this machine runs inside a test.')}
<h2>Due next</h2>${table(['Time (UTC)', 'Kind', 'Of'], timers, 'Nothing is due, rate schedules aside.')}
<h2>Demo sign-ins</h2>${table(['Email', 'Who'], people, 'This data folder was started without demo data.')}
<h2>Services</h2>${table(['Service', 'State'], services, 'No service runs.')}
<p class="soft"><a href="/_local/roles">Keys of the template’s ${roles} roles</a>, <a href="/api/openapi.json">API description</a></p>`;
  },
};
