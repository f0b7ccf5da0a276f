//! Two copies of a record come together, and nothing either person wrote is lost.
//! Not for previews or whole documents ([`crate::session`]) and not for bytes.
//!
//! The rule, per field: a version of one copy stays if the other copy holds the same write, or
//! has not taken note of it. This is the optimised observed-remove rule for multi-value registers
//! with a causal context per record (Bieniusa et al. 2012; Almeida, Shoker, Baquero 2018).
//! Beside it the pasts are joined: whoever replaced a version has put it in the past already, or
//! has not (a key press within a burst of typing), and every copy arrives at the same.

use crate::entry::{Entry, Register, Version, covers, join_seen, trim_past};
use crate::gather;

/// A way of merging two copies of one record. There is one, [`merge`]; tests try broken ones.
pub type Rule = fn(&Entry, &Entry) -> Entry;

/// Merges two copies of one record. Total, commutative, associative and idempotent.
///
/// Copies that disagree on the kind (which only a made-up file can bring about) keep the kind
/// that sorts first.
#[must_use]
pub fn merge(a: &Entry, b: &Entry) -> Entry {
    debug_assert_eq!(a.id(), b.id(), "only copies of one record are merged");
    let mut out = Entry::new(a.id(), a.kind().min(b.kind()));
    out.seen.clone_from(&a.seen);
    join_seen(&mut out.seen, &b.seen);
    out.erased.clone_from(&a.erased);
    join_seen(&mut out.erased, &b.erased);

    let names = gather::set([a, b].iter().flat_map(|e| e.fields.keys().chain(e.past.keys())));
    for name in names {
        let field = name.as_str();
        let (mine, yours) = (a.register(field), b.register(field));
        let mut current = Vec::new();
        let mut past: Vec<Version> = [a, b].iter().flat_map(|e| e.past(field)).cloned().collect();
        for (version, other) in (mine.versions().iter().map(|version| (version, b)))
            .chain(yours.versions().iter().map(|version| (version, a)))
        {
            let dot = version.stamp.dot;
            if other.register(field).holds(dot) || !covers(&other.seen, dot) {
                current.push(version.clone());
            }
        }
        let current = Register::new(current);
        trim_past(&mut past, &out.erased);
        if !past.is_empty() {
            out.past.insert(name.clone(), past);
        }
        if !current.is_empty() {
            out.fields.insert(name.clone(), current);
        }
    }
    out
}

/// Whether merging `theirs` into `mine` would change nothing, found without merging.
pub fn knows_all(mine: &Entry, theirs: &Entry) -> bool {
    mine == theirs || merge(mine, theirs) == *mine
}
