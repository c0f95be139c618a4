// A WebDriver session, as far as the tests need it: https://www.w3.org/TR/webdriver2/

/** Sends one command and returns its value; an error of the driver is thrown with its code and text. */
async function send(address, method, body) {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${method} ${new URL(address).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** Opens a browser with one window: `get`, `post` and `close` for the commands below `/session/<id>`, `run` for a script of the page. */
export async function openSession(driver, capabilities) {
  const { sessionId } = await send(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
  const address = `${driver}/session/${sessionId}`;
  const post = (path, body = {}) => send(`${address}/${path}`, 'POST', body);
  return {
    get: (path) => send(`${address}/${path}`, 'GET'),
    post,
    /** The result of a function body, whose `arguments` are the given ones. */
    run: (script, ...args) => post('execute/sync', { script, args }),
    close: () => send(address, 'DELETE'),
  };
}
