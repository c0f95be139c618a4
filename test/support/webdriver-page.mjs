// A page driven through WebDriver that answers as a page of puppeteer does, so that the test runner's own commands (sendKeys, sendMouse,
// setViewport, selectOption) drive it like the others. What WebDriver has no command for is refused: a test must not seem to have done it.

/** Keys that print nothing, by their names in the page's events: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  F2: '\uE032',
  F10: '\uE03A',
  Meta: '\uE03D',
};
const buttons = { left: 0, middle: 1, right: 2 };

function keyCode(name) {
  const code = keys[name] ?? name;
  if ([...code].length !== 1) throw new Error(`no WebDriver code is known for the key "${name}"`);
  return code;
}

function keyboardOf(session) {
  const perform = (actions) => session.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const stroke = (value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
  return {
    type: (text) => perform([...text].flatMap(stroke)),
    press: (name) => perform(stroke(keyCode(name))),
    down: (name) => perform([{ type: 'keyDown', value: keyCode(name) }]),
    up: (name) => perform([{ type: 'keyUp', value: keyCode(name) }]),
  };
}

function mouseOf(session) {
  const parameters = { pointerType: 'mouse' };
  const perform = (...actions) => session.post('actions', { actions: [{ type: 'pointer', id: 'mouse', parameters, actions }] });
  const moved = (x, y) => ({ type: 'pointerMove', x, y, duration: 0 });
  const button = (type, { button: name = 'left' } = {}) => ({ type, button: buttons[name] });
  return {
    move: (x, y) => perform(moved(x, y)),
    click: (x, y, options) => perform(moved(x, y), button('pointerDown', options), button('pointerUp', options)),
    down: (options) => perform(button('pointerDown', options)),
    up: (options) => perform(button('pointerUp', options)),
    async reset() {
      for (const name of Object.keys(buttons)) await perform(button('pointerUp', { button: name }));
      await perform(moved(0, 0));
    },
  };
}

const inner = (session) => session.run('return { width: innerWidth, height: innerHeight }');
const same = (one, other) => one.width === other.width && one.height === other.height;

/** Sets the window to the page's size and its frame around it; the window manager may follow a little later. */
async function setViewport(session, { width, height }) {
  const wanted = { width, height };
  const before = await session.get('window/rect');
  const page = await inner(session);
  if (same(page, wanted)) return;
  const frame = { width: before.width - page.width, height: before.height - page.height };
  await session.post('window/rect', { width: width + frame.width, height: height + frame.height });
  for (let tries = 0; tries < 40; tries++) {
    if (same(await inner(session), wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const { width: actual } = await inner(session);
  throw new Error(`a page of ${width} px cannot be had in this engine, only ${actual} px: put a container of that width into the page`);
}

const select = `
  const [selector, values] = arguments;
  const element = document.querySelector(selector);
  for (const option of element.options) option.selected = values.includes(option.value);
  for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
`;

const refused = (what) => () => {
  throw new Error(`${what} cannot be emulated through WebDriver: skip the test in this engine (test/support/engine.ts)`);
};

export function webdriverPage(session) {
  return {
    keyboard: keyboardOf(session),
    mouse: mouseOf(session),
    setViewport: (size) => setViewport(session, size),
    select: (selector, ...values) => session.run(select, selector, values),
    emulateMediaFeatures: refused('a media feature'),
    setUserAgent: refused('another user agent'),
  };
}
