// Runs all judges against the sandbox whose addresses stand in a file, one "vendor name address" a line.
import { readFileSync } from 'node:fs';
import { Judge, counts } from './lib/judge.mjs';

const addressesIn = file => new Map(readFileSync(file, 'utf8').split('\n')
  .map(line => line.split(' '))
  .filter(words => words.length === 3)
  .map(([vendor, , address]) => [vendor, address.replace(/\/$/, '')]));
const addresses = addressesIn(process.env.CONTRACT_SANDBOX);
const generated = addressesIn(process.env.CONTRACT_GENERATED);
const given = {
  shared: process.env.CONTRACT_SHARED, judged: process.env.CONTRACT_JUDGED, key: process.env.CONTRACT_KEY, work: process.env.CONTRACT_WORK,
};
const only = process.argv.slice(2);

for (const name of ['salesforce', 'netsuite', 'queries', 'kantata', 'jira', 'workday']) {
  if (only.length > 0 && !only.includes(name)) continue;
  try {
    const { judge } = await import(`./judges/${name}.mjs`);
    await judge({ address: addresses.get(name), generated: generated.get(name), ...given });
  } catch (error) {
    // A judge that cannot even begin is a failure, not a gap.
    await new Judge(name).check('runs to its end', () => Promise.reject(error));
  }
}

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed + counts.skipped > 0 ? 0 : 1);
