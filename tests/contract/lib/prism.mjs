// The validating proxy of Stoplight before a sandbox.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const Patience = 60_000;

/** Starts the proxy; null where the document is absent. */
export async function startPrism({ openApi, address, work, corrected = () => {} }) {
  if (!existsSync(openApi)) return null;
  const file = join(work, 'openapi.json');
  const document = withRealExamples(JSON.parse(readFileSync(openApi, 'utf8')));
  corrected(document);
  writeFileSync(file, JSON.stringify(document));
  const port = await freePort();
  const prism = spawn(process.execPath,
    ['node_modules/@stoplight/prism-cli/dist/index.js', 'proxy', file, address, '-p', String(port), '-h', '127.0.0.1', '--errors'],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  process.on('exit', () => prism.kill());
  let said = '';
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`prism does not listen after ${Patience / 1000} s: ${said}`)), Patience);
    const hear = chunk => {
      said = (said + chunk).slice(-4_000);
      if (said.includes('is listening on')) {
        clearTimeout(late);
        resolve();
      }
    };
    prism.stdout.on('data', hear);
    prism.stderr.on('data', hear);
    prism.on('exit', code => reject(new Error(`prism ended with ${code}: ${said}`)));
  });
  return { address: `http://127.0.0.1:${port}`, stop: () => prism.kill() };
}

/** Examples of the document are JSON inside texts; Prism compares them with the schema and answers 500 where they are texts. */
function withRealExamples(document) {
  const visit = node => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return;
    for (const media of Object.values(node.content && typeof node.content === 'object' ? node.content : {})) {
      if (typeof media?.example === 'string') media.example = parsed(media.example);
      for (const example of Object.values(media?.examples ?? {})) {
        if (typeof example?.value === 'string') example.value = parsed(example.value);
      }
    }
    Object.values(node).forEach(visit);
  };
  visit(document);
  return document;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
