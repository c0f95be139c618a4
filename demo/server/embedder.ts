/** Another portal, on an origin of its own, whose page has our page in a frame. */
import type { RequestListener } from 'node:http';
import { assetAnswer } from './app.js';
import { page, policyOf, send } from './answers.js';
import type { Pages } from './pages.js';

export function createEmbedder({ pages, frame }: { readonly pages: Pages; readonly frame: string }): RequestListener {
  const html = pages.html.host.replace('data-address=""', `data-address="${frame}"`);
  const policy = policyOf({ frames: new URL(frame).origin });
  return (request, response) => {
    const path = request.url ?? '/';
    send(request, response, path.startsWith('/assets/') ? assetAnswer(path.slice('/assets/'.length), pages) : page(html, policy));
  };
}
