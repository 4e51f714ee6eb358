import { Html, html } from '../html.ts';
import type { ExecutionPath, StateVisits } from './execution-path.ts';
import { transitionKey } from './execution-path.ts';
import { type GraphLayout, layOut, type StateBox, type Wire } from './graph-layout.ts';
import { readStateGraph, type StateNode } from './state-graph.ts';

/** Characters of a name that fit a box. */
const FITTING = 21;

/** The machine's definition as SVG, with the way an execution took. Each state visited leads to its event below. */
export function drawGraph(definition: string, path: ExecutionPath): Html {
  const layout = layOut(readStateGraph(definition));
  const { width, height, frames, boxes } = layout;
  const framed = frames.map(
    (frame) =>
      html`<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="9"/>`,
  );
  return html`<svg class="graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="States of the machine">
<defs>${arrow('plain')}${arrow('taken')}${arrow('caught')}</defs>${framed}${wires(layout, path)}${boxes.map((one) => box(one, path.states.get(one.state.name)))}</svg>`;
}

function arrow(kind: string): Html {
  return html`<marker id="arrow-${kind}" class="arrow ${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker>`;
}

/** What was taken lies on top. */
function wires({ wires: all }: GraphLayout, { taken }: ExecutionPath): readonly Html[] {
  const count = (wire: Wire) => taken.get(transitionKey(wire.from, wire.to)) ?? 0;
  return all
    .toSorted((a, b) => Number(count(a) > 0) - Number(count(b) > 0))
    .map((wire) => {
      const kind = count(wire) > 0 ? 'taken' : 'plain';
      const head = kind === 'taken' && wire.kind === 'catch' ? 'caught' : kind;
      const times = count(wire) > 0 ? `, taken ${count(wire)}×` : '';
      return html`<path class="wire ${wire.kind} ${kind}" data-from="${wire.from}" data-to="${wire.to}" d="${wire.path}" marker-end="url(#arrow-${head})"><title>${wire.from} → ${wire.to}${times}</title></path>`;
    });
}

function box({ state, x, y, width, height }: StateBox, visits: StateVisits | undefined): Html {
  const middle = y + height / 2;
  const count = visits === undefined ? '' : `${visits.failures > 0 ? '! ' : ''}${visits.entered}×`;
  const room = Math.floor((FITTING * width) / 196);
  const shape = html`<title>${state.name}${state.comment ? `: ${state.comment}` : ''}</title>
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7"/>${glyph(state, x + 15, middle)}
<text x="${x + 29}" y="${middle + 4}">${state.name.length > room ? `${state.name.slice(0, room - 1)}…` : state.name}</text>
<text class="times" x="${x + width - 8}" y="${middle + 4}" text-anchor="end">${count}</text>`;
  if (visits === undefined) return html`<g class="state unvisited" data-state="${state.name}">${shape}</g>`;
  const failed = visits.failures > 0 ? ' troubled' : '';
  return html`<a class="state ${visits.now}${failed}" data-state="${state.name}" href="#event-${visits.lastEvent}" aria-label="${spoken(state, visits)}">${shape}</a>`;
}

function spoken({ name }: StateNode, { entered, failures, timeouts, now }: StateVisits): string {
  const standing = { present: ', where it stands now', failed: ', where it failed', past: '' }[now];
  const went = [
    `entered ${entered}×`,
    timeouts > 0 ? `timed out ${timeouts}×` : '',
    failures > 0 ? `failed ${failures}×` : '',
  ];
  return `${name}${standing}, ${went.filter((one) => one !== '').join(', ')}`;
}

/** A diamond decides, a dial waits, a square works, a round ends. */
function glyph({ type, waits }: StateNode, x: number, y: number): Html {
  const drawn = (path: string) => new Html(`<path class="glyph" d="${path}"/>`);
  if (type === 'Choice') return drawn(`M${x} ${y - 6}l6 6l-6 6l-6 -6z`);
  if (waits) return drawn(`M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M${x} ${y - 3}v3h2.5`);
  if (type === 'Succeed') return drawn(`M${x - 5} ${y}l3.5 4l6.5 -8`);
  if (type === 'Fail') return drawn(`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`);
  if (type === 'Parallel' || type === 'Map')
    return drawn(`M${x - 5} ${y - 4}h10M${x - 5} ${y}h10M${x - 5} ${y + 4}h10`);
  return drawn(`M${x - 5} ${y - 5}h10v10h-10z`);
}
