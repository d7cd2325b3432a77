// Counts checks and prints one line for each.

const Patience = 60_000;

export const counts = { passed: 0, failed: 0, skipped: 0 };

/** The checks of one client. A failed check never ends the run. */
export class Judge {
  constructor(client) {
    this.client = client;
  }

  /** Runs one check; what it throws is why it failed. Returns what it returns, undefined when it failed. */
  async check(name, run) {
    try {
      const result = await within(Promise.resolve().then(run));
      counts.passed++;
      console.log(`ok   ${this.client}: ${name}`);
      return result;
    } catch (error) {
      counts.failed++;
      console.log(`FAIL ${this.client}: ${name}`);
      console.log(reason(error).replace(/^/gm, '       '));
      return undefined;
    }
  }

  skip(name, why) {
    counts.skipped++;
    console.log(`skip ${this.client}: ${name} (${why})`);
  }
}

/** Awaits a promise that has to be refused, and returns the error. */
export async function refused(promise, what = 'the call') {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`${what} was not refused`);
}

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${Patience / 1000} s`)), Patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function reason(error) {
  const text = error?.code === 'ERR_ASSERTION' ? error.message : error?.stack ?? String(error);
  return text.length > 2_000 ? `${text.slice(0, 2_000)} ...` : text;
}
