// jira.js checks every answer against its own schemas; Prism checks every request and answer against the vendor's OpenAPI document.
import assert from 'node:assert/strict';
import { createCloudClient } from 'jira.js/cloud';
import { Judge, refused } from '../lib/judge.mjs';
import { startPrism } from '../lib/prism.mjs';
import { startSpoiled } from '../lib/spoiled.mjs';

const User = 'sandbox-user@example.com';
const Token = 'sandbox-token';

export async function judge({ address, shared, work }) {
  const straight = new Judge('jira.js');
  await converse(straight, address);
  await signIn(straight, address);
  await spoiledAnswers(straight, address);

  const openApi = `${shared}/jira/jira-cloud-openapi-v3.json`;
  const prism = new Judge('prism');
  const proxy = await startPrism({ openApi, address, work, corrected });
  if (!proxy) {
    prism.skip('checks requests and answers against the OpenAPI document', `needs ${openApi}, which is not here`);
    return;
  }

  try {
    await converse(new Judge('jira.js through prism'), proxy.address);
    await others(prism, proxy.address);
    await violations(prism, proxy.address);
  } finally {
    proxy.stop();
  }

  const spoiled = await startSpoiled(address, numericIds);
  const strict = await startPrism({ openApi, address: spoiled.address, work, corrected });
  try {
    await prism.check('reports an answer whose ids are numbers (control)', async () => {
      const answer = await ask(strict.address, '/rest/api/3/search/jql', { jql: 'project = DEMO', fields: ['summary'] });
      assert.equal(answer.status, 500);
      assert.match(await answer.text(), /VIOLATIONS.*issues.*id/s);
    });
  } finally {
    strict.stop();
    spoiled.stop();
  }
}

/** What the document says wrongly of itself. */
function corrected(document) {
  // The declared schema is one link, the example beside it and the vendor's answers are lists of them.
  const links = document.paths['/rest/api/3/issue/{issueIdOrKey}/remotelink'].get.responses['200'].content['application/json'];
  if (Array.isArray(links.example)) links.schema = { oneOf: [links.schema, { type: 'array', items: links.schema }] };
  // A clause allows no key of its own beside the choice of its kinds, so that no clause at all would do.
  delete document.components.schemas.JqlQueryClause.additionalProperties;
}

const numericIds = (method, path, text) => path.includes('/search/jql') ? text.replace(/"id":"(\d+)"/g, '"id":$1') : undefined;

const client = (host, apiToken = Token) => createCloudClient({
  host, auth: { type: 'basic', email: User, apiToken }, onSchemaMismatch: 'throw',
});

const text = words => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });

