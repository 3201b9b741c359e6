/** Why local mode cannot start: one line for the person at the terminal, saying what to do. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
