// The package binds the whole header, as the header has it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ABI_VERSION } from 'alis';
import { arities, structs } from '../src/library.js';
import { LANGUAGES, PLAN_STATES, REASONS, SOLVERS, STATES, VERDICTS } from '../src/values.js';
import { header } from './support.js';

const code = header.replace(/#if defined\(ALIS_SELFTEST\)[^]*?#endif|\/\*[^]*?\*\//g, '');
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test('every function with as many arguments', () => {
  const found = {};
  for (const [, name, args] of code.matchAll(/ALIS_API\s[^;]*?\balis_(\w+)\(([^;]*)\);/g)) {
    found[name] = args.trim() === 'void' ? 0 : args.split(',').length;
  }
  assert.ok(Object.keys(found).length > 50);
  assert.deepEqual(arities, found);
});

test('every struct with its fields', () => {
  const found = {};
  for (const [, name, body] of code.matchAll(/typedef struct alis_(\w+) \{([^]*?)\}/g)) {
    found[name] = [...body.matchAll(/(\w+) (\w+)(\[\d+\])?;/g)].map(([, type, field, many = '']) => `${type}${many} ${field}`);
  }
  const bound = {};
  for (const [name, type] of Object.entries(structs)) {
    bound[snake(name)] = Object.values(type.members).map((member) => `${member.type.name} ${member.name}`);
  }
  assert.deepEqual(bound, found);
});

test('every number of an enum', () => {
  const numbers = (name, prefix) => {
    const body = code.match(new RegExp(`enum alis_${name}\\b[^{]*\\{([^]*?)\\};`))[1];
    const all = [...body.matchAll(new RegExp(`ALIS_${prefix}_(\\w+) = (-?\\d+)`, 'g'))];
    // Below 0: of a bad handle, which throws here. Default: what is left out.
    return Object.fromEntries(
      all.map(([, key, value]) => [key.toLowerCase().replaceAll('_', '-'), Number(value)]).filter(([key, value]) => value >= 0 && key !== 'default'),
    );
  };
  const turned = (names) => Object.fromEntries(Object.entries(names).map(([number, name]) => [name, Number(number)]));
  assert.deepEqual(LANGUAGES, numbers('language', 'LANGUAGE'));
  assert.deepEqual(SOLVERS, numbers('solver', 'SOLVER'));
  assert.deepEqual(turned(PLAN_STATES), numbers('plan_state', 'PLAN'));
  assert.deepEqual(turned(VERDICTS), numbers('verdict', 'VERDICT'));
  assert.deepEqual(turned(STATES), numbers('state', 'STATE'));
  assert.deepEqual(turned(REASONS), numbers('reason', 'REASON'));
});

test('the number of the interface', () => {
  assert.ok(header.includes(`#define ALIS_ABI_VERSION ${ABI_VERSION}\n`));
});
