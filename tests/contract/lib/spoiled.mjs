// A sandbox seen through a proxy that spoils its answers: the control of a judge that has to notice.
import { createServer } from 'node:http';

/** `spoil(method, path, text)` returns the changed text, or undefined to leave the answer as it is. */
export async function startSpoiled(address, spoil) {
  const server = createServer(async (request, response) => {
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = { ...request.headers };
      for (const name of ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'expect']) delete headers[name];
      const answer = await fetch(new URL(request.url, address), {
        method: request.method, headers, redirect: 'manual', ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      const text = await answer.text();
      const sent = Object.fromEntries([...answer.headers].filter(([name]) => !['content-length', 'transfer-encoding', 'connection'].includes(name)));
      response.writeHead(answer.status, sent);
      response.end(spoil(request.method, request.url, text) ?? text);
    } catch (error) {
      response.writeHead(599);
      response.end(String(error));
    }
  });
  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
