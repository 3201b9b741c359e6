import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFault } from './start-fault';

/** The one host name of local mode: a signing policy's host is compared letter by letter. */
const HOST = '127.0.0.1';

/**
 * Milliseconds for which an idle connection stays open: longer than clients keep one, so that no request meets a
 * connection that is being closed.
 */
const KEEP_ALIVE = 75_000;

/**
 * Lets the server listen on the loopback address and tells its origin. Port 0 takes a free one.
 * @throws StartFault when the port is taken, or needs rights that this user does not have.
 */
export async function listen(server: Server, port: number): Promise<string> {
  server.keepAliveTimeout = KEEP_ALIVE;
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(explain(error, port)));
    server.listen(port, HOST, resolve);
  });
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/**
 * Says early that a port cannot be had, before work is done that would be for nothing.
 * @throws StartFault as `listen` does
 */
export async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise(resolve => server.close(resolve));
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const advice = 'choose another: npm start -- --port';
  if (error.code === 'EADDRINUSE') {
    return new StartFault(`port ${port} is in use; free it or ${advice} ${another(port)}`);
  }
  if (error.code === 'EACCES') {
    return new StartFault(`port ${port} may not be opened by this user; ${advice} 8080`);
  }
  return error;
}

function another(port: number): number {
  return port + 10 <= 65_535 ? port + 10 : 8080;
}
