/** A process of its own that takes mail over SMTP on a data folder and never gets round to its last action. */
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { sesMachine } from './machine.ts';

const path = process.argv[2];
if (path === undefined) throw new Error('name a data folder');
const { ses } = await sesMachine(openDataFolder(path), { call: () => new Promise(() => undefined) });
const { port } = await ses.openSmtp(0);
process.stdout.write(`${port}\n`);
