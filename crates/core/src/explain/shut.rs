//! What is closed of a quarter, or of the whole half-years of a period, as sets: so that all units of some options are looked
//! at together.

use super::board::push;
use super::count::Holding;
use super::layer::{Cut, Layer};
use crate::document::ProofNumbers;
use crate::options::UnitSet;

/// Some units, and some pools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sides<S> {
    pub(super) units: S,
    pub(super) pools: S,
}

impl<S: UnitSet> Sides<S> {
    pub(super) fn none(size: usize) -> Self {
        Self { units: S::none(size), pools: S::none(size) }
    }

    fn side(&self, holding: Holding) -> (&S, usize) {
        match holding {
            Holding::Unit(unit) => (&self.units, unit),
            Holding::Pool(pool) => (&self.pools, pool),
        }
    }

    pub(super) fn has(&self, holding: Holding) -> bool {
        let (side, number) = self.side(holding);
        side.has(number)
    }

    pub(super) fn add(&mut self, holding: Holding) {
        match holding {
            Holding::Unit(unit) => self.units.add(unit),
            Holding::Pool(pool) => self.pools.add(pool),
        }
    }

    fn join(&mut self, other: &Self) {
        self.units.join(&other.units);
        self.pools.join(&other.pools);
    }

    fn is_empty(&self) -> bool {
        self.units.is_empty() && self.pools.is_empty()
    }

    fn meets(&self, other: &Self) -> bool {
        self.units.meets(&other.units) || self.pools.meets(&other.pools)
    }
}

/// How many are seated before that was asked.
const UNKNOWN: u32 = u32::MAX;

/// The limits of one quarter, or the counts of one period: which are closed, by which proofs, and which were looked at.
#[derive(Debug, Clone)]
pub(super) struct Shut<S> {
    pub(super) closed: Sides<S>,
    /// Those that need not be looked at as things are: closed, settled, free, or looked for in vain with so many seated.
    tried: Sides<S>,
    /// Those from which the walk came to no free post: it will come to none later, and close nothing else.
    settled: Sides<S>,
    /// Those from which a free post was found, since the layer last lost a place.
    free: Sides<S>,
    /// So many are seated, and so often was a place lost.
    seats: u32,
    lost: u32,
    /// Each proof, ascending, with what it was the first to close.
    proofs: Vec<(u32, Sides<S>)>,
}

impl<S: UnitSet> Shut<S> {
    /// Nothing is closed.
    pub(super) fn new(size: usize) -> Self {
        let none = || Sides::none(size);
        Self {
            closed: none(),
            tried: none(),
            settled: none(),
            free: none(),
            seats: UNKNOWN,
            lost: UNKNOWN,
            proofs: Vec::new(),
        }
    }

    /// So many are seated now: where they are more, what was looked for in vain is to be looked for again, and where the
    /// layer lost a place, free posts too.
    pub(super) fn seat(&mut self, seats: u32, layer: Option<&Layer<S>>) {
        if seats == self.seats {
            return;
        }
        self.seats = seats;
        if let Some(layer) = layer.filter(|layer| layer.lost != self.lost) {
            self.lost = layer.lost;
            self.free = layer.free_at_once();
        }
        self.tried.clone_from(&self.closed);
        self.tried.join(&self.settled);
        self.tried.join(&self.free);
    }

    /// How many were seated when that was last asked.
    pub(super) fn seats(&self) -> u32 {
        self.seats
    }

    /// Those from which a walk came to no free post.
    pub(super) fn settled(&self) -> &Sides<S> {
        &self.settled
    }

    /// Notes that a walk from here came to no free post.
    pub(super) fn settle(&mut self, holding: Holding) {
        self.settled.add(holding);
    }

    /// Notes that one from these would come to none either, and close nothing else.
    pub(super) fn settle_all(&mut self, alike: &Sides<S>) {
        self.settled.join(alike);
        self.tried.join(alike);
    }

    /// Some from which there is a free post.
    pub(super) fn free(&self) -> &Sides<S> {
        &self.free
    }

    /// Notes that there is a free post from here.
    pub(super) fn set_free(&mut self, holding: Holding) {
        self.free.add(holding);
    }

    /// Those closed and those looked for in vain.
    pub(super) fn tried(&self) -> &Sides<S> {
        &self.tried
    }

    /// Notes that what closes this is looked for; false where it was already.
    pub(super) fn try_once(&mut self, holding: Holding) -> bool {
        let is_new = !self.tried.has(holding);
        self.tried.add(holding);
        is_new
    }

    /// Whether all of a cut is closed.
    pub(super) fn holds(&self, cut: &Cut<S>) -> bool {
        cut.units.minus(&self.closed.units).is_empty() && cut.pools.minus(&self.closed.pools).is_empty()
    }

    /// Notes what a proof closes; of what was closed before, the first proof stays.
    pub(super) fn close(&mut self, cut: &Cut<S>, proof: u32) {
        let new = Sides { units: cut.units.minus(&self.closed.units), pools: cut.pools.minus(&self.closed.pools) };
        for sides in [&mut self.closed, &mut self.tried] {
            sides.units.join(&new.units);
            sides.pools.join(&new.pools);
        }
        self.proofs.push((proof, new));
    }

    /// Tells the proofs that close some of these.
    pub(super) fn tell(&self, limits: &Sides<S>, proofs: &mut ProofNumbers) {
        if limits.is_empty() {
            return;
        }
        for (proof, closed) in &self.proofs {
            if closed.meets(limits) {
                push(proofs, *proof);
            }
        }
    }

    /// The proof that closes a limit.
    pub(super) fn proof_of(&self, holding: Holding) -> Option<u32> {
        self.proofs.iter().find(|(_, closed)| closed.has(holding)).map(|(proof, _)| *proof)
    }
}

/// What is closed in the first and last quarter of a stretch, and as a whole, at some moment; or what is used of that.
#[derive(Debug, Clone)]
pub(super) struct Across<S> {
    pub(super) first: Sides<S>,
    /// Nothing where the stretch is one quarter.
    pub(super) last: Sides<S>,
    /// Nothing where the stretch is no whole half-year.
    pub(super) whole: Sides<S>,
}

impl<S: UnitSet> Across<S> {
    pub(super) fn none(size: usize) -> Self {
        Self { first: Sides::none(size), last: Sides::none(size), whole: Sides::none(size) }
    }

    /// Which of these units are closed themselves; what closes them goes to `used`. The whole half-year is of interest only
    /// where one of the quarters is open.
    pub(super) fn closed_units(&self, units: &S, used: &mut Self) -> S {
        let (first, last) = (units.and(&self.first.units), units.and(&self.last.units));
        let whole = units.and(&self.whole.units).minus(&first.and(&last));
        used.first.units.join(&first);
        used.last.units.join(&last);
        used.whole.units.join(&whole);
        let mut closed = first;
        closed.join(&last);
        closed.join(&whole);
        closed
    }

    /// The pools that are closed.
    pub(super) fn closed_pools(&self) -> S {
        let mut closed = self.first.pools.clone();
        closed.join(&self.last.pools);
        closed.join(&self.whole.pools);
        closed
    }

    /// What closes these pools, all of them closed, goes to `used`.
    pub(super) fn use_pools(&self, pools: &S, used: &mut Self) {
        let (first, last) = (pools.and(&self.first.pools), pools.and(&self.last.pools));
        used.whole.pools.join(&pools.and(&self.whole.pools).minus(&first.and(&last)));
        used.first.pools.join(&first);
        used.last.pools.join(&last);
    }
}
