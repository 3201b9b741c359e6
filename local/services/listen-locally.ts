import { once } from 'node:events';
import type { Server } from 'node:http';

/** The only address that local services listen on; URLs and policies name it too. */
const ADDRESS = '127.0.0.1';

/**
 * Lets a server listen on loopback.
 *
 * @param port 0 takes a free one
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listenLocally(
  server: Server,
  port: number,
): Promise<{ origin: string; close: () => Promise<void> }> {
  server.listen(port, ADDRESS);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no TCP port');
  return {
    origin: `http://${ADDRESS}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
