/** Computes an explanation from its formulas, inputs and children alone, as a reader with a pencil would. */
import { roundRatio, type Explanation } from '../../src/core/index.js';

type Names = (name: string) => number;

/** The value of a node, or `null` where it says that there is none. Its own `value` is never looked at. */
export function evaluateExplanation(node: Explanation): number | null {
  if (node.formula === 'none') return null;
  const value = new Arithmetic(node.formula, namesOf(node), node.children).result();
  return node.rounding ? roundRatio(value, 1, node.rounding.decimals) : value;
}

function namesOf(node: Explanation): Names {
  const children = node.formula.includes('sum(') ? [] : node.children;
  return (name) => {
    const input = node.inputs[name];
    if (input === undefined) throw new Error(`${node.formula}: no input ${name}`);
    const child = children.find(({ label }) => label === name);
    return (child && evaluateExplanation(child)) ?? input;
  };
}

/** Inside a sum a child's unit is its value, any other name what it would be in the child itself. */
function namesOfSummand(child: Explanation): Names {
  const own: Names = (name) => {
    const figure = child.children.find(({ label, subject }) => label === name && subject.id === child.subject.id);
    const value = (figure && evaluateExplanation(figure)) ?? child.inputs[name];
    if (value === undefined) throw new Error(`${child.label}: no input ${name}`);
    return value;
  };
  return (name) => (name === child.unit ? evaluateExplanation(child)! : own(name));
}

/** Recursive descent over `+ - * / ^`, brackets, numbers, names and `sum(…)`. */
class Arithmetic {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(
    formula: string,
    private readonly names: Names,
    private readonly children: readonly Explanation[],
  ) {
    this.#tokens = formula.match(/\d+(?:\.\d+)?|\w+|[-+*/^()]/g) ?? [];
  }

  result(): number {
    const value = this.#terms();
    if (this.#position < this.#tokens.length) throw new Error(`unexpected ${this.#tokens[this.#position]}`);
    return value;
  }

  #take(...wanted: string[]): string | null {
    const token = this.#tokens[this.#position];
    if (token === undefined || !wanted.includes(token)) return null;
    this.#position++;
    return token;
  }

  #terms(): number {
    let value = this.#factors();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) value += sign === '+' ? this.#factors() : -this.#factors();
    return value;
  }

  #factors(): number {
    let value = this.#power();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/'))
      value = sign === '*' ? value * this.#power() : value / this.#power();
    return value;
  }

  #power(): number {
    const value = this.#atom();
    return this.#take('^') ? value ** this.#power() : value;
  }

  #atom(): number {
    if (this.#take('(')) {
      const value = this.#terms();
      this.#close();
      return value;
    }
    const token = this.#tokens[this.#position++] ?? '';
    if (/^\d/.test(token)) return Number(token);
    return token === 'sum' ? this.#sum() : this.names(token);
  }

  #sum(): number {
    const open = this.#position;
    let depth = 0;
    do {
      const token = this.#tokens[this.#position++];
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    } while (depth > 0 && this.#position < this.#tokens.length);
    const expression = this.#tokens.slice(open + 1, this.#position - 1).join(' ');
    const summands = this.children.filter((child) => child.formula !== 'none');
    return summands.reduce((sum, child) => sum + new Arithmetic(expression, namesOfSummand(child), []).result(), 0);
  }

  #close(): void {
    if (!this.#take(')')) throw new Error('a bracket is open');
  }
}
