// Foreign parsers read every query text that the adapters sent in their tests, and generated texts whose one value is known.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { JastBuilder } from '@atlaskit/jql-ast';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { Judge } from '../lib/judge.mjs';
import { lines } from '../lib/lines.mjs';

const Generated = 5_000;

export async function judge({ judged }) {
  const texts = lines(join(judged, 'queries.jsonl'));
  await dialect('soql-parser-js', texts.filter(line => line.dialect === 'soql'), soql);
  await dialect('jql-ast', texts.filter(line => line.dialect === 'jql'), jql);
}

async function dialect(client, texts, parse) {
  const judge = new Judge(client);
  const sent = [...new Set(texts.filter(line => !line.utf16).map(line => line.text))];
  const generated = texts.filter(line => line.utf16);

  await judge.check(`parses each of the ${sent.length} texts that were sent`, () => {
    assert.ok(sent.length > 0, 'no text was collected');
    none(sent, text => parse(text) && null);
  });

  await judge.check(`reads ${generated.length} generated values as they were put in`, () => {
    assert.ok(generated.length >= Generated, `only ${generated.length} texts were generated`);
    none(generated, ({ text, utf16 }) => {
      const value = String.fromCharCode(...utf16);
      const read = parse(text).only();
      return read === value ? null : `put in ${JSON.stringify(value)}, read ${JSON.stringify(read)}`;
    });
  });

  await judge.check('notices a value that is not escaped (control)', () => {
    const careless = generated.filter(({ text, utf16 }) => {
      const value = String.fromCharCode(...utf16);
      const quote = text.at(-1);
      const begin = text.indexOf(quote);
      try {
        return parse(`${text.slice(0, begin)}${quote}${value}${quote}`).only() !== value;
      } catch {
        return true;
      }
    });
    assert.ok(careless.length > generated.length / 2, `${careless.length} of ${generated.length} noticed`);
  });
}

/** Fails with the first few texts for which the check throws or answers a fault. */
function none(texts, check) {
  const faults = [];
  for (const text of texts) {
    try {
      const fault = check(text);
      if (fault) faults.push(`${text.text ?? text}\n  ${fault}`);
    } catch (error) {
      faults.push(`${text.text ?? text}\n  ${error.message}`);
    }
  }
  assert.ok(faults.length === 0, `${faults.length} of ${texts.length}:\n${faults.slice(0, 3).join('\n')}`);
}

function soql(text) {
  const query = parseQuery(text);
  return {
    only() {
      assert.equal(query.sObject, 'Account');
      assert.deepEqual(Object.keys(query.where), ['left'], 'one condition');
      assert.equal(query.where.left.literalType, 'STRING');
      assert.deepEqual([query.limit, query.orderBy, query.having, query.groupBy], [undefined, undefined, undefined, undefined]);
      return unescape(query.where.left.value, '\'', { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\'': '\'', '\\': '\\' });
    },
  };
}

function jql(text) {
  const { query, errors } = new JastBuilder().build(text);
  assert.deepEqual(errors.map(error => error.message), []);
  return {
    only() {
      assert.equal(query.where.clauseType, 'terminal', 'one condition');
      assert.equal(query.where.operand.operandType, 'value');
      // The parser's own value drops a backslash and keeps what follows, also for \n, so the escapes are read from its text.
      return unescape(query.where.operand.text, '"', { n: '\n', r: '\r', t: '\t', ' ': ' ', '"': '"', '\'': '\'', '\\': '\\' });
    },
  };
}

function unescape(literal, quote, escapes) {
  assert.ok(literal.length >= 2 && literal[0] === quote && literal.at(-1) === quote, `no literal: ${literal}`);
  return literal.slice(1, -1).replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))|[^]/g, (unit, code, letter) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    if (letter === undefined) {
      assert.notEqual(unit, quote, 'a quote stands bare');
      return unit;
    }
    assert.ok(letter in escapes, `unknown escape \\${letter}`);
    return escapes[letter];
  });
}
