//! Filling ordered sets and maps item by item.
//! Not `collect`: that sorts first, and each kind of item brings a sorting algorithm of its own
//! into the wasm (measured: sixteen of them, 65 kB of code).

use std::collections::{BTreeMap, BTreeSet};

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
