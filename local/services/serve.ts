import type { Server } from 'node:http';
import { listen } from '../listen';
import type { Underway } from './underway';

/**
 * Lets a server listen on loopback.
 *
 * @param port 0 takes a free one
 * @param underway answers that closing cuts off and then waits for
 * @throws StartFault when the port is taken
 */
export async function serve(
  server: Server,
  port: number,
  underway: Underway,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const origin = await listen(server, port);
  return {
    origin,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await underway.settle();
    },
  };
}
