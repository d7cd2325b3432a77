import { readFileSync } from 'node:fs';

/** The values of a file with one JSON value a line. */
export function lines(file) {
  return readFileSync(file, 'utf8').split('\n').filter(line => line.length > 0).map(line => JSON.parse(line));
}
