// Finds libalis, loads it, and says what each function takes: include/alis.h as koffi has it.
import koffi from 'koffi';

/** The number of the binary interface that this package is written for (ALIS_ABI_VERSION). */
export const ABI_VERSION = 0;

const FILE_NAMES = { win32: 'alis.dll', darwin: `libalis.${ABI_VERSION}.dylib` };
const FILE_NAME = FILE_NAMES[process.platform] ?? `libalis.so.${ABI_VERSION}`;

const u32 = 'uint32_t';
const u64 = 'uint64_t';
const i32 = 'int32_t';

export const structs = {
  engineOptions: koffi.struct({ struct_size: u32, language: i32, max_input_bytes: u64, threads: u32, flags: u32 }),
  problemCounts: koffi.struct({
    struct_size: u32, trusts: u32, hospitals: u32, units: u32, posts: u32, municipalities: u32, candidates: u32, quarters: u32,
    first_quarter: i32, reserved: u32,
  }),
  solveOptions: koffi.struct({ struct_size: u32, flags: u32, time_limit_ms: u64, solver: i32, reserved: u32 }),
  placement: koffi.struct({
    struct_size: u32, state: i32, reason: i32, rank: u32, queue_place: u32, segments: u32, first_quarter: i32, last_quarter: i32,
    months: u32, waiting: u32, wish: u32, away: u32, relevance: u32, reserved: u32,
  }),
  segment: koffi.struct({ struct_size: u32, first_quarter: i32, last_quarter: i32, reserved: u32 }),
  quarter: koffi.struct({
    struct_size: u32, year: i32, period: i32, half: i32, first_year: i32, first_month: i32, first_day: i32, last_year: i32,
    last_month: i32, last_day: i32, name: koffi.array('char', 12),
  }),
  fault: koffi.struct({ struct_size: u32, line: u32, column: u32, reserved: u32 }),
};

const progress = koffi.pointer(koffi.proto(i32, [u64, u64, 'void *']));

const handle = 'void *';
const out = koffi.out(koffi.pointer('void *'));
const text = ['const uint8_t *', 'size_t'];
const into = (struct) => koffi.pointer(struct);
const filled = (struct) => koffi.inout(koffi.pointer(struct));

