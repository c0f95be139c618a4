// The endpoint of tests that need a real one: answers like Microsoft Graph, and fails as its address asks. It keeps what it was asked.
import { secondOrigin } from './second-origin.mjs';

const day = '2026-11-20T00:00:00Z';
const score = (token) => ({
  id: 'tenant_2026-11-20',
  azureTenantId: 'tenant',
  createdDateTime: day,
  currentScore: 31,
  maxScore: 50,
  // What an API should never do: hand back what it was sent.
  echoed: token,
  controlScores: [{ controlName: 'mfa', controlCategory: 'Identity', score: 5, description: 'Sign in with two proofs' }],
});
const profile = { id: 'mfa', title: 'Sign in with two proofs', maxScore: 10, controlCategory: 'Identity', service: 'AAD', rank: 1 };

const seen = [];

const answers = {
  /** Two pages, the second at another origin: it must not be asked. */
  good: async (context, list) => {
    if (list === 'secureScoreControlProfiles') return { value: [profile] };
    const { origin } = await secondOrigin();
    return { value: [score(context.get('authorization'))], '@odata.nextLink': `${origin}/v1.0/security/secureScores?$skiptoken=2` };
  },
  'moved-away': async (context) => {
    context.status = 302;
    context.set('Location', `${(await secondOrigin()).origin}/v1.0/security/secureScores`);
  },
  broken: (context) => {
    context.status = 500;
    context.set('request-id', 'request-1');
    return { error: { code: 'oops', message: `you sent ${context.get('authorization')}` } };
  },
  refused: (context) => {
    context.status = 401;
    return { error: { code: 'InvalidAuthenticationToken', message: `you sent ${context.get('authorization')}` } };
  },
  'no-json': (context) => `<html>${context.get('authorization')}</html>`,
};

/** `/pages/api/<how>/v1.0/security/<list>`; `/pages/api/seen` is what was asked so far. */
export async function answerApi(context) {
  if (context.path === '/pages/api/seen') {
    context.body = seen;
    return;
  }
  const [, how, list] = /^\/pages\/api\/([\w-]+)\/.*?(\w+)$/.exec(context.path) ?? [];
  seen.push({ url: context.url, authorization: context.get('authorization') });
  context.type = 'application/json';
  const body = Object.hasOwn(answers, how) ? await answers[how](context, list) : null;
  context.body = body ?? {};
}