async function converse(judge, host) {
  const jira = client(host);
  const me = await judge.check('myself', async () => {
    const user = await jira.myself.getCurrentUser();
    assert.equal(user.emailAddress, User);
    return user;
  });

  const project = await judge.check('project search, page by page', async () => {
    const keys = [];
    for (let startAt = 0; ;) {
      const page = await jira.projects.searchProjects({ startAt, maxResults: 1, orderBy: 'key' });
      keys.push(...page.values.map(value => value.key));
      startAt += page.values.length;
      if (page.isLast) {
        assert.equal(keys.length, page.total);
        break;
      }
      assert.equal(page.values.length, 1);
    }
    assert.deepEqual(keys, [...keys].sort());
    return (await jira.projects.searchProjects({ maxResults: 50 })).values.find(value => value.key !== 'OPS');
  });

  await judge.check('one project by its key', async () =>
    assert.equal((await jira.projects.getProject({ projectIdOrKey: project.key })).id, project.id));

  await judge.check('issue search, page by page, each issue once', async () => {
    const query = { jql: `project = ${project.id} ORDER BY updated ASC, id ASC`, fields: ['summary', 'status', 'updated', 'assignee', 'worklog', 'description'], maxResults: 3 };
    const ids = [];
    let nextPageToken;
    do {
      const page = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ ...query, ...(nextPageToken && { nextPageToken }) });
      ids.push(...page.issues.map(issue => issue.id));
      nextPageToken = page.nextPageToken;
      assert.equal(page.isLast, nextPageToken === undefined);
    } while (nextPageToken);
    assert.ok(ids.length > 3, `${ids.length} issues`);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual((await jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql: query.jql, fields: ['summary'] })).issues.map(issue => issue.id), ids);
  });

  const types = await judge.check('issue types that can be created', async () => {
    const meta = await jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: project.key });
    return meta.issueTypes ?? meta.createMetaIssueType;
  });
  const type = types?.find(one => !one.subtask && one.name === 'Task') ?? types?.find(one => !one.subtask);
  const fields = (summary, more = {}) => ({ project: { id: project.id }, issuetype: { id: type.id }, summary, ...more });

  const issue = await judge.check('creates an issue with a rich description', async () => {
    const made = await jira.issues.createIssue({ fields: fields('Quote " and backslash \\', { description: text('First\tline'), labels: ['judged'] }) });
    assert.match(made.id, /^\d+$/);
    assert.ok(made.key.startsWith(`${project.key}-`));
    return made;
  });

  await judge.check('gets it by id and by key', async () => {
    const byKey = await jira.issues.getIssue({ issueIdOrKey: issue.key });
    assert.equal(byKey.id, issue.id);
    assert.equal(byKey.fields.summary, 'Quote " and backslash \\');
    assert.equal(byKey.fields.status.statusCategory.key, 'new');
    assert.equal((await jira.issues.getIssue({ issueIdOrKey: issue.id, fields: ['summary'] })).key, issue.key);
  });

  await judge.check('edits it', async () => {
    await jira.issues.editIssue({ issueIdOrKey: issue.id, fields: { summary: 'Changed' } });
    assert.equal((await jira.issues.getIssue({ issueIdOrKey: issue.id })).fields.summary, 'Changed');
  });

  await judge.check('moves it to done by its transitions', async () => {
    const { transitions } = await jira.issues.getTransitions({ issueIdOrKey: issue.id });
    const done = transitions.find(transition => transition.to.statusCategory.key === 'done');
    await jira.issues.doTransition({ issueIdOrKey: issue.id, transition: { id: done.id } });
    const moved = await jira.issues.getIssue({ issueIdOrKey: issue.id });
    assert.equal(moved.fields.status.statusCategory.key, 'done');
    assert.ok(moved.fields.resolution);
  });

  await judge.check('refuses a transition that there is not', async () =>
    assert.equal((await refused(jira.issues.doTransition({ issueIdOrKey: issue.id, transition: { id: '99999' } }))).status, 400));

  await judge.check('adds a worklog and lists it', async () => {
    const added = await jira.issueWorklogs.addWorklog({
      issueIdOrKey: issue.id, started: '2026-11-19T08:30:00.000+0000', timeSpentSeconds: 5400, comment: text('Built it'),
    });
    assert.equal(added.issueId, issue.id);
    assert.equal(added.author.accountId, me.accountId);
    const list = await jira.issueWorklogs.getIssueWorklog({ issueIdOrKey: issue.id });
    assert.deepEqual(list.worklogs.map(entry => [entry.id, entry.timeSpentSeconds]), [[added.id, 5400]]);
    assert.equal(list.total, 1);
    const [same] = await jira.issueWorklogs.getWorklogsForIds({ ids: [Number(added.id)] });
    assert.equal(same.id, added.id);
  });

  await judge.check('follows the feed of changed worklogs to its last page', async () => {
    const ids = [];
    let page;
    let since = 0;
    do {
      page = await jira.issueWorklogs.getIdsOfWorklogsModifiedSince({ since });
      ids.push(...page.values.map(value => value.worklogId));
      since = page.until;
    } while (!page.lastPage);
    assert.ok(ids.length > 0);
    assert.equal((await jira.issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 })).lastPage, true);
  });

  await judge.check('deletes a worklog, and the feed of deleted ones tells it', async () => {
    const { id } = await jira.issueWorklogs.addWorklog({ issueIdOrKey: issue.id, started: '2026-11-18T08:00:00.000+0100', timeSpentSeconds: 60 });
    await jira.issueWorklogs.deleteWorklog({ issueIdOrKey: issue.id, id });
    const feed = await jira.issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 });
    assert.ok(feed.values.some(value => String(value.worklogId) === id));
  });

  await judge.check('writes a remote link twice by its global id: one link', async () => {
    const link = title => jira.issueRemoteLinks.createOrUpdateRemoteIssueLink({
      issueIdOrKey: issue.id, globalId: 'system=judge&id=1', object: { url: 'https://example.com/1', title },
    });
    const first = await link('One');
    const second = await link('Two');
    assert.equal(second.id, first.id);
    const links = await jira.issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey: issue.id });
    assert.deepEqual((Array.isArray(links) ? links : [links]).map(one => [one.id, one.object.title]), [[first.id, 'Two']]);
  });

  await judge.check('sets and reads an entity property', async () => {
    await jira.issueProperties.setIssueProperty({ issueIdOrKey: issue.id, propertyKey: 'judge', body: { id: 'x' } });
    assert.deepEqual((await jira.issueProperties.getIssueProperty({ issueIdOrKey: issue.id, propertyKey: 'judge' })).value, { id: 'x' });
    assert.ok((await jira.issueProperties.getIssuePropertyKeys({ issueIdOrKey: issue.id })).keys.some(one => one.key === 'judge'));
  });

  await judge.check('creates in bulk and tells which one failed', async () => {
    const result = await jira.issues.createIssues({ issueUpdates: [{ fields: fields('One') }, { fields: { ...fields(''), summary: '' } }, { fields: fields('Three') }] });
    assert.equal(result.issues.length, 2);
    assert.deepEqual(result.errors.map(error => [error.failedElementNumber, error.status]), [[1, 400]]);
    assert.ok(result.errors[0].elementErrors.errors.summary);
  });

  await judge.check('refuses a summary that is missing, by field', async () => {
    const error = await refused(jira.issues.createIssue({ fields: { project: { id: project.id }, issuetype: { id: type.id } } }));
    assert.equal(error.status, 400);
    assert.ok(error.body.errors.summary);
  });

  await judge.check('refuses JQL that does not parse, and unbounded JQL', async () => {
    for (const jql of ['project = ', 'ORDER BY updated']) {
      const error = await refused(jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql }));
      assert.equal(error.status, 400, jql);
      assert.ok(error.body.errorMessages.length > 0, jql);
    }
  });

  await judge.check('says 404 for an issue that is not there', async () =>
    assert.equal((await refused(jira.issues.getIssue({ issueIdOrKey: `${project.key}-99999` }))).status, 404));

  await judge.check('lists users, fields and statuses', async () => {
    assert.ok((await jira.users.getAllUsers({ maxResults: 50 })).some(user => user.accountId === me.accountId));
    assert.ok((await jira.issueFields.getFields()).some(field => field.id === 'summary'));
    assert.ok((await jira.workflowStatuses.getStatuses()).some(status => status.statusCategory.key === 'done'));
  });

  await judge.check('deletes the issue', async () => {
    await jira.issues.deleteIssue({ issueIdOrKey: issue.id, deleteSubtasks: 'true' });
    assert.equal((await refused(jira.issues.getIssue({ issueIdOrKey: issue.id }))).status, 404);
  });
}

