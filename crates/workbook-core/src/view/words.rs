//! What changed between two texts, word by word. Not for saying it: the app and the terminal do.

/// Longer texts than this many words times words are compared no closer than from where they begin
/// to differ to where they stop.
const MOST: usize = 400_000;

/// Signs that stand behind a word and are no part of it.
const BEHIND: &[char] = &['.', ',', ';', ':', '!', '?', '…', ')', '"', '”', '’', '»'];

/// A stretch of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// It stands in both.
    Same(&'t str),
    /// It stands in the earlier one alone.
    Removed(&'t str),
    /// It stands in the later one alone.
    Added(&'t str),
}

/// Two texts as stretches: all but the added ones give the earlier text, all but the removed ones
/// the later.
pub fn compare<'t>(before: &'t str, after: &'t str) -> Vec<Piece<'t>> {
    let (old, new) = (tokens(before), tokens(after));
    let (old_ends, new_ends) = (ends(&old), ends(&new));
    let mut pieces = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for Stretch { old_at, new_at, len } in stretches(&old, &new) {
        push(&mut pieces, Piece::Removed, part(before, &old_ends, from_old, old_at));
        push(&mut pieces, Piece::Added, part(after, &new_ends, from_new, new_at));
        (from_old, from_new) = (old_at + len, new_at + len);
        push(&mut pieces, Piece::Same, part(after, &new_ends, new_at, from_new));
    }
    push(&mut pieces, Piece::Removed, part(before, &old_ends, from_old, old.len()));
    push(&mut pieces, Piece::Added, part(after, &new_ends, from_new, new.len()));
    pieces
}

fn push<'t>(pieces: &mut Vec<Piece<'t>>, piece: fn(&'t str) -> Piece<'t>, text: &'t str) {
    if !text.is_empty() {
        pieces.push(piece(text));
    }
}

/// The text of some tokens, which follow each other without a gap.
fn part<'t>(text: &'t str, ends: &[usize], from: usize, to: usize) -> &'t str {
    let end = |at: usize| at.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
    text.get(end(from)..end(to)).unwrap_or_default()
}

fn ends(tokens: &[&str]) -> Vec<usize> {
    let mut end = 0;
    tokens
        .iter()
        .map(|token| {
            end += token.len();
            end
        })
        .collect()
}

/// Words, the signs behind them, and what is blank between, in order and without a gap.
fn tokens(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let blank = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != blank).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        let (word, signs) = run.split_at(run.trim_end_matches(BEHIND).len());
        all.extend([word, signs].into_iter().filter(|token| !token.is_empty()));
        rest = behind;
    }
    all
}

/// Tokens that stand in both texts, one after the other.
struct Stretch {
    old_at: usize,
    new_at: usize,
    len: usize,
}

/// What both texts share: the most tokens in order. Blanks between two changes count as changed.
fn stretches(old: &[&str], new: &[&str]) -> Vec<Stretch> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let middle = |all: usize| head..all - tail;
    let (old_middle, new_middle) = (
        old.get(middle(old.len())).unwrap_or_default(),
        new.get(middle(new.len())).unwrap_or_default(),
    );
    let mut found: Vec<Stretch> = Vec::new();
    let pairs = (0..head).map(|at| (at, at));
    let pairs =
        pairs.chain(shared(old_middle, new_middle).into_iter().map(|(a, b)| (a + head, b + head)));
    let pairs = pairs.chain((0..tail).rev().map(|at| (old.len() - 1 - at, new.len() - 1 - at)));
    for (old_at, new_at) in pairs {
        match found.last_mut() {
            Some(Stretch { old_at: a, new_at: b, len })
                if *a + *len == old_at && *b + *len == new_at =>
            {
                *len += 1;
            }
            _ => found.push(Stretch { old_at, new_at, len: 1 }),
        }
    }
    let says_something = |one: &Stretch| {
        let all = old.iter().skip(one.old_at).take(one.len);
        all.into_iter().any(|token| !token.trim().is_empty())
    };
    let edges = |one: &Stretch| one.old_at == 0 || one.old_at + one.len == old.len();
    found.retain(|one| says_something(one) || edges(one));
    found
}

/// The longest list of equal tokens, as places in both, by the table every textbook has.
fn shared(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let wide = new.len() + 1;
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MOST {
        return Vec::new();
    }
    // How many tokens are shared from a place in both to the ends.
    let mut table = vec![0_u32; (old.len() + 1) * wide];
    let at = |table: &[u32], a: usize, b: usize| table.get(a * wide + b).copied().unwrap_or(0);
    for (a, mine) in old.iter().enumerate().rev() {
        for (b, yours) in new.iter().enumerate().rev() {
            let here = if mine == yours {
                at(&table, a + 1, b + 1) + 1
            } else {
                at(&table, a + 1, b).max(at(&table, a, b + 1))
            };
            if let Some(place) = table.get_mut(a * wide + b) {
                *place = here;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(mine), Some(yours)) = (old.get(a), new.get(b)) {
        if mine == yours {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if at(&table, a + 1, b) >= at(&table, a, b + 1) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
