/**
 * Makes what a failed assertion holds fit to be sent. The runner sends both values as JSON; of an element, that ends in an error nobody sees,
 * and the run waits for the result until its time is over. The runner's page loads this module before the tests.
 */
// The whole of it looks for the test framework, which is not there yet, and then never clears away what tests put into the page.
import * as testing from '@open-wc/testing/pure';

// Its types leave chai out.
const { chai } = testing as unknown as { chai: Chai.ChaiStatic };

type Failure = { actual?: unknown; expected?: unknown };

function sendable(value: unknown): unknown {
  try {
    JSON.stringify(value);
    return value;
  } catch {
    return Object.prototype.toString.call(value);
  }
}

chai.use(({ Assertion }) => {
  const prototype = Assertion.prototype as { assert: (...values: unknown[]) => void };
  const { assert } = prototype;
  prototype.assert = function (...values): void {
    try {
      assert.apply(this, values);
    } catch (error) {
      const failure = error as Failure;
      if ('actual' in failure) failure.actual = sendable(failure.actual);
      if ('expected' in failure) failure.expected = sendable(failure.expected);
      throw error;
    }
  };
});
