#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use alis::document::{ProblemDocument, UnplacedReason};

use super::*;
use crate::brute;

const SEEDS: u64 = 350;

fn documents() -> impl Iterator<Item = ProblemDocument> {
    (0..SEEDS).flat_map(|seed| Shape::ALL.map(|shape| random_problem(seed, shape)))
}

#[test]
fn two_thousand_documents_are_read_back_as_they_were_written() {
    for problem in documents() {
        let text = serde_json::to_string(&problem).unwrap();
        assert_eq!(
            serde_json::from_str::<ProblemDocument>(&text).unwrap(),
            problem,
            "{text}"
        );
    }
}

#[test]
fn every_shape_has_conflicts() {
    for shape in Shape::ALL {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for seed in 0..200 {
            let problem = random_problem(seed, shape);
            let rules = rules_of(&problem);
            let mut add = |what: String| *seen.entry(what).or_default() += 1;
            if brute::size(&problem, &rules) > 2_000_000 {
                add("too large".to_owned());
                continue;
            }
            let optimum = brute::optimum(&problem, &rules);
            let full = optimum.ranked.iter().any(|r| r.unplaced == Some(UnplacedReason::Full));
            let lesser = optimum.ranked.iter().any(|r| {
                let best = brute::options(&problem, &rules, &r.candidate);
                let worse = |p: &brute::Placement| {
                    best.iter().any(|o| {
                        o.values.waiting < p.values.waiting
                            || (o.values.waiting == p.values.waiting && o.values.wish < p.values.wish)
                    })
                };
                r.commitment.is_none() && r.placement.as_ref().is_some_and(worse)
            });
            if full {
                add("full".to_owned())
            }
            if lesser {
                add("lesser".to_owned())
            }
            for r in &optimum.ranked {
                if let Some(u) = r.unplaced {
                    add(format!("unplaced {u:?}"))
                } else {
                    add("placed".into())
                }
                if r.commitment.is_some() {
                    add("commitments".into())
                }
                if let Some(p) = &r.placement {
                    add(format!(
                        "segments {:?}",
                        p.segments
                            .iter()
                            .map(|s| s.to.number() - s.from.number() + 1)
                            .collect::<Vec<_>>()
                    ))
                }
            }
            for r in &optimum.ineligible {
                add(format!("ineligible {:?}", r.rule))
            }
        }
        println!("{shape:?} {seen:#?}");
    }
}
