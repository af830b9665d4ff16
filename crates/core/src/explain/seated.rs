//! Who is in one place: few off the heap, for there is one such list for each unit in each quarter.

/// So many lie in the list itself.
const FEW: usize = 5;

/// The numbers of members, in the order in which they were seated.
#[derive(Debug, Clone)]
pub(super) enum Seated {
    /// So many of them.
    Few(u32, [u32; FEW]),
    Many(Vec<u32>),
}

impl Seated {
    /// Nobody.
    pub(super) const NOBODY: Self = Self::Few(0, [0; FEW]);

    pub(super) fn push(&mut self, member: u32) {
        match self {
            Self::Few(count, few) => match few.get_mut(*count as usize) {
                Some(free) => {
                    *free = member;
                    *count += 1;
                }
                None => *self = Self::Many(few.iter().copied().chain([member]).collect()),
            },
            Self::Many(many) => many.push(member),
        }
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        match self {
            Self::Few(count, few) => few.get(..*count as usize).unwrap_or_default(),
            Self::Many(many) => many,
        }
    }
}
