// The bundled contracts in the engines of the browser tests, one page for each framework.
import base from '../../web-test-runner.config.mjs';

export default { ...base, files: 'test/frameworks/node_modules/.cache/contracts/*.contract.js', nodeResolve: false };
