// jose: the assertions that the adapter sends verify, and the sandbox takes assertions of jose. oauth-1.0a: the same for signed requests.
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, importPKCS8, importSPKI, jwtVerify } from 'jose';
import OAuth from 'oauth-1.0a';
import { Judge, refused } from '../lib/judge.mjs';
import { lines } from '../lib/lines.mjs';

const Algorithms = ['ES256', 'ES384', 'ES512', 'PS256'];

export async function judge({ address, judged, key }) {
  await assertions({ address, judged, key });
  await signatures({ address, judged });
}

async function assertions({ address, judged, key }) {
  const jose = new Judge('jose');
  const sent = lines(join(judged, 'assertions.jsonl'));

  await jose.check('the adapter sent an assertion for each kind of key', () =>
    assert.deepEqual([...new Set(sent.map(line => line.algorithm))].sort(), [...Algorithms].sort()));

  for (const line of sent) {
    await jose.check(`verifies the adapter's assertion with ${line.algorithm}`, async () => {
      const { payload, protectedHeader } = await jwtVerify(line.assertion, await importSPKI(line.publicKey, line.algorithm), {
        algorithms: [line.algorithm],
        issuer: line.clientId,
        audience: line.audience,
        // Assertions live for minutes, and other tests may have run since.
        currentDate: new Date(line.at * 1_000),
        maxTokenAge: '1h',
        requiredClaims: ['iss', 'aud', 'iat', 'exp', 'scope'],
      });
      assert.deepEqual(protectedHeader, { typ: 'JWT', alg: line.algorithm, kid: line.keyId });
      assert.deepEqual(payload.scope, ['rest_webservices']);
      assert.ok(payload.exp > payload.iat && payload.exp - payload.iat <= 3600, 'NetSuite allows an hour');
    });

    await jose.check(`refuses the same assertion with one claim changed (${line.algorithm})`, async () => {
      const [header, claims, signature] = line.assertion.split('.');
      const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), iss: 'another' };
      const forged = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
      const error = await refused(jwtVerify(forged, await importSPKI(line.publicKey, line.algorithm)));
      assert.equal(error.code, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    });
  }

  const endpoint = `${address}/services/rest/auth/oauth2/v1/token`;
  const assertion = (signer, { audience = endpoint, issuer = 'sandbox-client', kid = 'judge' } = {}) =>
    new SignJWT({ scope: ['rest_webservices'] })
      .setProtectedHeader({ typ: 'JWT', alg: 'ES256', kid })
      .setIssuer(issuer).setAudience(audience).setIssuedAt().setExpirationTime('5m')
      .sign(signer);
  const ask = async client_assertion => {
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion,
      }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const own = await importPKCS8(readFileSync(key, 'utf8'), 'ES256');

  await jose.check('the sandbox takes an assertion that jose signed, and its token opens the record service', async () => {
    const { status, body } = await ask(await assertion(own));
    assert.equal(status, 200);
    assert.match(body.token_type, /^bearer$/i);
    const record = await fetch(`${address}/services/rest/record/v1/customer/521`, { headers: { authorization: `Bearer ${body.access_token}` } });
    assert.equal(record.status, 200);
    assert.equal((await record.json()).id, '521');
  });

  const stranger = await importPKCS8(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }), 'ES256');
  for (const [what, make] of [
    ['of another key', () => assertion(stranger)],
    ['for another audience', () => assertion(own, { audience: 'https://example.com/token' })],
    ['of another client', () => assertion(own, { issuer: 'another' })],
    ['of another certificate', () => assertion(own, { kid: 'another' })],
  ]) {
    await jose.check(`the sandbox refuses an assertion ${what}`, async () => {
      const { status, body } = await ask(await make());
      assert.ok(status === 400 || status === 401, `status ${status}`);
      assert.match(body.error, /^invalid_/);
    });
  }
}

const signer = ({ consumerKey, consumerSecret, realm }) => new OAuth({
  consumer: { key: consumerKey, secret: consumerSecret },
  signature_method: 'HMAC-SHA256',
  hash_function: (text, secret) => createHmac('sha256', secret).update(text).digest('base64'),
  realm,
});

