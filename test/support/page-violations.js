// What the policy must stop, each in its own way: code from text, a markup sink, a style attribute set by markup.
const attempts = [
  () => (0, eval)('1'),
  () => (document.body.lastElementChild.innerHTML = '<b>a</b>'),
  () => document.body.setAttribute('style', 'color: red'),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (error) {
    globalThis.watched.errors.push(String(error));
  }
}
