// alis: places GP trainees in hospital posts, by libalis. index.d.ts says what there is.
import { Document, sized, utf8 } from './documents.js';
import { call } from './errors.js';
import { library, takeBytes } from './library.js';

export { Document } from './documents.js';
export { Engine } from './engine.js';
export { AlisError } from './errors.js';
export { Cancel, Plan, Problem, Report } from './handles.js';
export { ABI_VERSION } from './library.js';
export { quarter } from './quarter.js';

export const version = () => library.version();
export const buildInfo = () => JSON.parse(library.build_info());
export const statusName = (code) => library.status_name(code);
export const liveHandles = () => Number(library.live_handles());

const byName = (name, text, what) => new Document(takeBytes(call(name, ...sized(utf8(text, what)))));
export const schema = (name) => byName('json_schema', name, 'name');
export const rules = (name) => byName('rules_json', name, 'name');
export const lotteryCommit = (seed) => byName('lottery_commit', seed, 'seed');
