// jose: the assertions that the adapter sends verify, and the sandbox takes assertions of jose.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, importPKCS8, importSPKI, jwtVerify } from 'jose';
import { Judge, refused } from '../lib/judge.mjs';
import { lines } from '../lib/lines.mjs';

const Algorithms = ['ES256', 'ES384', 'ES512', 'PS256'];

export async function judge({ address, judged, key }) {
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