// Name: result, arguments. In the order of the header.
const functions = {
  abi_version: [u32, []],
  version: ['str', []],
  build_info: ['str', []],
  status_name: ['str', [i32]],
  live_handles: [u64, []],
  json_schema: [i32, [...text, out, out]],
  engine_new: [i32, [into(structs.engineOptions), out, out]],
  engine_free: ['void', [handle]],
  engine_set_progress: [i32, [handle, progress, 'void *']],
  call_json: [i32, [handle, ...text, handle, out, out]],
  cancel_new: [i32, [out]],
  cancel_trigger: [i32, [handle]],
  cancel_is_triggered: [i32, [handle]],
  cancel_free: ['void', [handle]],
  check: [i32, [handle, ...text, ...text, out, out]],
  problem_from_json: [i32, [handle, ...text, ...text, out, out]],
  problem_to_json: [i32, [handle, out, out]],
  problem_info: [i32, [handle, filled(structs.problemCounts)]],
  problem_check: [i32, [handle, handle, out, out]],
  problem_free: ['void', [handle]],
  solve: [i32, [handle, handle, into(structs.solveOptions), handle, out, out]],
  plan_from_json: [i32, [handle, ...text, out, out]],
  plan_to_json: [i32, [handle, out, out]],
  plan_status: [i32, [handle]],
  plan_proved_to_rank: [u32, [handle]],
  verify: [i32, [handle, handle, handle, u32, handle, out, out]],
  plan_free: ['void', [handle]],
  plan_count: [u64, [handle]],
  plan_row: [i32, [handle, u64, filled(structs.placement)]],
  plan_segment: [i32, [handle, u64, u32, filled(structs.segment)]],
  plan_candidate_id: ['str', [handle, u64]],
  plan_trust_id: ['str', [handle, u64]],
  plan_unit_id: ['str', [handle, u64, u32]],
  plan_post_id: ['str', [handle, u64, u32]],
  quarter_dates: [i32, [i32, filled(structs.quarter)]],
  report_verdict: [i32, [handle]],
  report_count: [u64, [handle]],
  report_unproved: [u32, [handle]],
  report_to_json: [i32, [handle, out, out]],
  report_free: ['void', [handle]],
  rank: [i32, [handle, handle, out, out]],
  compare: [i32, [handle, handle, ...text, ...text, out, out]],
  explain: [i32, [handle, handle, handle, ...text, out, out]],
  what_if: [i32, [handle, handle, handle, ...text, ...text, u32, handle, out, out]],
  cutoffs: [i32, [handle, handle, handle, out, out]],
  letter: [i32, [handle, handle, handle, ...text, ...text, out, out]],
  rules_json: [i32, [...text, out, out]],
  rules_diff: [i32, [handle, ...text, ...text, ...text, handle, out, out]],
  lottery_commit: [i32, [...text, out, out]],
  lottery_reveal: [i32, [handle, handle, ...text, out, out]],
  lottery_check: [i32, [handle, ...text, ...text, handle, handle, out, out]],
  buf_data: ['void *', [handle]],
  buf_len: ['size_t', [handle]],
  buf_free: ['void', [handle]],
  error_status: [i32, [handle]],
  error_message: ['str', [handle]],
  error_fault_count: [u64, [handle]],
  error_fault: [i32, [handle, u64, filled(structs.fault)]],
  error_fault_pointer: ['str', [handle, u64]],
  error_fault_message: ['str', [handle, u64]],
  error_to_json: [i32, [handle, out]],
  error_free: ['void', [handle]],
};

function load(path) {
  let loaded;
  try {
    loaded = koffi.load(path);
  } catch (cause) {
    throw new Error(
      `libalis cannot be loaded (${cause.message}). Set ALIS_LIBRARY to the full path of ${FILE_NAME}, or install the library ` +
        'where the system finds it.',
      { cause },
    );
  }
  try {
    // First, as another interface may lack any of the others.
    const found = loaded.func('alis_abi_version', u32, [])();
    if (found !== ABI_VERSION) {
      throw new Error(`it has binary interface ${found}, and this package needs ${ABI_VERSION}`);
    }
    return Object.fromEntries(
      Object.entries(functions).map(([name, [result, args]]) => [name, loaded.func(`alis_${name}`, result, args)]),
    );
  } catch (cause) {
    throw new Error(`${path} is not the libalis that this package needs: ${cause.message}`, { cause });
  }
}

/** How many arguments each function has, for the test that holds this file to the header. */
export const arities = Object.fromEntries(Object.entries(functions).map(([name, [, args]]) => [name, args.length]));

/** The functions of the header, without their prefix alis_. */
export const library = load(process.env.ALIS_LIBRARY || FILE_NAME);

/** A struct that crosses: it states its own size, and all else is 0 (of a quarter, its name is empty). */
export function struct(type, fields = {}) {
  const empty = Object.fromEntries(Object.keys(type.members).map((name) => [name, name === 'name' ? '' : 0]));
  return { ...empty, ...fields, struct_size: koffi.sizeof(type) };
}

/** Registers a progress function; `unregister` takes what this gives. */
export const register = (call) => koffi.register(call, progress);
export const unregister = (pointer) => koffi.unregister(pointer);

/** The bytes of a buffer, copied; the buffer is freed. */
export function takeBytes(buf) {
  try {
    const length = Number(library.buf_len(buf));
    return length === 0 ? Buffer.alloc(0) : Buffer.from(new Uint8Array(koffi.view(library.buf_data(buf), length)));
  } finally {
    library.buf_free(buf);
  }
}
