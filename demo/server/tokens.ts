/** Access tokens by client credentials, one for each tenant, app and audience. They are kept here and go nowhere but to the vendor. */
import type { GetAccessToken } from 'secure-score-widgets/sources';

export interface TokenOptions {
  /** `https://login.microsoftonline.com`. */
  readonly authority: string;
  /** From the vault of the server, never from a file of the repository. */
  readonly secretOf: (app: string) => string;
  readonly now?: () => number;
}

/** Whose data, read by which app registration, from which service. */
export interface Audience {
  readonly tenantId: string;
  readonly app: string;
  readonly scope: string;
}

/** Renewed a minute before it runs out. */
const marginMilliseconds = 60_000;

export function createTokens({ authority, secretOf, now = Date.now }: TokenOptions): (audience: Audience) => GetAccessToken {
  const held = new Map<string, { readonly value: Promise<string>; until: number }>();

  async function obtain({ tenantId, app, scope }: Audience, entry: { until: number }): Promise<string> {
    const response = await fetch(`${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: app, client_secret: secretOf(app), scope }),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    // What the identity platform says may hold the secret: it is not passed on.
    if (!response.ok) throw new Error(`the identity platform answered ${response.status}`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    entry.until = now() + seconds * 1000 - marginMilliseconds;
    return token;
  }

  return (audience) => {
    const key = JSON.stringify([audience.tenantId, audience.app, audience.scope]);
    return ({ forceRefresh }) => {
      const known = held.get(key);
      if (known && !forceRefresh && known.until > now()) return known.value;
      // Until it is there it counts as valid, so that many requests ask once.
      const entry = { until: Infinity } as { value: Promise<string>; until: number };
      entry.value = obtain(audience, entry).catch((thrown: unknown) => {
        if (held.get(key) === entry) held.delete(key);
        throw thrown;
      });
      held.set(key, entry);
      return entry.value;
    };
  };
}
