//! A small network with integral capacities, and its largest flow by shortest augmenting paths, all of one length together
//! (Dinic 1970).

use std::collections::VecDeque;

/// An edge, by number; the one after it leads back.
pub(super) type EdgeIx = usize;

/// No edge.
const NONE: EdgeIx = EdgeIx::MAX;

/// Nodes and edges; what an edge still bears.
#[derive(Debug)]
pub(super) struct Network {
    edges: Vec<Edge>,
    /// For each node the last edge that leaves it.
    leaving: Vec<EdgeIx>,
}

#[derive(Debug)]
struct Edge {
    to: usize,
    left: i32,
    /// The edge before it that leaves the same node.
    before: EdgeIx,
}

impl Network {
    /// So many nodes and no edge.
    pub(super) fn new(nodes: usize) -> Self {
        Self { edges: Vec::with_capacity(8 * nodes), leaving: vec![NONE; nodes] }
    }

    /// An edge that bears so much.
    pub(super) fn edge(&mut self, from: usize, to: usize, capacity: i32) -> EdgeIx {
        let number = self.edges.len();
        for (from, to, left) in [(from, to, capacity), (to, from, 0)] {
            let before = std::mem::replace(&mut self.leaving[from], self.edges.len());
            self.edges.push(Edge { to, left, before });
        }
        number
    }

    /// What an edge carries.
    pub(super) fn flow(&self, edge: EdgeIx) -> i32 {
        self.edges[edge + 1].left
    }

    /// Sends as much as can be from one node to another; says how much.
    pub(super) fn send(&mut self, source: usize, sink: usize) -> i32 {
        let mut sent = 0;
        while let Some(level) = self.levels(source, sink) {
            // For each node the next edge to try; those before it lead nowhere on this level.
            let mut next = self.leaving.clone();
            loop {
                let more = self.send_along(source, sink, &level, &mut next);
                if more == 0 {
                    break;
                }
                sent += more;
            }
        }
        sent
    }

    /// How far each node is from one, as long as the other is not reached; `None` where it never is.
    fn levels(&self, source: usize, sink: usize) -> Option<Vec<u32>> {
        let mut level = vec![u32::MAX; self.leaving.len()];
        let mut queue = VecDeque::from([source]);
        level[source] = 0;
        while let Some(node) = queue.pop_front().filter(|_| level[sink] == u32::MAX) {
            let mut at = self.leaving[node];
            while at != NONE {
                let edge = &self.edges[at];
                if edge.left > 0 && level[edge.to] == u32::MAX {
                    level[edge.to] = level[node] + 1;
                    queue.push_back(edge.to);
                }
                at = edge.before;
            }
        }
        (level[sink] != u32::MAX).then_some(level)
    }

    /// Sends along one path on which each node is one level further; says how much, 0 where there is none left.
    fn send_along(&mut self, source: usize, sink: usize, level: &[u32], next: &mut [EdgeIx]) -> i32 {
        let mut path: Vec<EdgeIx> = Vec::new();
        let mut node = source;
        while node != sink {
            let at = next[node];
            if at == NONE {
                // A dead end: back, and past the edge that led here.
                let Some(last) = path.pop() else { return 0 };
                node = self.edges[last ^ 1].to;
                next[node] = self.edges[last].before;
                continue;
            }
            let edge = &self.edges[at];
            if edge.left > 0 && level[edge.to] == level[node] + 1 {
                path.push(at);
                node = edge.to;
            } else {
                next[node] = edge.before;
            }
        }
        let most = path.iter().map(|&edge| self.edges[edge].left).min().unwrap_or(0);
        for edge in path {
            self.edges[edge].left -= most;
            self.edges[edge ^ 1].left += most;
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn what_was_sent_is_sent_another_way_where_that_makes_room() {
        // Two units of flow need the way 0-1-3 and the way 0-2-3; the shortest path by 1-2 must give way.
        let mut network = Network::new(6);
        let edges = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 3), (3, 5), (4, 5)];
        let edges = edges.map(|(from, to)| network.edge(from, to, 1));
        assert_eq!(network.send(0, 5), 2);
        assert_eq!(edges.map(|edge| network.flow(edge)), [1, 1, 0, 1, 1, 1, 1]);
        assert_eq!(network.send(0, 5), 0);
    }
}
