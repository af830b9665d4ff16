//! Any call as one document: `alis.request/1`.

use std::time::Duration;

use alis::document::FaultDocument;
use alis::{Faults, PlanError};
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::api::information;
use crate::api::objects::{Cancel, PlanObject, ProblemObject, Session};
use crate::calls::{self, Audience, LetterChoice, SolveChoice, SolverChoice};
use crate::failure::{Failure, to_json};
use crate::status::alis_status;

/// The calls that a request can name, each with the fields that it reads; the first `needed` of them must be there.
const READS: [(&str, usize, &[&str]); 16] = [
    ("info", 0, &[]),
    ("check", 1, &["problem", "rules"]),
    ("rank", 1, &["problem", "rules"]),
    ("compare", 3, &["problem", "candidate", "other_candidate", "rules"]),
    ("plan", 1, &["problem", "rules", "reasons", "solver", "time_limit_ms"]),
    ("verify", 2, &["problem", "plan", "rules", "resolve"]),
    ("explain", 3, &["problem", "plan", "candidate", "rules"]),
    ("what_if", 3, &["problem", "plan", "candidate", "rules", "expression", "audience"]),
    ("cutoffs", 2, &["problem", "plan", "rules"]),
    ("letter", 3, &["problem", "plan", "candidate", "rules", "letter"]),
    ("rules", 1, &["name"]),
    ("rules_diff", 3, &["problem", "rules", "other_rules"]),
    ("lottery_commit", 1, &["seed"]),
    ("lottery_reveal", 2, &["problem", "seed", "rules"]),
    ("lottery_check", 2, &["hash", "seed", "problem", "plan", "rules"]),
    ("schema", 1, &["name"]),
];

/// How much of an unknown call an error shows, in characters.
const SHOWN: usize = 40;

/// The names of the calls.
pub(crate) fn call_names() -> impl Iterator<Item = &'static str> {
    READS.iter().map(|(name, _, _)| *name)
}

#[derive(Deserialize)]
enum RequestFormat {
    #[serde(rename = "alis.request/1")]
    V1,
}

/// A request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request<'a> {
    #[serde(rename = "format")]
    _format: RequestFormat,
    call: String,
    #[serde(borrow, default)]
    problem: Option<&'a RawValue>,
    #[serde(borrow, default)]
    plan: Option<&'a RawValue>,
    /// The rule set that takes the place of the problem's own; of `rules_diff` the first of the two.
    #[serde(borrow, default)]
    rules: Option<&'a RawValue>,
    #[serde(borrow, default)]
    other_rules: Option<&'a RawValue>,
    letter: Option<LetterChoice>,
    candidate: Option<String>,
    other_candidate: Option<String>,
    expression: Option<String>,
    audience: Option<Audience>,
    name: Option<String>,
    seed: Option<String>,
    hash: Option<String>,
    reasons: Option<bool>,
    resolve: Option<bool>,
    solver: Option<SolverChoice>,
    time_limit_ms: Option<u64>,
}

impl Request<'_> {
    /// The fields that are there.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        [
            ("problem", self.problem.is_some()),
            ("plan", self.plan.is_some()),
            ("rules", self.rules.is_some()),
            ("other_rules", self.other_rules.is_some()),
            ("letter", self.letter.is_some()),
            ("candidate", self.candidate.is_some()),
            ("other_candidate", self.other_candidate.is_some()),
            ("expression", self.expression.is_some()),
            ("audience", self.audience.is_some()),
            ("name", self.name.is_some()),
            ("seed", self.seed.is_some()),
            ("hash", self.hash.is_some()),
            ("reasons", self.reasons.is_some()),
            ("resolve", self.resolve.is_some()),
            ("solver", self.solver.is_some()),
            ("time_limit_ms", self.time_limit_ms.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, is_there)| is_there.then_some(name))
    }

    /// Refuses a call that there is not, a field that the call needs and has not, and one that it would not read.
    fn check(&self) -> Result<(), Failure> {
        let known = READS.iter().find(|(name, _, _)| *name == self.call);
        let Some((call, needed, fields)) = known else {
            let names: Vec<&str> = call_names().collect();
            let call: String = self.call.chars().take(SHOWN).collect();
            return Err(at("call", format!("{call:?}: expected one of {}", names.join(", "))));
        };
        if let Some(missing) = fields[..*needed].iter().find(|field| !self.given().any(|given| given == **field)) {
            return Err(at(missing, format!("is missing: the call {call} needs it")));
        }
        match self.given().find(|given| !fields.contains(given)) {
            Some(other) if fields.is_empty() => Err(at(other, format!("the call {call} reads no field"))),
            Some(other) => Err(at(other, format!("the call {call} does not read it; it reads {}", fields.join(", ")))),
            None => Ok(()),
        }
    }
}

