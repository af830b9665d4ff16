//! How much of others a letter to a candidate may tell: how many, and what put them ahead, and never of a few.

use super::Writer;
use crate::reasons::Precedence;

/// The fewest people that a letter gives a number of, or says what put ahead.
pub const FEWEST_COUNTED: u32 = 3;

impl Writer<'_> {
    /// How many there are, and what put them ahead: each with its number where every number speaks of enough people, else
    /// without. Nothing where they are too few altogether.
    pub(super) fn causes(&self, groups: &[(Precedence, u32)]) -> Option<(u32, String)> {
        let mut counted: Vec<(String, u32)> = Vec::new();
        for &(by, count) in groups {
            let cause = self.cause(by);
            match counted.iter_mut().find(|(other, _)| *other == cause) {
                Some((_, sum)) => *sum += count,
                None => counted.push((cause, count)),
            }
        }
        let total = counted.iter().map(|(_, count)| count).sum();
        if total < FEWEST_COUNTED {
            return None;
        }
        let numbered = counted.len() > 1 && counted.iter().all(|(_, count)| *count >= FEWEST_COUNTED);
        let cause = |(cause, count): (String, u32)| {
            if numbered {
                self.texts.say("cause-count", &[("cause", cause.into()), ("count", count.into())])
            } else {
                cause
            }
        };
        let causes: Vec<String> = counted.into_iter().map(cause).collect();
        Some((total, self.texts.list(&causes)))
    }

    /// What put somebody ahead; placements that stand are one thing, whatever their status.
    fn cause(&self, by: Precedence) -> String {
        let word = match by {
            Precedence::Criterion(name) => return self.texts.criterion(name),
            Precedence::Commitment(_) => "commitment",
            Precedence::Lottery => "lottery",
            Precedence::Start => "start",
        };
        self.texts.say("cause", &[("by", word.into())])
    }
}
