/** State machines as kept in the database. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export interface MachineRow {
  readonly arn: string;
  readonly name: string;
  /** Key of the definition's text. */
  readonly definition: number;
  readonly role_arn: string;
  /** Milliseconds since the epoch. */
  readonly created_at: number;
  readonly revision: string;
  /** JSON of the LoggingConfiguration, only told back. */
  readonly logging: string | null;
}

export class MachineStore {
  readonly #find: StatementSync;
  readonly #list: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #addDefinition: StatementSync;
  readonly #findDefinition: StatementSync;
  readonly #readDefinition: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT * FROM machines WHERE arn = ?');
    this.#list = database.prepare('SELECT * FROM machines ORDER BY created_at, arn');
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO machines (arn, name, definition, role_arn, created_at, revision, logging) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#remove = database.prepare('DELETE FROM machines WHERE arn = ?');
    this.#addDefinition = database.prepare('INSERT OR IGNORE INTO definitions (text) VALUES (?)');
    this.#findDefinition = database.prepare('SELECT id FROM definitions WHERE text = ?');
    this.#readDefinition = database.prepare('SELECT text FROM definitions WHERE id = ?');
  }

  find(arn: string): MachineRow | undefined {
    return this.#find.get(arn) as unknown as MachineRow | undefined;
  }

  list(): MachineRow[] {
    return this.#list.all() as unknown as MachineRow[];
  }

  put(row: Omit<MachineRow, 'definition'>, definitionText: string): void {
    this.#addDefinition.run(definitionText);
    const { id } = this.#findDefinition.get(definitionText) as { id: number };
    this.#put.run(row.arn, row.name, id, row.role_arn, row.created_at, row.revision, row.logging);
  }

  remove(arn: string): void {
    this.#remove.run(arn);
  }

  definitionText(id: number): string {
    return (this.#readDefinition.get(id) as { text: string }).text;
  }
}
