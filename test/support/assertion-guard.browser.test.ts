import { expect } from '@open-wc/testing';

describe('a failed assertion', () => {
  it('about something that goes in a circle can be sent to the runner', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => JSON.stringify(circle), 'the control').to.throw(TypeError);
    for (const value of [circle, window]) {
      let failure: unknown;
      try {
        expect(value).to.equal(null);
      } catch (error) {
        failure = error;
      }
      expect((failure as { actual: unknown }).actual).to.match(/^\[object/);
    }
  });

  it('about plain values keeps them', () => {
    expect(() => expect({ a: 1 }).to.deep.equal({ a: 2 }))
      .to.throw()
      .with.deep.property('actual', { a: 1 });
  });
});
