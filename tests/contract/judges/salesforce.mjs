// jsforce: sign-in, queries with paging, records, upsert by external id.
import assert from 'node:assert/strict';
import jsforce from 'jsforce';
import { Judge, refused } from '../lib/judge.mjs';
import { startSpoiled } from '../lib/spoiled.mjs';

const Version = '65.0';

export async function judge({ address }) {
  const jsf = new Judge('jsforce');
  const connect = (clientSecret, host = address) => new jsforce.Connection({
    instanceUrl: host,
    version: Version,
    oauth2: { loginUrl: host, clientId: 'sandbox-client', clientSecret },
  });
  const connection = connect('sandbox-secret');

  await jsf.check('signs in with client credentials', async () => {
    const user = await connection.authorize({ grant_type: 'client_credentials' });
    assert.match(user.id, /^005[A-Za-z0-9]{15}$/);
    assert.match(user.organizationId, /^00D[A-Za-z0-9]{15}$/);
    assert.equal(connection.instanceUrl, address);
  });

  await jsf.check('a wrong client secret is refused with an OAuth error', async () => {
    const error = await refused(connect('wrong').authorize({ grant_type: 'client_credentials' }));
    assert.equal(error.name, 'invalid_client');
  });

  await jsf.check('a dead session is refused with INVALID_SESSION_ID', async () => {
    const dead = new jsforce.Connection({ instanceUrl: address, accessToken: '00Dxx0000001gER!dead', version: Version });
    assert.equal((await refused(dead.query('SELECT Id FROM Account'))).errorCode, 'INVALID_SESSION_ID');
  });

  await jsf.check('lists versions and objects', async () => {
    assert.ok((await connection.request('/services/data/')).some(version => version.version === Version));
    const names = (await connection.describeGlobal()).sobjects.map(object => object.name);
    for (const name of ['Account', 'Contact', 'Opportunity']) assert.ok(names.includes(name), `${name} in ${names}`);
  });

  await jsf.check('describes an object with typed fields', async () => {
    const fields = new Map((await connection.sobject('Opportunity').describe()).fields.map(field => [field.name, field]));
    assert.equal(fields.get('Id').type, 'id');
    assert.equal(fields.get('CloseDate').type, 'date');
    assert.equal(fields.get('Amount').type, 'currency');
    assert.deepEqual(fields.get('AccountId').referenceTo, ['Account']);
  });

  await jsf.check('follows query locators to the last row, each row once', () => everyRowOnce(connection, address));

  await jsf.check('its own paging gives the same rows', async () => {
    const all = await connection.query('SELECT Id FROM Opportunity').run({ autoFetch: true, maxFetch: 1000 });
    const { totalSize } = await connection.query('SELECT COUNT() FROM Opportunity');
    assert.equal(all.records?.length ?? all.length, totalSize);
  });

  await jsf.check('its query builder is understood', async () => {
    const rows = await connection.sobject('Opportunity')
      .find({ IsWon: true, CloseDate: { $gte: jsforce.Date.toDateLiteral(new Date('2020-01-01')) } }, ['Id', 'Name', 'Amount', 'StageName'])
      .sort({ CloseDate: -1 })
      .limit(3);
    assert.ok(rows.length > 0 && rows.length <= 3);
    assert.ok(rows.every(row => row.StageName === 'Closed Won'));
  });

  await jsf.check('child rows arrive as a result of their own', async () => {
    const { records } = await connection.query('SELECT Id, (SELECT Id, Quantity FROM OpportunityLineItems) FROM Opportunity LIMIT 5');
    const children = records.map(row => row.OpportunityLineItems).find(result => result);
    assert.ok(children.done && children.totalSize === children.records.length);
  });

  await jsf.check('a malformed query is refused with MALFORMED_QUERY', async () =>
    assert.equal((await refused(connection.query('SELECT FROM Account'))).errorCode, 'MALFORMED_QUERY'));

  await jsf.check('an unknown column is refused with INVALID_FIELD', async () =>
    assert.equal((await refused(connection.query('SELECT Nope__x FROM Account'))).errorCode, 'INVALID_FIELD'));

  const name = `Quote ' and "another" and line\nend`;
  const id = await jsf.check('creates a record', async () => {
    const made = await connection.sobject('Account').create({ Name: name });
    assert.equal(made.success, true);
    assert.match(made.id, /^001[A-Za-z0-9]{15}$/);
    return made.id;
  });

  await jsf.check('retrieves it, and finds it by a name full of quotes', async () => {
    assert.equal((await connection.sobject('Account').retrieve(id)).Name, name);
    assert.deepEqual((await connection.sobject('Account').find({ Name: name }, ['Id'])).map(row => row.Id), [id]);
  });

  await jsf.check('updates it', async () => {
    assert.deepEqual(await connection.sobject('Account').update({ Id: id, Name: 'Changed' }), { id, success: true, errors: [] });
    assert.equal((await connection.sobject('Account').retrieve(id)).Name, 'Changed');
  });

  await jsf.check('a missing required field is refused with REQUIRED_FIELD_MISSING', async () => {
    const error = await refused(connection.sobject('Account').create({}));
    assert.equal(error.errorCode, 'REQUIRED_FIELD_MISSING');
  });

  await jsf.check('a collection is written in part, each row with its own result', async () => {
    const results = await connection.sobject('Account').create([{ Name: 'One' }, {}, { Name: 'Three' }], { allOrNone: false });
    assert.deepEqual(results.map(result => result.success), [true, false, true]);
    assert.equal(results[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
    assert.ok((await connection.sobject('Account').destroy([results[0].id, results[2].id])).every(result => result.success));
  });

  await jsf.check('upserts by external id: first creates, then updates the same record', async () => {
    const upsert = Name => connection.sobject('Account').upsert({ Connectors_Key__c: 'judge 1 ü', Name }, 'Connectors_Key__c');
    const first = await upsert('First');
    assert.equal(first.created, true);
    const second = await upsert('Second');
    assert.equal(second.success, true);
    assert.ok(!second.created);
    const found = await connection.sobject('Account').find({ Connectors_Key__c: 'judge 1 ü' }, ['Id', 'Name']);
    assert.deepEqual(found.map(row => [row.Id, row.Name]), [[first.id, 'Second']]);
  });

  await jsf.check('deletes it: gone from query, told by queryAll and by the deleted feed', async () => {
    assert.equal((await connection.sobject('Account').destroy(id)).success, true);
    assert.equal((await refused(connection.sobject('Account').retrieve(id))).errorCode, 'ENTITY_IS_DELETED');
    assert.equal((await connection.query(`SELECT Id FROM Account WHERE Id = '${id}'`)).totalSize, 0);
    const all = await connection.query(`SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`, { scanAll: true });
    assert.deepEqual(all.records.map(row => row.IsDeleted), [true]);
    const stamp = all.records.length > 0 && (await connection.query(
      `SELECT SystemModstamp FROM Account WHERE Id = '${id}'`, { scanAll: true })).records[0].SystemModstamp;
    const at = new Date(stamp).getTime();
    const feed = await connection.sobject('Account').deleted(new Date(at - 60_000), new Date(at + 60_000));
    assert.ok(feed.deletedRecords.some(row => row.id === id));
  });

  await jsf.check('reads the limits and the API usage of each answer', async () => {
    const limits = await connection.limits();
    assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max);
    assert.ok(connection.limitInfo.apiUsage.used > 0);
  });

  await spoiledAnswers(jsf, connect, address);

  await jsf.check('revokes its token', async () => {
    await connection.logout();
  });
}

async function everyRowOnce(connection, address) {
  const first = await connection.query('SELECT Id, Name, Account.Name FROM Opportunity ORDER BY Id');
  assert.equal(first.done, false, 'the page size of this account makes several pages');
  assert.equal(new URL(first.nextRecordsUrl, address).pathname.startsWith(`/services/data/v${Version}/query/`), true);
  let page = first;
  const rows = [...first.records];
  while (!page.done) {
    page = await connection.queryMore(page.nextRecordsUrl);
    rows.push(...page.records);
  }
  assert.equal(rows.length, first.totalSize);
  assert.equal(new Set(rows.map(row => row.Id)).size, rows.length);
  assert.ok(rows.every(row => row.attributes.type === 'Opportunity' && typeof row.Account.Name === 'string'));
}

/** That the checks above look at all: answers spoiled on their way have to be noticed. */
async function spoiledAnswers(jsf, connect, address) {
  for (const [what, spoil] of [
    [null, text => text],
    ['that ends before its last page', text => text.replace('"done":false', '"done":true')],
    ['whose pages repeat a row', text => text.replace(/"Id":"006[A-Za-z0-9]{15}"/g, '"Id":"006000000000001AAA"')],
    ['whose parent is flat', text => text.replace(/"Account":\{.*?\}[^}]*?\}/gs, '"Account":"x"')],
    ['that is cut off', text => text.slice(0, text.length / 2)],
  ]) {
    const spoiled = await startSpoiled(address, (method, path, text) => path.includes('/query') ? spoil(text) : undefined);
    try {
      await jsf.check(what ? `notices an answer ${what} (control)` : 'notices nothing where nothing is spoiled (control)', async () => {
        const connection = connect('sandbox-secret', spoiled.address);
        await connection.authorize({ grant_type: 'client_credentials' });
        connection.instanceUrl = spoiled.address;
        const read = everyRowOnce(connection, spoiled.address);
        await (what ? refused(read, 'the spoiled answer') : read);
      });
    } finally {
      spoiled.stop();
    }
  }
}
