import { PortTaken } from '../front-door/http-server.ts';
import { DataFolderError } from '../storage/open-data-folder.ts';
import { ClockCannotGoBack } from '../time/movable-clock.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from './demo.ts';
import { type MachineOnPorts, startMachine } from './machine-on-ports.ts';
import { parseOptions, USAGE, UsageError } from './options.ts';

/** What whoever typed the command can mend: one line, exit code 2. */
const USER_ERRORS = [UsageError, DataFolderError, PortTaken, ClockCannotGoBack];

/** `claimflow …`: starts the machine and runs until it is told to stop (SIGTERM, SIGINT: exit code 0). */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  // Lambda runs in UTC, and worker threads share the process's zone.
  process.env.TZ = 'UTC';
  try {
    const options = parseOptions(args);
    if (!options) {
      process.stdout.write(USAGE);
      return;
    }
    const starting = startMachine(options);
    stopOnSignal(starting);
    announce(await starting);
  } catch (error) {
    const isUserError = USER_ERRORS.some((kind) => error instanceof kind);
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`claimflow: ${message}\n`);
    process.exit(isUserError ? 2 : 1);
  }
}

function announce({ url, hasDemo }: MachineOnPorts): void {
  const signIns = DEMO_SIGN_INS.map(({ email, who }) => `  ${email.padEnd(22)} ${who}`);
  const demo = hasDemo ? ['', `Sign in with the password ${DEMO_PASSWORD} as`, ...signIns] : [];
  const lines = [
    `claimflow is ready at ${url}`,
    ...demo,
    '',
    `Portal: ${url}. Control room: ${url}/_local. Everything listens on this machine only.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first signal drains, a second one ends at once: everything that was answered is on disk. */
function stopOnSignal(starting: Promise<MachineOnPorts>): void {
  let told = false;
  const stop = () => {
    if (told) process.exit(0);
    told = true;
    starting
      .then((machine) => machine.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(
            `claimflow: stopping failed: ${error instanceof Error ? error.stack : error}\n`,
          );
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