/// A field of a request that is at fault.
fn at(field: &str, text: String) -> Failure {
    one_fault(alis_status::ALIS_E_INVALID, format!("/{field}"), (0, 0), text)
}

fn one_fault(status: alis_status, pointer: String, (line, column): (usize, usize), text: String) -> Failure {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let place = if line > 0 { format!(" (line {line}, column {column})") } else { String::new() };
    let whole = if pointer.is_empty() { "the request" } else { &pointer };
    let fault = FaultDocument {
        code: "request".to_owned(),
        message: format!("{whole}{place}: {text}"),
        pointer,
        line: number(line),
        column: number(column),
        value: String::new(),
        expected: text,
        advice: None,
    };
    Failure::of_documents(status, vec![fault], alis::language::Language::En)
}

/// Answers a request.
pub(crate) fn answer(session: &Session<'_>, cancel: Option<&Cancel>, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    calls::no_mark(bytes).map_err(|faults| Failure::faults(&faults, session.engine.language))?;
    let request: Request<'_> = serde_json::from_slice(bytes).map_err(|error| {
        let mut text = error.to_string();
        // The place is told apart.
        if let Some(place) = text.rfind(" at line ") {
            text.truncate(place);
        }
        // A word that is not known is of the right form.
        let unknown_word = error.classify() == Category::Data && text.starts_with("unknown variant");
        let status = if unknown_word { alis_status::ALIS_E_INVALID } else { alis_status::ALIS_E_SYNTAX };
        one_fault(status, String::new(), (error.line(), error.column()), text)
    })?;
    request.check()?;
    Asked { session, cancel, bytes, request: &request }.answer()
}

/// A request that holds what its call needs, with what it is answered by.
struct Asked<'a> {
    session: &'a Session<'a>,
    cancel: Option<&'a Cancel>,
    bytes: &'a [u8],
    request: &'a Request<'a>,
}

