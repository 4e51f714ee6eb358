import { errorsOf, isError, type LoggedLine } from '../function-errors.ts';
import { type Html, html } from '../html.ts';
import { jsonText, nothing, option, ROWS, second } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** What functions wrote: errors of all of them first, then one function's lines. */
export const logsView: View = {
  title: 'Logs',
  show({ machine, query }: Shown): Html {
    const errors = errorsOf(machine);
    const names = machine.logs.functions();
    const open = names.find((name) => name === query.get('name'));
    const failures = Map.groupBy(errors, ({ functionName }) => functionName);
    const options = names
      .toSorted(
        (a, b) => (failures.get(b)?.length ?? 0) - (failures.get(a)?.length ?? 0) || a.localeCompare(b),
      )
      .map((name) => {
        const count = failures.get(name)?.length ?? 0;
        return option(
          name,
          count > 0 ? `${name} (${count} ${count === 1 ? 'error' : 'errors'})` : name,
          open ?? '',
        );
      });
    const form = html`<form class="filter" action="/_local"><input type="hidden" name="view" value="logs"><label>Function
<select name="name">${option('', 'Errors of all functions', open ?? '')}${options}</select></label><button>Show</button></form>`;
    return html`${form}${open === undefined ? errorList(errors) : linesOf(machine.logs.lines(open), open)}`;
  },
};

function errorList(errors: readonly LoggedLine[]): Html {
  if (errors.length === 0) return nothing('No function logged an error. Choose one to read its lines.');
  return list(errors.slice(0, ROWS), true);
}

/** Newest first. */
function linesOf(lines: readonly { at: string; line: string }[], functionName: string): Html {
  if (lines.length === 0) return nothing('Nothing was logged.');
  return list(
    lines.toReversed().map((one) => ({ ...one, functionName })),
    false,
  );
}

function list(lines: readonly LoggedLine[], named: boolean): Html {
  const entries = lines.map((one, index) => {
    const { at, line, functionName } = one;
    const structured = structuredLine(line);
    const name = named ? html`<b>${functionName}</b> ` : '';
    const text = html`<time datetime="${at}">${second(at)}</time>${name}<span>${structured?.message ?? line}</span>`;
    const kind = isError(line) ? 'bad' : '';
    const key = `${functionName} ${at} ${lines.length - index}`;
    if (structured === undefined) return html`<li class="${kind}" data-key="${key}"><p>${text}</p></li>`;
    return html`<li class="${kind}" data-key="${key}"><details><summary>${text}</summary>${jsonText(structured)}</details></li>`;
  });
  return html`<ol class="log">${entries}</ol>`;
}

/** A line of the structured logger. */
function structuredLine(line: string): { readonly message: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    const message = (parsed as { readonly message?: unknown }).message;
    return { ...(parsed as object), message: typeof message === 'string' ? message : line };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
