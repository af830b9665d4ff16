//! Mutations of what is stated alone.

use std::time::Duration;

use alis::PlanOptions;
use alis::document::PlanDocument;

use super::parts::{Parts, places};
use super::{Add, Mutation};
use crate::engine::Case;

/// Two neighbours in the order exchange their ranks, and their places in the queue where it is one queue.
pub(super) fn wrong_rank(parts: &Parts<'_>, add: &mut Add<'_>) {
    for place in 1..parts.priority.order().len() {
        let (a, b) = (parts.candidate(place - 1), parts.candidate(place));
        add(Mutation::WrongRank, &|| (format!("{}, {}", a.id, b.id), with_exchanged_ranks(parts, place - 1, place)));
    }
}

fn with_exchanged_ranks(parts: &Parts<'_>, first: usize, second: usize) -> PlanDocument {
    let queue_place = |place: usize| parts.priority.order()[place].queue_place;
    let rank = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
    let (a, b) = (parts.candidate(first), parts.candidate(second));
    let queues = queue_place(first).zip(queue_place(second)).filter(|_| a.trust == b.trust);
    let mut plan = parts.plan.clone();
    restate(&mut plan, &a.id, rank(second), queues.map(|(_, second)| second));
    restate(&mut plan, &b.id, rank(first), queues.map(|(first, _)| first));
    plan.placements.sort_by_key(|placement| placement.rank);
    plan.unplaced.sort_by_key(|unplaced| unplaced.rank);
    plan
}

fn restate(plan: &mut PlanDocument, candidate: &str, rank: u32, queue_place: Option<u32>) {
    for placement in plan.placements.iter_mut().filter(|placement| placement.candidate.as_str() == candidate) {
        placement.rank = rank;
        placement.queue_place = queue_place.or(placement.queue_place);
    }
    for unplaced in plan.unplaced.iter_mut().filter(|unplaced| unplaced.candidate.as_str() == candidate) {
        unplaced.rank = rank;
        unplaced.queue_place = queue_place.unwrap_or(unplaced.queue_place);
    }
}

/// One taken post is counted in the next line that has room; the sum of all stays.
pub(super) fn wrong_counts(parts: &Parts<'_>, add: &mut Add<'_>) {
    let posts = &parts.plan.posts;
    for (from, taken) in posts.iter().enumerate().filter(|(_, line)| line.used > 0) {
        let open =
            |(index, line): &(usize, &alis::document::PostUseDocument)| *index != from && line.used < line.capacity;
        if let Some((to, _)) = posts.iter().enumerate().find(open) {
            add(Mutation::WrongCounts, &|| {
                let mut plan = parts.plan.clone();
                plan.posts[from].used -= 1;
                plan.posts[to].used += 1;
                (format!("{} in {}", taken.post, taken.quarter), plan)
            });
        }
    }
}

/// What there is when there was no time at all is called the optimum: everyone in rank order has the best that is left.
pub(super) fn unfinished(case: &Case, parts: &Parts<'_>, add: &mut Add<'_>) {
    add(Mutation::Unfinished, &|| {
        let hurried = case.plan_as(&PlanOptions { time_limit: Some(Duration::ZERO), ..PlanOptions::default() });
        let places = places(parts.problem, &parts.priority, &hurried);
        ("everyone".to_owned(), parts.stated(places))
    });
}