impl Asked<'_> {
    fn answer(&self) -> Result<Vec<u8>, Failure> {
        let Self { session, cancel, request, .. } = *self;
        let text = |field: &'static str, value: &'static str| at(field, value.to_owned());
        let candidate = || request.candidate.as_deref().ok_or_else(|| text("candidate", "is missing"));
        let name = || request.name.as_deref().ok_or_else(|| text("name", "is missing"));
        let seed = || {
            let seed = request.seed.as_deref().ok_or_else(|| text("seed", "is missing"))?;
            Ok::<_, Failure>(alis::lottery::read_seed(seed.as_bytes())?)
        };
        match request.call.as_str() {
            "check" => self.check(),
            "plan" => calls::written(&self.planned(&self.problem()?)?),
            "rank" => to_json(&calls::rank(session, &self.problem()?.problem)?),
            "compare" => {
                let other = request.other_candidate.as_deref().ok_or_else(|| text("other_candidate", "is missing"))?;
                to_json(&calls::compare(session, &self.problem()?.problem, candidate()?, other)?)
            }
            "verify" => {
                let resolve = request.resolve.unwrap_or(false);
                to_json(&calls::verify(session, cancel, &self.problem()?, &self.plan()?, resolve)?)
            }
            "explain" => to_json(&calls::explain(session, &self.problem()?, &self.plan()?.document, candidate()?)?),
            "what_if" => {
                let (held, plan) = (self.problem()?, self.plan()?);
                let audience = request.audience.unwrap_or(Audience::Coordinator);
                let about = (&held, &plan.document, candidate()?);
                to_json(&calls::what_if(session, cancel, about, request.expression.as_deref(), audience)?)
            }
            "cutoffs" => to_json(&calls::cutoffs(session, &self.problem()?.problem, &self.plan()?.document)?),
            "letter" => {
                let usual = LetterChoice::default();
                let choice = request.letter.as_ref().unwrap_or(&usual);
                let (held, plan) = (self.problem()?, self.plan()?);
                let text = calls::letter(session, &held, &plan.document, candidate()?, choice)?;
                to_json(&serde_json::json!({"format": "alis.letter/1", "text": text}))
            }
            "rules" => to_json(&calls::rule_set(name()?)?),
            "rules_diff" => self.rules_diff(),
            "schema" => calls::schema(name()?),
            "lottery_commit" => to_json(&calls::lottery_commit(seed()?)?),
            "lottery_reveal" => to_json(&calls::lottery_reveal(session, &self.problem()?.problem, seed()?)?),
            "lottery_check" => {
                let held = request.problem.map(|_| self.problem()).transpose()?;
                let plan = request.plan.map(|_| self.plan()).transpose()?;
                let (problem, plan) =
                    (held.as_ref().map(|held| &held.problem), plan.as_ref().map(|plan| &plan.document));
                let hash = request.hash.as_deref().ok_or_else(|| text("hash", "is missing"))?;
                to_json(&calls::lottery_check(session, hash, seed()?, problem, plan)?)
            }
            _ => to_json(&information()),
        }
    }

    fn check(&self) -> Result<Vec<u8>, Failure> {
        let rules = self.rules("rules", self.request.rules)?;
        let found = calls::check(self.session, raw("problem", self.request.problem)?.1, rules);
        let found = found.map_err(|faults| self.placed("problem", self.request.problem, faults));
        to_json(&calls::check_report(self.session, &found))
    }

    fn planned(&self, held: &ProblemObject) -> Result<alis::PlanDocument, Failure> {
        let request = self.request;
        let choice = SolveChoice {
            time_limit: request.time_limit_ms.filter(|&limit| limit > 0).map(Duration::from_millis),
            solver: request.solver.unwrap_or_default(),
            reasons: request.reasons.unwrap_or(true),
        };
        calls::plan(self.session, self.cancel, &held.problem, choice).map_err(|error| match error {
            PlanError::Problem(faults) => self.failure(&self.placed("problem", request.problem, faults)),
            other @ PlanError::Solver(_) => Failure::of_plan(&other, self.session.engine.language),
        })
    }

    fn rules_diff(&self) -> Result<Vec<u8>, Failure> {
        let missing = |field: &str| at(field, "is missing".to_owned());
        let a = self.rules("rules", self.request.rules)?.ok_or_else(|| missing("rules"))?;
        let b = self.rules("other_rules", self.request.other_rules)?.ok_or_else(|| missing("other_rules"))?;
        let (_, bytes) = raw("problem", self.request.problem)?;
        let place = |faults| self.placed("problem", self.request.problem, faults);
        to_json(&calls::rules_diff(self.session, self.cancel, bytes, [a, b], &place)?)
    }

    fn problem(&self) -> Result<ProblemObject, Failure> {
        let rules = self.rules("rules", self.request.rules)?;
        let (raw, bytes) = raw("problem", self.request.problem)?;
        calls::read_problem(self.session, bytes, rules)
            .map_err(|faults| self.failure(&self.placed("problem", Some(raw), faults)))
    }

    fn plan(&self) -> Result<PlanObject, Failure> {
        let (raw, bytes) = raw("plan", self.request.plan)?;
        let mut plan = calls::read_plan(self.session, bytes)
            .map_err(|faults| self.failure(&self.placed("plan", Some(raw), faults)))?;
        // Inside a request stands the value alone. The line feed that ends a plan is none of it, and no difference of bytes.
        plan.stated.iter_mut().for_each(|stated| stated.push(b'\n'));
        Ok(plan)
    }

    fn rules(&self, field: &str, raw: Option<&RawValue>) -> Result<Option<alis::rules::RuleSet>, Failure> {
        let Some(raw) = raw else { return Ok(None) };
        let rules = calls::rules_of(self.session, raw.get().as_bytes());
        rules.map(Some).map_err(|faults| self.failure(&self.placed(field, Some(raw), faults)))
    }

    fn failure(&self, faults: &Faults) -> Failure {
        Failure::faults(faults, self.session.engine.language)
    }

    /// Faults of a document inside the request, with their places in the request.
    fn placed(&self, field: &str, raw: Option<&RawValue>, mut faults: Faults) -> Faults {
        let start = raw.map_or(0, |raw| raw.get().as_ptr().addr().saturating_sub(self.bytes.as_ptr().addr()));
        let before = self.bytes.get(..start).unwrap_or_default();
        let lines = before.split(|&byte| byte == b'\n').count() - 1;
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let columns = String::from_utf8_lossy(&before[line_start..]).chars().count();
        for fault in &mut faults.0 {
            fault.pointer.insert_str(0, &format!("/{field}"));
            if fault.line == 1 {
                fault.column += columns;
            }
            if fault.line > 0 {
                fault.line += lines;
            }
        }
        faults
    }
}

/// A document inside a request, and its bytes.
fn raw<'a>(field: &str, raw: Option<&'a RawValue>) -> Result<(&'a RawValue, &'a [u8]), Failure> {
    let raw = raw.ok_or_else(|| at(field, "is missing".to_owned()))?;
    Ok((raw, raw.get().as_bytes()))
}
