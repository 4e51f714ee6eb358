/**
 * What the pages show of the code is written by the code, between two marks:
 *
 *     <!-- generated: NAME -->
 *     …
 *     <!-- end -->
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Definition, drawWorkflow, listStates } from './draw-workflow.ts';
import { listOperations } from './list-api.ts';
import { listDeductibles, listPlans, listStatuses } from './list-domain.ts';
import { listLocalServices } from './list-local-services.ts';
import { listReturnDays, listUnitMoves } from './list-returns.ts';
import { listAgentsChoice, listRules, listSilence, listTransitions } from './list-rules.ts';

export const PROJECT_ROOT = join(import.meta.dirname, '..');

/** Pages that have generated sections, relative to the project. */
export const GENERATED_PAGES = [
  'docs/domain.md',
  'docs/workflow.md',
  'docs/activation.md',
  'docs/returns.md',
  'docs/api.md',
  'docs/local.md',
] as const;

const definitionOf = (machine: string): Definition =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, `statemachines/${machine}.asl.json`), 'utf8')) as Definition;

/** The text of every generated section, by name. */
export async function generatedSections(): Promise<ReadonlyMap<string, string>> {
  const claim = definitionOf('claim');
  const activation = definitionOf('activation');
  const rma = definitionOf('rma');
  const local = await listLocalServices();
  return new Map([
    ['claim workflow', `\`\`\`mermaid\n${drawWorkflow(claim)}\n\`\`\``],
    ['claim workflow states', listStates(claim)],
    ['activation workflow', `\`\`\`mermaid\n${drawWorkflow(activation)}\n\`\`\``],
    ['activation workflow states', listStates(activation)],
    ['rma workflow', `\`\`\`mermaid\n${drawWorkflow(rma)}\n\`\`\``],
    ['rma workflow states', listStates(rma)],
    ['return days', listReturnDays()],
    ['unit moves', listUnitMoves()],
    ['statuses', listStatuses()],
    ['plans', listPlans()],
    ['deductibles', listDeductibles()],
    ['operations', listOperations()],
    ['silence', listSilence()],
    ['agents choice', listAgentsChoice()],
    ['transitions', listTransitions()],
    ['rules', listRules()],
    ['local operations', local.operations],
    ['local resource types', local.resourceTypes],
    ['local types without behaviour', local.noBehaviour],
  ]);
}

const section = /<!-- generated: ([\w ]+) -->\n[\s\S]*?<!-- end -->/g;

/** A page with its generated sections as they are now. Throws for a section that nothing writes. */
export const withSections = (page: string, sections: ReadonlyMap<string, string>): string =>
  page.replaceAll(section, (_, name: string) => {
    const text = sections.get(name);
    if (text === undefined) throw new Error(`nothing writes the section "${name}"`);
    return `<!-- generated: ${name} -->\n\n${text}\n\n<!-- end -->`;
  });

/** Names of the sections that a page holds. */
export const sectionsIn = (page: string): string[] =>
  [...page.matchAll(section)].map(([, name = '']) => name);
