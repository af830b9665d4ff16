//! Mutations of what is stated alone.

use alis::document::PlanDocument;

use super::parts::Parts;
use super::{Add, Mutation};

/// Two neighbours in the order exchange their ranks, and their places in the queue where it is one queue.
pub(super) fn wrong_rank(parts: &Parts<'_>, add: &mut Add<'_>) {
    let order = parts.priority.order();
    for (place, pair) in order.windows(2).enumerate() {
        let [a, b] = [place, place + 1].map(|place| parts.candidate(place));
        let queues = (a.trust == b.trust).then_some((pair[0].queue_place, pair[1].queue_place));
        let mut plan = parts.plan.clone();
        let rank = u32::try_from(place + 1).unwrap_or(u32::MAX);
        let of_both = queues.and_then(|(first, second)| first.zip(second));
        restate(&mut plan, &a.id, rank + 1, of_both.map(|(_, second)| second));
        restate(&mut plan, &b.id, rank, of_both.map(|(first, _)| first));
        plan.placements.sort_by_key(|placement| placement.rank);
        plan.unplaced.sort_by_key(|unplaced| unplaced.rank);
        add(Mutation::WrongRank, format!("{}, {}", a.id, b.id), plan);
    }
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
        let open = |(index, line): &(usize, &alis::document::PostUseDocument)| *index != from && line.used < line.capacity;
        if let Some((to, _)) = posts.iter().enumerate().find(open) {
            let mut plan = parts.plan.clone();
            plan.posts[from].used -= 1;
            plan.posts[to].used += 1;
            add(Mutation::WrongCounts, format!("{} in {}", taken.post, taken.quarter), plan);
        }
    }
}
