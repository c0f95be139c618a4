// A display without a window manager gives its input focus to nobody, and a page without it matches no `:focus`: this gives it to the
// browser's window, by the few requests of https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html that it takes.
import { createConnection } from 'node:net';

const opcodes = { windowAttributes: 3, queryTree: 15, setInputFocus: 42, getInputFocus: 43 };
const viewable = 2;
/** Where the focus goes when its window closes: to the window below the pointer. */
const pointerRoot = 1;

/** Reads whole answers of a stream: `read(count)` waits for so many bytes. */
function reader(socket) {
  let bytes = Buffer.alloc(0);
  let wake = () => {};
  let failure = null;
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    wake();
  });
  socket.on('error', (error) => {
    failure = error;
    wake();
  });
  socket.on('close', () => {
    failure ??= new Error('the display closed the connection');
    wake();
  });
  return async (count) => {
    while (bytes.length < count) {
      if (failure) throw failure;
      await new Promise((resolve) => (wake = resolve));
    }
    const read = bytes.subarray(0, count);
    bytes = bytes.subarray(count);
    return read;
  };
}

/** Greets the display; its root window. */
async function greet(socket, read) {
  const hello = Buffer.alloc(12);
  hello.write('l');
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const head = await read(8);
  const body = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error(`the display refuses: ${body.toString('latin1')}`);
  const vendorLength = Math.ceil(body.readUInt16LE(16) / 4) * 4;
  return body.readUInt32LE(32 + vendorLength + body[21] * 8);
}

function request(opcode, detail, ...words) {
  const bytes = Buffer.alloc(4 + words.length * 4);
  bytes[0] = opcode;
  bytes[1] = detail;
  bytes.writeUInt16LE(1 + words.length, 2);
  words.forEach((word, index) => bytes.writeUInt32LE(word, 4 + index * 4));
  return bytes;
}

/** The answer to a request, past events. */
async function answer(read) {
  for (;;) {
    const head = await read(32);
    if (head[0] === 0) throw new Error(`the display answers with error ${head[1]}`);
    if (head[0] === 1) return Buffer.concat([head, await read(head.readUInt32LE(4) * 4)]);
  }
}

/** Gives the input focus of a display, such as ":7", to the first window in sight. */
export async function focusWindow(display) {
  const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
  socket.setTimeout(10_000, () => socket.destroy(new Error('the display does not answer')));
  try {
    const read = reader(socket);
    const root = await greet(socket, read);
    const ask = async (...parts) => {
      socket.write(request(...parts));
      return answer(read);
    };
    const tree = await ask(opcodes.queryTree, 0, root);
    const windows = Array.from({ length: tree.readUInt16LE(16) }, (_, index) => tree.readUInt32LE(32 + index * 4));
    for (const window of windows) {
      const attributes = await ask(opcodes.windowAttributes, 0, window);
      if (attributes[26] !== viewable) continue;
      socket.write(request(opcodes.setInputFocus, pointerRoot, window, 0));
      // An answer means that what was asked before is done.
      await ask(opcodes.getInputFocus, 0);
      return;
    }
    throw new Error('the display shows no window');
  } finally {
    socket.destroy();
  }
}
