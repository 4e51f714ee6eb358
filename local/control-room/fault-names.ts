import type { FaultPlan, PlanFault } from '../faults/fault-plan.ts';
import { matches } from '../faults/faults.ts';

/** Operations by service, under its signing name; `null` where the machine does not know them. */
export type KnownOperations = Readonly<Record<string, readonly string[] | null>>;

/** Rules that could never strike, because no service or operation has that name: a fault that is none proves nothing. */
export function unknownNames({ rules }: FaultPlan, known: KnownOperations): PlanFault[] {
  return rules.flatMap(({ service, operation }, index): PlanFault[] => {
    const meant = Object.keys(known).filter((name) => matches(service, name));
    if (meant.length === 0) {
      const names = Object.keys(known).sort().join(', ');
      return [
        { path: `rules.${index}.service`, message: `${service} is no service here; there are ${names}` },
      ];
    }
    if (service !== '*' && meant.some((name) => known[name] === null)) return [];
    const names = meant.flatMap((name) => known[name] ?? []).sort();
    if (names.some((name) => matches(operation, name))) return [];
    const message = `${operation} is no operation of ${service}; it has ${[...new Set(names)].join(', ')}`;
    return [{ path: `rules.${index}.operation`, message }];
  });
}
