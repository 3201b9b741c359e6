import { createServer, request } from 'node:http';
import { endAfterRequest } from '../../local/end-after-request';
import { listen } from '../../local/listen';

test('who is answered while still sending can send the rest, and reads the whole answer', async () => {
  const server = createServer((incoming, response) => {
    response.writeHead(413, { 'content-length': 8, connection: 'close' });
    response.write('too long');
    endAfterRequest(incoming, response);
  });
  const { hostname, port } = new URL(await listen(server, 0));
  const outgoing = request({ hostname, port, method: 'POST', agent: false });
  const answered = new Promise<string>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', async response => {
      // Only now does most of the body go out.
      for (let sent = 0; sent < 64; sent++) outgoing.write(Buffer.alloc(1024 ** 2));
      outgoing.end();
      resolve(`${response.statusCode} ${Buffer.concat(await response.toArray())}`);
    });
  });
  outgoing.write('begin');
  expect(await answered).toBe('413 too long');
  await new Promise(resolve => server.close(resolve));
});