/** The parameters of a header, decoded. */
const parameters = header => Object.fromEntries(
  [...header.replace(/^OAuth /, '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, decodeURIComponent(value)]));

/** What the foreign client makes of the same request at the same moment with the same nonce. */
function signatureOf(line) {
  const said = parameters(line.header);
  const oauth = signer({ ...line, realm: said.realm });
  oauth.getNonce = () => said.oauth_nonce;
  oauth.getTimeStamp = () => Number(said.oauth_timestamp);
  return oauth.authorize({ url: line.url, method: line.method }, { key: line.token, secret: line.tokenSecret }).oauth_signature;
}

async function signatures({ address, judged }) {
  const oauth = new Judge('oauth-1.0a');
  const sent = lines(join(judged, 'signatures.jsonl'));
  const differing = texts => texts.filter(line => signatureOf(line) !== parameters(line.header).oauth_signature);

  await oauth.check(`signs each of the ${sent.length} requests as the adapter did`, () => {
    assert.ok(sent.length > 500, 'too few requests were kept');
    assert.ok(new Set(sent.map(line => line.method)).size > 2, 'several methods');
    assert.deepEqual(differing(sent).slice(0, 3).map(line => `${line.method} ${line.url}`), []);
  });

  await oauth.check('each header has what the vendor asks for', () => {
    for (const { header, consumerKey, token } of sent) {
      const said = parameters(header);
      assert.deepEqual(Object.keys(said).sort(), ['oauth_consumer_key', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method', 'oauth_timestamp',
        'oauth_token', 'oauth_version', 'realm']);
      assert.deepEqual([said.oauth_consumer_key, said.oauth_token, said.oauth_signature_method], [consumerKey, token, 'HMAC-SHA256']);
      assert.match(said.oauth_nonce, /^[A-Za-z0-9-]{6,64}$/);
    }
  });

  for (const [what, change] of [
    ['another method', line => ({ ...line, method: line.method === 'GET' ? 'POST' : 'GET' })],
    ['one character of the address', line => ({ ...line, url: `${line.url}x` })],
    ['another token secret', line => ({ ...line, tokenSecret: `${line.tokenSecret}x` })],
  ]) {
    await oauth.check(`notices ${what} (control)`, () => assert.equal(differing(sent.map(change)).length, sent.length));
  }

  const ask = async (path, secret = 'judge-token-secret', change = header => header) => {
    const url = `${address}${path}`;
    const own = signer({ consumerKey: 'sandbox-client', consumerSecret: 'sandbox-secret', realm: 'DEMO' });
    const { Authorization } = own.toHeader(own.authorize({ url, method: 'GET' }, { key: 'judge-token', secret }));
    const answer = await fetch(url, { headers: { authorization: change(Authorization) } });
    return { status: answer.status, body: await answer.json(), challenge: answer.headers.get('www-authenticate') };
  };

  for (const path of [
    '/services/rest/record/v1/customer/521',
    '/services/rest/record/v1/customer?limit=5&q=companyName%20IS%20%22%C3%84ltere%20%26%20S%C3%B6hne%20(GmbH)*!\'%22',
    '/services/rest/record/v1/metadata-catalog?select=customer,invoice',
  ]) {
    await oauth.check(`the sandbox takes its signature of ${path.slice('/services/rest'.length)}`, async () => {
      const { status, body } = await ask(path);
      assert.equal(status, 200, JSON.stringify(body));
    });
  }

  for (const [what, error, secret, change] of [
    ['of another secret', 'signature_invalid', 'wrong'],
    ['for another realm', 'token_rejected', undefined, header => header.replace('realm="DEMO"', 'realm="OTHER"')],
    ['of an hour ago', 'timestamp_refused', undefined, header => header.replace(/(oauth_timestamp=")(\d+)/, (_, name, at) => `${name}${at - 3_600}`)],
    ['with SHA-1', 'signature_method_rejected', undefined, header => header.replace('HMAC-SHA256', 'HMAC-SHA1')],
  ]) {
    await oauth.check(`the sandbox refuses a signature ${what}`, async () => {
      const { status, challenge, body } = await ask('/services/rest/record/v1/customer/521', secret, change);
      assert.equal(status, 401);
      assert.match(challenge, new RegExp(`^OAuth realm="DEMO", error="${error}"`));
      assert.equal(body['o:errorDetails'][0]['o:errorCode'], 'INVALID_LOGIN');
    });
  }

  await oauth.check('the sandbox refuses a signature that was used', async () => {
    const url = `${address}/services/rest/record/v1/customer/521`;
    const own = signer({ consumerKey: 'sandbox-client', consumerSecret: 'sandbox-secret', realm: 'DEMO' });
    const { Authorization: authorization } = own.toHeader(own.authorize({ url, method: 'GET' }, { key: 'judge-token', secret: 'judge-token-secret' }));
    assert.equal((await fetch(url, { headers: { authorization } })).status, 200);
    assert.match((await fetch(url, { headers: { authorization } })).headers.get('www-authenticate'), /nonce_used/);
  });
}
