import { createApp, h, nextTick, shallowRef } from 'vue';
import Board from './Board.vue';

/** A shallow ref holds what it is given; a deep one would put proxies in its place. */
export function mount(host, given) {
  const board = shallowRef(given);
  const app = createApp({ render: () => h(Board, { board: board.value }) });
  app.mount(host);
  const update = (next) => {
    board.value = next;
    return nextTick();
  };
  return { update, unmount: () => app.unmount() };
}
