// npm soap, knowing nothing but the WSDL that the sandbox serves: sign-in, pages of workers, organisations, projects, faults.
import assert from 'node:assert/strict';
import soap from 'soap';
import { Judge, refused } from '../lib/judge.mjs';
import { startSpoiled } from '../lib/spoiled.mjs';

const Version = 'v45.0';
const User = 'sandbox-user@example.com@demo';
const Password = 'sandbox-secret';
const Day = /^\d{4}-\d\d-\d\d([+-]\d\d:\d\d|Z)?$/;
const Beginning = '1970-01-01T00:00:00.000Z';
const versioned = { 'wd:version': Version };

export async function judge({ address }) {
  const judge = new Judge('soap');
  const people = await judge.check('reads the description of Human_Resources', async () => {
    const client = await connect(address, 'Human_Resources');
    const [operations] = Object.values(Object.values(client.describe())[0]);
    assert.deepEqual(Object.keys(operations).sort(), ['Get_Organizations', 'Get_Server_Timestamp', 'Get_Workers']);
    return client;
  });
  const resources = await judge.check('reads the description of Resource_Management', async () => {
    const client = await connect(address, 'Resource_Management');
    const [operations] = Object.values(Object.values(client.describe())[0]);
    assert.deepEqual(Object.keys(operations).sort(), ['Get_Projects', 'Submit_Project']);
    return client;
  });

  const moment = await judge.check('asks for the vendor\'s clock', async () => {
    const [answer] = await people.Get_Server_TimestampAsync({ attributes: versioned });
    const [at] = answer.Server_Timestamp_Data;
    assert.ok(at instanceof Date && !Number.isNaN(at.getTime()), `no dateTime: ${JSON.stringify(answer)}`);
    return at.toISOString();
  });

  await workers(judge, people, moment);
  await organizations(judge, people, moment);
  await projects(judge, resources, moment);
  await faults(judge, address, people, resources, moment);
  await spoiledAnswers(judge, address, moment);
}

async function connect(address, service, password = Password) {
  const client = await soap.createClientAsync(`${address}/ccx/service/demo/${service}/${Version}?wsdl`, {
    // Days carry the tenant's offset, as 2026-12-01-08:00, which is right in XML and unknown to JavaScript's Date.
    customDeserializer: { date: text => text },
    endpoint: `${address}/ccx/service/demo/${service}/${Version}`,
  });
  client.setSecurity(new soap.WSSecurity(User, password, { hasTimeStamp: true, hasTokenCreated: true }));
  return client;
}

const references = reference => Object.fromEntries(reference.ID.map(id => [id.attributes['wd:type'], id.$value]));

const pageOfWorkers = (client, moment, Page, Count = 4) => client.Get_WorkersAsync({
  attributes: versioned,
  Response_Filter: { As_Of_Entry_DateTime: moment, Page, Count },
  Response_Group: { Include_Reference: true, Include_Personal_Information: true, Include_Additional_Jobs: true, Include_Employment_Information: true },
}).then(([answer]) => answer);

