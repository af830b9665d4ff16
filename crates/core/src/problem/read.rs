//! From bytes to a problem, or to every fault.

use sha2::{Digest, Sha256};

use super::collect::{self, Collected};
use super::{Problem, build};
use crate::document::{PlanDocument, ProblemDocument, RulesReference};
use crate::fault::{Entity, Fault, FaultKind, Faults};
use crate::parallel;
use crate::rules::{BUILT_IN, RuleSet, built_in, hex};

/// How a document is read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// A rule set that takes the place of the problem's own.
    pub rules: Option<RuleSet>,
    /// The longest document, in bytes; a longer one is refused unread.
    pub max_bytes: u64,
    /// How many threads may work; 0 and 1 both mean one. The problem, and every fault, is the same for any number.
    pub threads: usize,
}

impl Default for ReadOptions {
    /// The problem's own rules, at most 1 GiB, and one thread.
    fn default() -> Self {
        Self { rules: None, max_bytes: 1 << 30, threads: 1 }
    }
}

/// A shorter document, in bytes, is hashed before a thread for it would have begun.
const WORTH_A_THREAD: usize = 1 << 19;

/// Reads a problem document (UTF-8 JSON, a byte order mark is allowed).
///
/// # Errors
/// Every fault: of malformed JSON one, of all else each with its place in the document.
///
/// # Examples
///
/// ```
/// let faults = alis::read(b"{\"format\": 1}", &alis::ReadOptions::default()).unwrap_err();
/// assert_eq!(faults.0.last().unwrap().pointer, "/format");
/// ```
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Problem, Faults> {
    read_with_document(bytes, options).map(|(problem, _)| problem)
}

/// The same as [`read`], and the document as it is written, which the verifier and counterfactuals work from; it is read once.
///
/// # Errors
/// As [`read`].
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let (problem, document) = alis::problem::read_with_document(&bytes, &alis::ReadOptions::default())?;
/// assert_eq!(problem.candidates.len(), document.candidates.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_with_document(bytes: &[u8], options: &ReadOptions) -> Result<(Problem, ProblemDocument), Faults> {
    let text = text(bytes, options.max_bytes)?;
    let threads = if bytes.len() < WORTH_A_THREAD { 1 } else { options.threads };
    let (parsed, sha256) = parallel::both(threads, || collect::read_problem(text), || hex(&Sha256::digest(bytes)));
    match parsed {
        Ok(document) => match from_document(&document, options, sha256) {
            Ok(problem) => Ok((problem, document)),
            Err(faults) => Err(placed(text, faults)),
        },
        Err(collected) => {
            let mut faults = Vec::new();
            if let Some(document) = &collected.document {
                // What the rest of the document says is checked too; of a stand-in nothing is said.
                faults = from_document(document, options, sha256).err().unwrap_or_default();
                let poisoned = PoisonedIds::of(&collected);
                faults.retain(|fault| !rests_on_a_stand_in(&collected, &poisoned, fault));
            }
            faults.extend(collected.faults);
            Err(placed(text, faults))
        }
    }
}

/// Reads a rule set document.
///
/// # Errors
/// Every fault of it.
///
/// # Examples
///
/// ```
/// let text = r#"{"format": "alis.rules/1", "id": "ours", "priority": [{"criterion": "registered_on"}]}"#;
/// let rules = alis::read_rules(text.as_bytes(), 1 << 20)?;
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions { rules: Some(rules), ..Default::default() })?;
/// assert_eq!(problem.rules.document().id.as_str(), "ours");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_rules(bytes: &[u8], max_bytes: u64) -> Result<RuleSet, Faults> {
    let text = text(bytes, max_bytes)?;
    match collect::read_rules(text) {
        Ok(document) => RuleSet::new(document, "").map_err(|faults| placed(text, faults)),
        Err(collected) => {
            let set = collected.document.clone().map(|document| RuleSet::new(document, ""));
            let mut faults = set.and_then(Result::err).unwrap_or_default();
            faults.retain(|fault| !collected.touches(&fault.pointer));
            faults.extend(collected.faults);
            Err(placed(text, faults))
        }
    }
}

/// Reads a problem document's form alone, for the verifier, which works from the documents.
///
/// # Errors
/// Every fault of its form.
pub fn read_document(bytes: &[u8], max_bytes: u64) -> Result<ProblemDocument, Faults> {
    collect::read_problem(text(bytes, max_bytes)?).map_err(|collected| Faults(collected.faults))
}

/// Reads a plan document.
///
/// # Errors
/// Every fault of its form.
pub fn read_plan(bytes: &[u8], max_bytes: u64) -> Result<PlanDocument, Faults> {
    collect::read_plan(text(bytes, max_bytes)?).map_err(Faults)
}

/// The rule set that a problem names or holds.
///
/// # Errors
/// Where no built-in set has that name, or the set is faulty; pointers begin with `/rules`.
pub fn rule_set(reference: &RulesReference) -> Result<RuleSet, Vec<Fault>> {
    match reference {
        RulesReference::Name(name) => built_in(name)
            .ok_or_else(|| vec![Fault::at("/rules", FaultKind::UnknownRules { known: BUILT_IN.to_vec() })]),
        RulesReference::Set(document) => RuleSet::new(document.as_ref().clone(), "/rules"),
    }
}