async function signIn(judge, address) {
  await judge.check('a wrong token: search is empty with status 200, myself is refused', async () => {
    const stranger = client(address, 'wrong');
    assert.equal((await refused(stranger.myself.getCurrentUser())).status, 401);
    const found = await stranger.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = OPS' });
    assert.deepEqual(found.issues, []);
  });
}

/** That the client looks at all: answers spoiled on their way have to be reported by it. */
async function spoiledAnswers(judge, address) {
  for (const [what, spoil, call] of [
    ['whose ids are numbers', numericIds,
      jira => jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = DEMO', fields: ['summary'] })],
    ['whose flag is a text', (method, path, text) => path.includes('/myself') ? text.replace('"active":true', '"active":"yes"') : undefined,
      jira => jira.myself.getCurrentUser()],
    ['whose list is an object', (method, path, text) => path.includes('/worklog/updated') ? text.replace(/"values":\[.*?\]/s, '"values":{}') : undefined,
      jira => jira.issueWorklogs.getIdsOfWorklogsModifiedSince({ since: 0 })],
  ]) {
    const spoiled = await startSpoiled(address, spoil);
    try {
      await judge.check(`reports an answer ${what} (control)`, async () => {
        await call(client(address));
        assert.equal((await refused(call(client(spoiled.address)))).name, 'SchemaMismatchError');
      });
    } finally {
      spoiled.stop();
    }
  }
}

const ask = (address, path, body) => fetch(`${address}${path}`, {
  method: body ? 'POST' : 'GET',
  headers: { authorization: `Basic ${btoa(`${User}:${Token}`)}`, 'content-type': 'application/json' },
  ...(body && { body: JSON.stringify(body) }),
});

/** What jira.js was not asked for. */
async function others(judge, address) {
  const search = await (await ask(address, '/rest/api/3/search/jql', { jql: 'project = DEMO ORDER BY id', fields: ['project', 'issuetype'] })).json();
  const [{ key, fields: { project, issuetype } }] = search.issues;
  const me = await (await ask(address, '/rest/api/3/myself')).json();
  for (const [path, body] of [
    ['/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key], fields: ['*all'] }],
    ['/rest/api/3/search/approximate-count', { jql: 'project = DEMO' }],
    ['/rest/api/3/jql/parse?validation=strict', { queries: ['project = DEMO AND status = Done', 'project ='] }],
    ['/rest/api/3/jql/match', { issueIds: [Number(search.issues[0].id)], jqls: ['project = DEMO'] }],
    [`/rest/api/3/issue/${key}?expand=names,schema,transitions,changelog`],
    [`/rest/api/3/issue/${key}/changelog`],
    [`/rest/api/3/issue/${key}/comment`],
    [`/rest/api/3/issue/${key}/properties`],
    [`/rest/api/3/issue/createmeta/${project.key}/issuetypes/${issuetype.id}`],
    ['/rest/api/3/field/search'],
    ['/rest/api/3/status'], ['/rest/api/3/statuscategory'], ['/rest/api/3/priority'], ['/rest/api/3/issuetype'], ['/rest/api/3/resolution'],
    ['/rest/api/3/serverInfo'],
    ['/rest/api/3/configuration/timetracking/options'],
    [`/rest/api/3/user?accountId=${me.accountId}`],
    ['/rest/api/3/user/search?query=a'],
    [`/rest/api/3/user/bulk?accountId=${me.accountId}`],
    ['/rest/api/3/users'],
    [`/rest/api/3/project/${project.key}/properties`],
  ]) {
    await judge.check(`${body ? 'POST' : 'GET'} ${path.replace(/\?.*/, '').replace(key, '{issue}').replace(/DEMO/, '{project}')}`, async () => {
      const answer = await ask(address, path, body);
      assert.equal(answer.status, 200, answer.status === 200 ? '' : (await answer.text()).slice(0, 1_000));
    });
  }
}

/** That the proxy looks at requests too. */
async function violations(judge, address) {
  const status = async (path, body) => (await ask(address, path, body)).status;

  await judge.check('refuses requests that the document forbids (control)', async () => {
    assert.equal(await status('/rest/api/3/search/jql', { jql: 'project = OPS', maxResults: 'ten' }), 422);
    assert.equal(await status('/rest/api/3/search/jql', { jql: 'project = OPS', startAt: 0 }), 422);
    assert.equal(await status('/rest/api/3/search/jql', { jql: 'project = OPS' }), 200);
  });
}
