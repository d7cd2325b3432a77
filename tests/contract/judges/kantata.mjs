// The vendor itself is the judge: requests that were recorded against the real API are sent to the sandbox, and what comes back has to have
// the recorded keys, types and nesting. Once against the recorded contents, once against contents that the sandbox made up.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '../lib/judge.mjs';
import { Shape, typeOf } from '../lib/shape.mjs';
import { startSpoiled } from '../lib/spoiled.mjs';

const Vendor = 'https://api.mavenlink.com';
const NotCollections = ['count', 'results', 'meta'];
const Headers = ['Content-Type', 'Cache-Control', 'Etag', 'X-Request-Id', 'X-Runtime'];

/** Deviations of the sandbox that are known and allowed, each with its reason. A row that nothing uses any more is a failure. */
const Allowed = [
  {
    request: 'GET /api/v1/workspaces/28370425',
    instead: '?archived=include',
    difference: 'status: 404 instead of 200',
    reason: 'The recording of 2021 shows a project that is archived; by the vendor\'s pages a single record passes the default filters of its list, '
      + 'which leave archived ones out. The sandbox is as strict as the pages, so that an adapter does not rely on the other.',
  },
  {
    request: 'POST /api/v1/external_payments',
    contents: 'recorded',
    difference: 'status: 404 instead of 200',
    reason: 'The invoice that was paid is in no recording. The payment is replayed on the made-up contents.',
  },
];

