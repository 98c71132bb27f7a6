// A relay in front of the emulator's plain HTTP, which fails on purpose and remembers what it was asked.
import { createServer, request } from 'node:http';
import { HTTP } from './emulator.js';

/** Answers as many calls as there are failures itself, the others are the emulator's. A failure is `{status, headers}`. */
export async function relay(test, failures = []) {
  const calls = [];
  const server = createServer((call, answer) => {
    calls.push({ method: call.method, url: call.url, headers: call.headers });
    const failure = failures.shift();
    if (failure) {
      call.resume();
      answer.writeHead(failure.status, { 'content-type': 'application/json', ...failure.headers });
      answer.end(JSON.stringify({ error: { code: 'Relayed', message: 'Not now.' } }));
      return;
    }
    const onward = request(HTTP + call.url, { method: call.method, headers: call.headers }, reply => {
      answer.writeHead(reply.statusCode, reply.rawHeaders);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    call.pipe(onward);
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, calls };
}