/// Makes a problem of a document that was read already, or made in memory. `sha256` is that of the document's bytes, in
/// hexadecimal; the plan repeats it.
///
/// # Errors
/// Every fault of meaning, each with its pointer and no line: there is no text to find it in. They come in the order
/// in which they are found.
///
/// # Examples
///
/// ```
/// use alis::problem::{read_document, validate};
///
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let mut document = read_document(&bytes, 1 << 20)?;
/// assert!(validate(&document, &alis::ReadOptions::default(), String::new()).is_ok());
/// document.posts.clear();
/// document.candidates[0].trust = document.candidates[0].id.clone();
/// let faults = validate(&document, &alis::ReadOptions::default(), String::new()).unwrap_err();
/// assert_eq!(faults.0[0].pointer, "/candidates/0/trust");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn validate(document: &ProblemDocument, options: &ReadOptions, sha256: String) -> Result<Problem, Faults> {
    from_document(document, options, sha256).map_err(Faults)
}

fn text(bytes: &[u8], max_bytes: u64) -> Result<&str, Faults> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > max_bytes) {
        return Err(Faults(vec![Fault::at("", FaultKind::TooLarge { limit: max_bytes })]));
    }
    collect::utf8(bytes).map_err(|fault| Faults(vec![*fault]))
}

fn from_document(document: &ProblemDocument, options: &ReadOptions, sha256: String) -> Result<Problem, Vec<Fault>> {
    let own = options.rules.clone().map_or_else(|| rule_set(&document.rules), Ok);
    let (rules, mut faults) = match own {
        Ok(rules) => (Some(rules), Vec::new()),
        Err(faults) => (None, faults),
    };
    // The rest is checked by any set of rules, so that a fault in the rules hides no other.
    let any = || built_in(BUILT_IN[0]).unwrap_or_else(|| unreachable!("the built-in sets are tested"));
    match build::build(document, rules.unwrap_or_else(any), sha256, options.threads) {
        Ok(problem) if faults.is_empty() => Ok(problem),
        Ok(_) => Err(faults),
        Err(mut more) => {
            // Another set of rules may have other limits.
            more.retain(|fault| faults.is_empty() || !matches!(fault.kind, FaultKind::OverCommitted { .. }));
            faults.extend(more);
            Err(faults)
        }
    }
}

/// Whether a fault was found at, or by way of, something that had to be replaced to read on.
fn rests_on_a_stand_in(collected: &Collected, poisoned: &PoisonedIds, fault: &Fault) -> bool {
    let sibling = |name: &str| {
        let parent = fault.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        collected.is_poisoned(&format!("{parent}/{name}"))
    };
    let any = |pointers: &[&str]| pointers.iter().any(|pointer| collected.touches(pointer));
    collected.touches(&fault.pointer)
        || match &fault.kind {
            FaultKind::UnknownId { entity, .. } => poisoned.0.contains(entity),
            FaultKind::CountedAfterDecision { .. } => any(&["/decision_date"]),
            FaultKind::EndsBeforeItBegins { .. } => ["first_period", "locum_from", "from"].into_iter().any(sibling),
            FaultKind::RepeatedPlace { first } | FaultKind::RepeatedId { first, .. } => collected.touches(first),
            FaultKind::LongHorizon { .. } => any(&["/first_period"]),
            FaultKind::SegmentOutOfOrder => {
                let list = fault.pointer.rsplitn(3, '/').last().unwrap_or_default();
                collected.touches(list)
            }
            FaultKind::LocumWithoutDates | FaultKind::DatesWithoutLocum => sibling("employment"),
            FaultKind::OverCommitted { .. } => any(&[
                "/posts",
                "/trusts",
                "/municipalities",
                "/commitments",
                "/first_period",
                "/last_period",
                "/rules",
            ]),
            FaultKind::Classes | FaultKind::Width => sibling("criterion"),
            _ => false,
        }
}

/// The kinds whose ids could not all be read: a reference that finds none may be right.
struct PoisonedIds(Vec<Entity>);

impl PoisonedIds {
    fn of(collected: &Collected) -> Self {
        use Entity::{Candidate, Hospital, Municipality, Post, Trust, Unit};
        let all = [Trust, Hospital, Unit, Post, Municipality, Candidate];
        let poisoned = |entity: &Entity| collected.poisoned.iter().any(|pointer| poisons(pointer, *entity));
        Self(all.into_iter().filter(poisoned).collect())
    }
}

/// Whether a fault at this place keeps an id of this kind from being read.
fn poisons(pointer: &str, entity: Entity) -> bool {
    let (list, inner): (&str, &[&str]) = match entity {
        Entity::Trust => ("/trusts", &[]),
        Entity::Hospital => ("/trusts", &["hospitals"]),
        Entity::Unit => ("/trusts", &["hospitals", "units"]),
        Entity::Post => ("/posts", &[]),
        Entity::Municipality => ("/municipalities", &[]),
        Entity::Candidate => ("/candidates", &[]),
    };
    let Some(rest) = pointer.strip_prefix(list) else { return false };
    let steps: Vec<&str> = rest.split('/').skip(1).filter(|step| step.parse::<u64>().is_err()).collect();
    match steps.split_last() {
        None => true,
        Some((field, around)) => (*field == "id" || inner.contains(field)) && around.len() <= inner.len(),
    }
}

/// With every place filled in, in the order of the places.
fn placed(text: &str, mut faults: Vec<Fault>) -> Faults {
    collect::locate(text, &mut faults);
    Faults(faults)
}