export async function judge({ address, generated, shared }) {
  const judge = new Judge('kantata');
  const folder = join(shared, 'kantata/recorded');
  if (!existsSync(folder)) {
    judge.skip('replays the recorded exchanges', `needs ${folder}, which is not here`);
    return;
  }

  const exchanges = readdirSync(folder).filter(name => name.endsWith('.json')).sort()
    .map(name => ({ name: name.replace(/\.json$/, ''), ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
  const shapes = learnt(exchanges);

  for (const exchange of exchanges) {
    const allowed = Allowed.find(row => row.request === told(exchange));
    await judge.check(`recorded contents: ${told(exchange)}${allowed ? ` (${allowed.difference} is allowed)` : ''}`, async () => {
      if (allowed) {
        const { answer } = await replay(address, exchange);
        assert.equal(`status: ${answer.status} instead of ${exchange.response.status}`, allowed.difference, 'the row is out of date');
        if (allowed.contents) return;
      }
      const sent = allowed ? { ...exchange, request: { ...exchange.request, uri: exchange.request.uri + allowed.instead } } : exchange;
      const { answer, body } = await replay(address, sent);
      none(compare(exchange, answer, body, shapes));
      none(sameRecords(exchange, body));
    });
  }

  await judge.check('recorded contents: every page of the long list, record by record in the recorded order', async () => {
    const pages = exchanges.filter(exchange => exchange.name.includes('paginate_automatically'));
    assert.ok(pages.length > 20);
    for (const page of pages) assert.deepEqual((await replay(address, page)).body.results, page.response.body.results, page.name);
  });

  const made = await judge.check('made-up contents: invoices, a payment and a field of our own', () => madeUp(generated, exchanges, shapes));
  const reading = exchanges.filter(exchange => exchange.request.method === 'GET' && !/[?&]page=/.test(exchange.request.uri));
  for (const exchange of reading) {
    await judge.check(`made-up contents: ${told(exchange)}`, async () => {
      const own = await translated(generated, exchange, made);
      const { answer, body } = await replay(generated, own);
      assert.ok(body.results?.length > 0, `nothing comes back for ${own.request.uri}: ${JSON.stringify(body).slice(0, 200)}`);
      none(compare(exchange, answer, body, shapes));
    });
  }

  await judge.check('each allowed deviation belongs to a recording', () =>
    assert.deepEqual(Allowed.map(row => row.request).filter(request => !exchanges.some(exchange => told(exchange) === request)), []));
  await spoiledAnswers(judge, address, exchanges, shapes);
}

const told = ({ request }) => `${request.method} ${request.uri.replace(Vendor, '')}`;

async function replay(address, { request }) {
  const answer = await fetch(request.uri.replace(Vendor, address), {
    method: request.method,
    headers: {
      authorization: 'Bearer sandbox-token',
      ...(request.body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(request.body && { body: request.body }),
  });
  const text = await answer.text();
  try {
    return { answer, body: JSON.parse(text) };
  } catch {
    throw new Error(`no JSON: ${answer.status} ${text.slice(0, 200)}`);
  }
}

/** A shape for each collection: for the primary one with what the request included, for the others as they come along. */
function learnt(exchanges) {
  const shapes = new Map();
  const of = key => shapes.get(key) ?? shapes.set(key, new Shape()).get(key);
  for (const exchange of exchanges) {
    const { body } = exchange.response;
    of('results').learn(body.results);
    of('meta').learn(body.meta);
    for (const [collection, records] of collections(body)) {
      for (const record of Object.values(records)) {
        of(keyOf(exchange, collection)).learn(record);
        of(`any ${collection}`).learn(record);
      }
    }
  }
  return shapes;
}

const primary = ({ request }) => new URL(request.uri).pathname.split('/')[3];
const included = ({ request }) => (new URL(request.uri).searchParams.get('include') ?? '').split(',').filter(Boolean).sort();
const keyOf = (exchange, collection) => collection === primary(exchange) ? [collection, ...included(exchange)].join('+') : collection;
const collections = body => Object.entries(body).filter(([name]) => !NotCollections.includes(name));

function compare(exchange, answer, body, shapes) {
  const recorded = exchange.response;
  const found = [];
  if (answer.status !== recorded.status) found.push(`status: ${answer.status} instead of ${recorded.status}, ${JSON.stringify(body).slice(0, 300)}`);
  for (const name of Headers) {
    if (recorded.headers[name] && !answer.headers.get(name)) found.push(`header ${name}: missing`);
  }
  if (answer.headers.get('content-type') !== recorded.headers['Content-Type']) found.push(`header Content-Type: ${answer.headers.get('content-type')}`);
  const order = Object.keys(recorded.body).join(' ');
  if (Object.keys(body).join(' ') !== order) found.push(`envelope: ${Object.keys(body).join(' ')} instead of ${order}`);
  found.push(...shapes.get('results').differences(body.results ?? null, '/results'));
  found.push(...shapes.get('meta').differences(body.meta ?? null, '/meta'));
  for (const [collection, records] of collections(body)) {
    if (typeOf(records) !== 'object') {
      found.push(`/${collection}: ${typeOf(records)} instead of object`);
      continue;
    }
    const shape = shapes.get(keyOf(exchange, collection));
    for (const [id, record] of Object.entries(records)) {
      if (record?.id !== id) found.push(`/${collection}/*/id: not the key`);
      found.push(...shape?.differences(record, `/${collection}/*`, shapes.get(`any ${collection}`)) ?? [`/${collection}: never recorded`]);
    }
  }
  return [...new Set(found)];
}

/** Records that both know have the same keys and the same types one by one, not only such as were seen somewhere. */
function sameRecords(exchange, body) {
  const found = [];
  for (const [collection, records] of collections(exchange.response.body)) {
    for (const [id, record] of Object.entries(records)) {
      const own = body[collection]?.[id];
      if (own !== undefined) found.push(...new Shape().learn(record).differences(own, `/${collection}/${id}`));
    }
  }
  return found;
}

function none(differences) {
  assert.ok(differences.length === 0, `${differences.length} differences:\n${differences.slice(0, 40).join('\n')}`);
}

/** What the other contents lack is written first, as it was recorded but with ids that are there; the answers are compared too. */
async function madeUp(address, exchanges, shapes) {
  const read = async path => (await replay(address, { request: { method: 'GET', uri: `${Vendor}/api/v1/${path}` } })).body;
  const list = (body, collection) => body.results.map(one => body[collection][one.id]);
  const [group] = list(await read('workspaces?include=workspace_groups'), 'workspaces').flatMap(workspace => workspace.workspace_group_ids);
  const [story] = list(await read('stories'), 'stories');
  const [expense] = list(await read(`expenses?workspace_id=${story.workspace_id}`), 'expenses');
  const entries = list(await read(`time_entries?workspace_id=${story.workspace_id}&uninvoiced=true`), 'time_entries');
  const write = async (path, body, expected = {}) => {
    const exchange = exchanges.find(one => one.request.method === 'POST' && one.request.uri === `${Vendor}/api/v1/${path}`) ?? expected;
    const { answer, body: written } = await replay(address, { request: { method: 'POST', uri: `${Vendor}/api/v1/${path}`, body } });
    none(compare(exchange, answer, written, shapes));
    return list(written, path)[0];
  };
  const invoice = await write('invoices', `invoice[workspace_id]=${story.workspace_id}&invoice[payment_schedule]=0&invoice[draft]=false`
    + `&invoice[fixed_fee_items][][story_id]=${story.id}&invoice[fixed_fee_items][][notes]=x&invoice[fixed_fee_items][][amount]=500`);
  assert.equal(invoice.balance_in_cents, 500 * invoice.currency_base_unit);
  const paid = await write('external_payments', `external_payment[workspace_id]=${story.workspace_id}&external_payment[invoice_id]=${invoice.id}`);
  assert.equal(paid.amount_in_cents, invoice.balance_in_cents);
  await write('invoices', [`invoice[workspace_id]=${story.workspace_id}&invoice[payment_schedule]=30`,
    ...entries.slice(0, 2).map(entry => `invoice[time_entry_ids][]=${entry.id}`), ...(expense ? [`invoice[expense_ids][]=${expense.id}`] : [])].join('&'));
  const field = await write('custom_field_values', `custom_field_value[subject_type]=workspace_group&custom_field_value[subject_id]=${group}`
    + '&custom_field_value[custom_field_id]=602325&custom_field_value[value]=x', exchanges.find(one => one.name.startsWith('customfieldvalue_retrieve')));
  await write('stories', `story[workspace_id]=${story.workspace_id}&story[title]=x`, exchanges.find(one => one.name === 'story_should_be_retrievable'));
  await write('workspaces', 'workspace[title]=x&workspace[creator_role]=maven', exchanges.find(one => one.name.startsWith('workspace_retrieve')));
  await write('workspace_groups', 'workspace_group[name]=x&workspace_group[company]=true', exchanges.find(one => one.name.startsWith('workspacegroup_retrieve')));
  const [bill] = list(await read('invoices?include=time_entries,expenses,workspaces&order=created_at:desc'), 'invoices');
  assert.ok(bill.time_entry_ids.length > 0, 'no entry was invoiced');
  return { workspace: story.workspace_id, group, custom_field_values: field.id, invoices: bill.id };
}

/** The same request with ids that the other contents have. */
async function translated(address, exchange, made) {
  const { pathname, searchParams } = new URL(exchange.request.uri);
  const [, , , collection, id] = pathname.split('/');
  const first = async (path, query = '') => {
    const { body } = await replay(address, { request: { method: 'GET', uri: `${Vendor}/api/v1/${path}${query}` } });
    assert.ok(body.results?.length > 0, `no ${path}`);
    return body;
  };
  let uri = `${Vendor}/api/v1/${collection}`;
  if (id) uri += `/${made[collection] ?? (await first(collection)).results[0].id}`;
  const query = new URLSearchParams(searchParams);
  if (query.has('workspace_id')) query.set('workspace_id', made.workspace);
  if (query.has('workspace_groups')) query.set('workspace_groups', made.group);
  return { request: { ...exchange.request, uri: query.size > 0 ? `${uri}?${query}` : uri } };
}

/** That the comparison looks at all: answers spoiled on their way have to be reported. */
async function spoiledAnswers(judge, address, exchanges, shapes) {
  const exchange = exchanges.find(one => told(one) === 'GET /api/v1/workspaces');
  for (const [what, spoil, expected] of [
    ['a key that is gone', text => text.replaceAll('"currency_symbol":', '"currencySymbol":'), '/workspaces/*/currency_symbol: missing'],
    ['a number that is a text', text => text.replace(/"currency_base_unit":(\d+)/g, '"currency_base_unit":"$1"'),
      '/workspaces/*/currency_base_unit: string instead of number'],
    ['another nesting', text => text.replace(/"status":\{[^}]*\}/g, '"status":"Active"'), '/workspaces/*/status: string instead of object'],
  ]) {
    const spoiled = await startSpoiled(address, (method, path, text) => spoil(text));
    try {
      await judge.check(`reports ${what} (control)`, async () => {
        const { answer, body } = await replay(spoiled.address, exchange);
        assert.ok(compare(exchange, answer, body, shapes).includes(expected));
      });
    } finally {
      spoiled.stop();
    }
  }
}
