//! What callers hold: tokens that stand for objects, each with its type. A token is never used twice.

use std::collections::BTreeMap;
use std::ptr::without_provenance_mut;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::api::objects::{
    Buffer, Cancel, Engine, PlanObject, ProblemObject, Report, alis_buf, alis_cancel, alis_engine, alis_error,
    alis_plan, alis_problem, alis_report,
};
use crate::failure::Failure;

/// An object that a caller holds a handle of.
pub(crate) enum Object {
    Engine(Arc<Engine>),
    Cancel(Arc<Cancel>),
    Problem(Arc<ProblemObject>),
    Plan(Arc<PlanObject>),
    Report(Arc<Report>),
    Buffer(Arc<Buffer>),
    Error(Arc<Failure>),
}

/// A type of handle, and what stands behind it.
pub(crate) trait Handle: Sized {
    /// The object.
    type Inner;
    /// What the type is called in messages.
    const NAME: &'static str;
    fn wrap(inner: Arc<Self::Inner>) -> Object;
    fn unwrap(object: &Object) -> Option<&Arc<Self::Inner>>;
}

macro_rules! handles {
    ($($type:ident $inner:ident $variant:ident),+ $(,)?) => {
        $(impl Handle for $type {
            type Inner = $inner;
            const NAME: &'static str = stringify!($type);
            fn wrap(inner: Arc<$inner>) -> Object {
                Object::$variant(inner)
            }
            fn unwrap(object: &Object) -> Option<&Arc<$inner>> {
                if let Object::$variant(inner) = object { Some(inner) } else { None }
            }
        })+
    };
}
handles!(
    alis_engine Engine Engine,
    alis_cancel Cancel Cancel,
    alis_problem ProblemObject Problem,
    alis_plan PlanObject Plan,
    alis_report Report Report,
    alis_buf Buffer Buffer,
    alis_error Failure Error,
);

/// The objects by token. A tree and not a hash map: a checker of memory sees what it holds.
struct Table {
    next: usize,
    objects: BTreeMap<usize, Object>,
}

/// Tokens are odd, so that the address of an object in a caller's memory is never one.
const FIRST: usize = 0x1001;
const STEP: usize = 2;

static TABLE: Mutex<Table> = Mutex::new(Table { next: FIRST, objects: BTreeMap::new() });

/// The table. Nothing panics while it is held, so what a poisoned lock guards is whole.
fn table() -> MutexGuard<'static, Table> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives an object a handle.
pub(crate) fn insert<H: Handle>(inner: H::Inner) -> *mut H {
    let object = H::wrap(Arc::new(inner));
    let mut table = table();
    let token = table.next;
    table.next += STEP;
    table.objects.insert(token, object);
    without_provenance_mut(token)
}

/// The object behind a handle; it lives on while it is held, even where the handle is freed meanwhile.
pub(crate) fn get<H: Handle>(handle: *const H) -> Result<Arc<H::Inner>, Failure> {
    let table = table();
    let found = table.objects.get(&handle.addr()).and_then(H::unwrap).map(Arc::clone);
    drop(table);
    found.ok_or_else(|| Failure::handle(H::NAME, handle.is_null()))
}

/// The object behind a handle that may be NULL.
pub(crate) fn get_optional<H: Handle>(handle: *const H) -> Result<Option<Arc<H::Inner>>, Failure> {
    if handle.is_null() { Ok(None) } else { get(handle).map(Some) }
}

/// Ends a handle, if it is one of this type. The object goes when nobody uses it any more, with the table free again.
pub(crate) fn remove<H: Handle>(handle: *mut H) {
    let mut table = table();
    let token = handle.addr();
    let of_type = table.objects.get(&token).is_some_and(|object| H::unwrap(object).is_some());
    let object = if of_type { table.objects.remove(&token) } else { None };
    drop(table);
    drop(object);
}

/// How many handles there are.
pub(crate) fn live() -> usize {
    table().objects.len()
}