async function workers(judge, client, moment) {
  const all = await judge.check('reads workers page by page at one moment, each once', async () => {
    const seen = [];
    let results;
    for (let page = 1; page === 1 || page <= results.Total_Pages; page++) {
      const answer = await pageOfWorkers(client, moment, page);
      results = [answer.Response_Results].flat()[0];
      assert.equal(results.Page, page);
      assert.equal(results.Page_Results, answer.Response_Data.Worker.length);
      seen.push(...answer.Response_Data.Worker);
    }
    assert.ok(results.Total_Pages > 2, `${results.Total_Pages} pages`);
    assert.equal(seen.length, results.Total_Results);
    assert.equal(new Set(seen.map(worker => references(worker.Worker_Reference).WID)).size, seen.length);
    return seen;
  });

  await judge.check('each worker has the types that the description declares', () => {
    for (const { Worker_Reference, Worker_Data } of all) {
      const ids = references(Worker_Reference);
      assert.match(ids.WID, /^[0-9a-f]{32}$/);
      assert.ok(ids.Employee_ID ?? ids.Contingent_Worker_ID);
      const name = Worker_Data.Personal_Data.Name_Data.Legal_Name_Data.Name_Detail_Data;
      assert.equal(typeof name.First_Name, 'string');
      const status = Worker_Data.Employment_Data.Worker_Status_Data;
      assert.equal(typeof status.Active, 'boolean');
      if (status.Hire_Date) assert.match(status.Hire_Date, Day);
      for (const job of Worker_Data.Employment_Data.Worker_Job_Data ?? []) {
        assert.match(job.attributes['wd:Primary_Job'], /^[01]$/);
        assert.match(job.Position_Data.attributes['wd:Effective_Date'], Day);
      }
    }
    assert.equal(all.filter(worker => worker.Worker_Data.Employment_Data.Worker_Job_Data?.length > 1).length, 1, 'one with two positions');
  });

  await judge.check('leaves out what was not asked for', async () => {
    assert.ok(all.every(worker => worker.Worker_Data.Compensation_Data === undefined));
    assert.ok(all.every(worker => worker.Worker_Reference.attributes?.['wd:Descriptor'] === undefined));
  });

  await judge.check('reads one worker by Employee_ID, with descriptors when the header asks', async () => {
    client.addSoapHeader({ 'wd:Workday_Common_Header': { 'wd:Include_Reference_Descriptors_In_Response': true } });
    try {
      const [answer] = await client.Get_WorkersAsync({
        attributes: versioned,
        Request_References: { Worker_Reference: [{ ID: [{ attributes: { 'wd:type': 'Employee_ID' }, $value: '21001' }] }] },
        Response_Group: { Include_Reference: true },
      });
      const [worker] = answer.Response_Data.Worker;
      assert.equal(references(worker.Worker_Reference).Employee_ID, '21001');
      assert.equal(typeof worker.Worker_Reference.attributes['wd:Descriptor'], 'string');
    } finally {
      client.clearSoapHeaders();
    }
  });

  await judge.check('asks for what changed by both time axes', async () => {
    const range = (from, effectiveFrom) => ({
      Transaction_Date_Range_Data: {
        Updated_From: from, Updated_Through: moment, Effective_From: effectiveFrom, Effective_Through: moment,
      },
    });
    const ask = from => client.Get_WorkersAsync({
      attributes: versioned,
      Request_Criteria: {
        Transaction_Log_Criteria_Data: [range(from, Beginning), range(Beginning, from)],
        Exclude_Inactive_Workers: false,
      },
      Response_Filter: { As_Of_Entry_DateTime: moment, Page: 1, Count: 100 },
      Response_Group: { Include_Reference: true, Include_Transaction_Log_Data: true },
    }).then(([answer]) => answer.Response_Data?.Worker ?? []);
    assert.ok((await ask(Beginning)).length >= all.length, 'since ever');
    assert.equal((await ask(moment)).length, 0, 'since now');
  });
}

async function organizations(judge, client, moment) {
  await judge.check('reads organisations with their place in the tree', async () => {
    const [answer] = await client.Get_OrganizationsAsync({
      attributes: versioned, Response_Filter: { As_Of_Entry_DateTime: moment, Page: 1, Count: 100 },
    });
    const found = new Map([answer.Response_Data].flat().flatMap(data => data.Organization)
      .map(one => [references(one.Organization_Reference).Organization_Reference_ID, one.Organization_Data]));
    assert.ok(found.has('SUP_DELIVERY') && found.has('CO_100'));
    const superior = found.get('SUP_NORTH').Hierarchy_Data.Superior_Organization_Reference;
    assert.equal(references(superior).Organization_Reference_ID, 'SUP_DELIVERY');
    assert.equal(typeof found.get('CO_100').Name, 'string');
  });
}

const project = (id, more = {}, addOnly = 'true') => ({
  attributes: { 'wd:Add_Only': addOnly, ...versioned },
  Business_Process_Parameters: { Auto_Complete: true },
  Project_Data: {
    Workday_Project_ID: id,
    Project_Hierarchy_Reference: { ID: [{ attributes: { 'wd:type': 'Project_Hierarchy_ID' }, $value: 'All_Projects' }] },
    Project_Name: 'Rollout <north> & "south"',
    Project_Status_Reference: { ID: [{ attributes: { 'wd:type': 'Project_Status_ID' }, $value: 'ACTIVE' }] },
    Start_Date: '2026-12-01',
    End_Date: '2027-03-31',
    Currency_Reference: { ID: [{ attributes: { 'wd:type': 'Currency_ID' }, $value: 'EUR' }] },
    Billable: true,
    ...more,
  },
});

