import { createServer } from 'node:http';
import { listen } from '../../local/listen';
import { StartFault } from '../../local/start-fault';

test('a busy port is one line that says what to do', async () => {
  const first = createServer();
  const port = Number(new URL(await listen(first, 0)).port);
  const refused = listen(createServer(), port);
  await expect(refused).rejects.toBeInstanceOf(StartFault);
  const other = port + 10 <= 65_535 ? port + 10 : 8080;
  await expect(refused).rejects.toThrow(
    `port ${port} is in use; free it or choose another: npm start -- --port ${other}`,
  );
  first.close();
});

test('servers are reached on the loopback address only', async () => {
  const server = createServer();
  expect(await listen(server, 0)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  server.close();
});
