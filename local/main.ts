import { StartFault } from './start-fault';

/**
 * `npm start`: everything that can be wrong before the program is loaded is said here, in one line. The program itself
 * is imported afterwards, because an old Node fails on its packages with words that help nobody.
 */
async function main(): Promise<void> {
  const { preflight } = await import('./preflight');
  await preflight();
  const { start } = await import('./start');
  await start(process.argv);
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`npm start: ${error.message}\n`);
});
