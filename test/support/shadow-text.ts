export { textOf as shadowText } from '../../src/testing/text.js';
