//! A small network with integral capacities, and its largest flow by shortest augmenting paths (Edmonds and Karp 1972).

use std::collections::VecDeque;

/// An edge, by number; the one after it leads back.
pub(super) type EdgeIx = usize;

/// Nodes and edges; what an edge still bears.
#[derive(Debug)]
pub(super) struct Network {
    edges: Vec<(usize, i32)>,
    leaving: Vec<Vec<EdgeIx>>,
}

impl Network {
    /// So many nodes and no edge.
    pub(super) fn new(nodes: usize) -> Self {
        Self { edges: Vec::new(), leaving: vec![Vec::new(); nodes] }
    }

    /// An edge that bears so much.
    pub(super) fn edge(&mut self, from: usize, to: usize, capacity: i32) -> EdgeIx {
        let number = self.edges.len();
        self.edges.extend([(to, capacity), (from, 0)]);
        self.leaving[from].push(number);
        self.leaving[to].push(number + 1);
        number
    }

    /// What an edge carries.
    pub(super) fn flow(&self, edge: EdgeIx) -> i32 {
        self.edges[edge + 1].1
    }

    /// Sends as much as can be from one node to another; says how much.
    pub(super) fn send(&mut self, source: usize, sink: usize) -> i32 {
        let mut sent = 0;
        let mut by = vec![EdgeIx::MAX; self.leaving.len()];
        let mut queue = VecDeque::new();
        loop {
            by.fill(EdgeIx::MAX);
            queue.clear();
            queue.push_back(source);
            while let Some(node) = queue.pop_front().filter(|_| by[sink] == EdgeIx::MAX) {
                for &edge in &self.leaving[node] {
                    let (to, left) = self.edges[edge];
                    if left > 0 && to != source && by[to] == EdgeIx::MAX {
                        by[to] = edge;
                        queue.push_back(to);
                    }
                }
            }
            if by[sink] == EdgeIx::MAX {
                return sent;
            }
            let path = || {
                let mut at = sink;
                std::iter::from_fn({
                    let (edges, by) = (&self.edges, &by);
                    move || {
                        let edge = (at != source).then(|| by[at])?;
                        at = edges[edge ^ 1].0;
                        Some(edge)
                    }
                })
            };
            let most = path().map(|edge| self.edges[edge].1).min().unwrap_or(0);
            let along: Vec<EdgeIx> = path().collect();
            for edge in along {
                self.edges[edge].1 -= most;
                self.edges[edge ^ 1].1 += most;
            }
            sent += most;
        }
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
