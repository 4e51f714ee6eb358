/** What an expression refers to, read from its syntax tree; for the validation of definitions. */
import jsonata from 'jsonata';

export interface References {
  /** Variables and functions used and not bound in the expression itself, without the dollar sign. */
  readonly free: ReadonlySet<string>;
  /** Bare names (and `$`, `$$`) that read a context item, which a state does not have. */
  readonly topLevel: ReadonlySet<string>;
  /** Members read of `$states`: `input`, `result`, … */
  readonly states: ReadonlySet<string>;
  /** Whether `$states` is bound anew. */
  readonly bindsStates: boolean;
}

/** Nodes as the parser makes them; its own type leaves most of them out. */
interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly focus?: unknown;
  readonly index?: unknown;
  readonly [child: string]: unknown;
}

/** Throws JSONata's syntax error, also for operators that AWS's version of it does not have. */
export function referencesOf(source: string): References {
  const ast = jsonata(source).ast() as unknown as Node;
  refuseLaterOperators(ast);
  const collector = new Collector();
  collector.visit(ast, true);
  const free = new Set([...collector.used].filter((name) => !collector.bound.has(name)));
  return {
    free,
    topLevel: collector.topLevel,
    states: collector.states,
    bindsStates: collector.bound.has('states'),
  };
}

/**
 * Step Functions has JSONata 2.0.6, and 2.1 added `??` and `?:`. The parser makes conditions of both that hold what stands
 * before the operator twice, so that two branches have places in common. Throws what 2.0.6 does.
 */
function refuseLaterOperators(node: unknown): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, condition, then } = node as Node;
  if (type === 'condition') {
    const places = placesOf(then);
    if (placesOf(condition).some((place) => places.includes(place))) {
      const symbol = JSON.stringify(condition) === JSON.stringify(then) ? ':' : '?';
      throw Object.assign(new Error(`The symbol "${symbol}" cannot be used as a unary operator`), {
        code: 'S0211',
      });
    }
  }
  for (const child of Object.values(node)) refuseLaterOperators(child);
}

/** Where the tokens of a node stand in the text. */
function placesOf(node: unknown): number[] {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return [];
  const { position } = node as { position?: unknown };
  const inner = Object.values(node).flatMap(placesOf);
  return typeof position === 'number' ? [position, ...inner] : inner;
}

class Collector {
  readonly used = new Set<string>();
  readonly bound = new Set<string>();
  readonly topLevel = new Set<string>();
  readonly states = new Set<string>();

  /** `top`: the node is evaluated against the context item of the whole expression. */
  visit(node: unknown, top: boolean): void {
    if (Array.isArray(node)) {
      for (const item of node) this.visit(item, top);
      return;
    }
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
    this.#visitNode(node as Node, top);
  }

  #visitNode(node: Node, top: boolean): void {
    if (typeof node.focus === 'string') this.bound.add(node.focus);
    if (typeof node.index === 'string') this.bound.add(node.index);
    switch (node.type) {
      case 'variable':
        this.#variable(String(node.value), top);
        break;
      case 'name':
        if (top) this.topLevel.add(String(node.value));
        break;
      case 'path':
        this.#path(node);
        this.visit((node.steps as unknown[])[0], top);
        this.visit((node.steps as unknown[]).slice(1), false);
        this.visit(node.group, false);
        return;
      case 'bind':
        this.bound.add(String((node.lhs as Node).value));
        this.visit(node.rhs, top);
        return;
      case 'lambda':
        for (const parameter of node.arguments as Node[]) this.bound.add(String(parameter.value));
        this.visit(node.body, top);
        return;
      case 'transform':
        this.visit([node.pattern, node.update, node.delete], false);
        return;
    }
    this.#children(node, top);
  }

  #children(node: Node, top: boolean): void {
    for (const [key, child] of Object.entries(node)) {
      // Predicates, groups and sort terms look at what the step gives, not at the whole context.
      const inner = key === 'predicate' || key === 'stages' || key === 'group' || key === 'terms';
      if (typeof child === 'object') this.visit(child, top && !inner);
    }
  }

  #variable(name: string, top: boolean): void {
    if (name === '$') this.topLevel.add('$$');
    else if (name === '') {
      if (top) this.topLevel.add('$');
    } else this.used.add(name);
  }

  #path(node: Node): void {
    const [first, second] = node.steps as Node[];
    if (first?.type !== 'variable' || first.value !== 'states') return;
    if (second?.type === 'name') this.states.add(String(second.value));
  }
}
