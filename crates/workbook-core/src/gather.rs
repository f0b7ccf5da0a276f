//! Filling ordered sets and maps item by item, and sorting with a heap.
//! Not `sort`, and not `collect`, which sorts first: each kind of item brings sorting algorithms of
//! its own into the wasm (measured: sixteen of them, 65 kB of code).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// A set of these items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// A map of these pairs; of equal keys the last one stands.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// These items, the lowest first. Equal ones in any order.
pub fn sorted<T>(items: Vec<T>, order: fn(&T, &T) -> Ordering) -> Vec<T> {
    if items.len() < 2 {
        return items;
    }
    let mut heap = BinaryHeap::with_capacity(items.len());
    for item in items {
        heap.push(Ranked { item, order });
    }
    heap.into_sorted_vec().into_iter().map(|ranked| ranked.item).collect()
}

/// An item and its order.
struct Ranked<T> {
    item: T,
    order: fn(&T, &T) -> Ordering,
}

impl<T> Ord for Ranked<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order)(&self.item, &other.item)
    }
}

impl<T> PartialOrd for Ranked<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Ranked<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T> Eq for Ranked<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_the_order_given() {
        for many in [0_u64, 1, 2, 3, 200] {
            let items: Vec<u64> = (0..many).map(|n| n * 7919 % 211).collect();
            let mut plain = items.clone();
            plain.sort_unstable();
            assert_eq!(sorted(items.clone(), Ord::cmp), plain);
            plain.reverse();
            assert_eq!(sorted(items, |a, b| b.cmp(a)), plain);
        }
    }
}
