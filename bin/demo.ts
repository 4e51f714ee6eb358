/** `npm run demo`: five claims, told in the terminal. Exit code 0 only if every one of them ended as told. */
import { runDemo } from '../bench/demo/run-demo.ts';

try {
  process.exitCode = (await runDemo()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`claimflow demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