async function projects(judge, client) {
  await judge.check('submits a project and finds it by our id', async () => {
    const [made] = await client.Submit_ProjectAsync(project('JUDGE-1'));
    assert.equal(references(made.Project_Reference).Project_ID, 'JUDGE-1');
    const [answer] = await client.Get_ProjectsAsync({
      attributes: versioned,
      Request_References: { Project_Reference: [{ ID: [{ attributes: { 'wd:type': 'Project_ID' }, $value: 'JUDGE-1' }] }] },
    });
    const [found] = answer.Response_Data.Project;
    assert.equal(references(found.Project_Reference).WID, references(made.Project_Reference).WID);
    const [data] = [found.Project_Data].flat();
    assert.equal(data.Project_Name, 'Rollout <north> & "south"');
    assert.equal(data.Start_Date.slice(0, 10), '2026-12-01');
    assert.equal(data.Billable, true);
  });

  await judge.check('refuses the same id once more', async () =>
    assert.match(codeOf(await refused(client.Submit_ProjectAsync(project('JUDGE-1')))), /validationError$/));
}

const faultOf = error => error.root.Envelope.Body.Fault;
const codeOf = error => faultOf(error).faultcode;

async function faults(judge, address, people, resources, moment) {
  await judge.check('a wrong password is an authentication fault with status 500', async () => {
    const stranger = await connect(address, 'Human_Resources', 'wrong');
    const error = await refused(stranger.Get_Server_TimestampAsync({ attributes: versioned }));
    assert.equal(error.response.status, 500);
    assert.match(codeOf(error), /authenticationError$/);
    assert.equal(faultOf(error).faultstring, 'invalid username or password');
  });

  await judge.check('an id that there is not is named in the fault', async () => {
    const error = await refused(people.Get_WorkersAsync({
      attributes: versioned,
      Request_References: { Worker_Reference: [{ ID: [{ attributes: { 'wd:type': 'Employee_ID' }, $value: '9' }] }] },
    }));
    assert.equal(error.response.status, 500);
    assert.match(codeOf(error), /validationError$/);
    assert.match(faultOf(error).faultstring, /'9' is not a valid ID value for type = 'Employee_ID'/);
  });

  await judge.check('a validation fault tells all errors with their places', async () => {
    const error = await refused(resources.Submit_ProjectAsync(project('JUDGE-2', {
      End_Date: '2026-11-01',
      Customer_Reference: { ID: [{ attributes: { 'wd:type': 'Customer_ID' }, $value: 'nobody' }] },
    })));
    const found = [faultOf(error).detail.Validation_Fault.Validation_Error].flat();
    assert.ok(found.length >= 2, JSON.stringify(found));
    for (const one of found) {
      assert.equal(typeof one.Message, 'string');
      assert.match(one.Xpath, /Project_Data/);
    }
  });

  await judge.check('page 0 is refused in the vendor\'s words', async () => {
    const error = await refused(pageOfWorkers(people, moment, 0));
    assert.match(JSON.stringify(faultOf(error)), /Page Number cannot be zero\./);
  });
}

/** That the checks above look at all: an answer spoiled on its way has to be noticed. */
async function spoiledAnswers(judge, address, moment) {
  for (const [what, spoil] of [
    [null, text => text],
    ['whose ids have lost their namespace', text => text.replaceAll('wd:type=', 'type=')],
    ['whose pages repeat their workers', text => text.replace(/<wd:Worker>.*?<\/wd:Worker>/s, '')],
    ['that is cut off', text => text.slice(0, text.length / 2)],
  ]) {
    const spoiled = await startSpoiled(address, (method, path, text) => method === 'POST' && text.includes('Get_Workers_Response') ? spoil(text) : undefined);
    try {
      await judge.check(what ? `notices an answer ${what} (control)` : 'notices nothing where nothing is spoiled (control)', async () => {
        const client = await connect(spoiled.address, 'Human_Resources');
        const read = (async () => {
          const answer = await pageOfWorkers(client, moment, 1);
          assert.equal([answer.Response_Results].flat()[0].Page_Results, answer.Response_Data.Worker.length);
          for (const worker of answer.Response_Data.Worker) assert.match(references(worker.Worker_Reference).WID, /^[0-9a-f]{32}$/);
        })();
        await (what ? refused(read, 'the spoiled answer') : read);
      });
    } finally {
      spoiled.stop();
    }
  }
}
