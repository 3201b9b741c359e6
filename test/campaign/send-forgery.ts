import { connect } from 'node:net';
import type { Forgery } from './forgery';

/** Milliseconds after which a connection counts as hung; it is cut, and what came is judged. */
const HUNG = 20_000;

/** Sends a request over a connection of its own and resolves with every byte that came back. */
export function sendForgery(origin: string, { bytes, breaksOff, from }: Forgery): Promise<Buffer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({
      host: hostname,
      port: Number(port),
      ...(from !== undefined && { localAddress: from }),
    });
    socket.setTimeout(HUNG, () => socket.destroy());
    socket.on('connect', () => {
      if (breaksOff) socket.end(bytes, 'latin1');
      else socket.write(bytes, 'latin1');
    });
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    // A server that has answered may cut a request that is still being sent.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
