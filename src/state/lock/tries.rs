//! Wrong passphrases: each makes the next try wait longer. That slows a person down, no program: what
//! holds is the passphrase.

use serde::{Deserialize, Serialize};
use workbook_core::id::BookId;

use super::LockError;
use crate::platform::clock;
use crate::platform::storage::tries_key;
use crate::state::desk::Desk;

/// So many may be wrong before the next one waits.
const FREE: u32 = 3;
/// How long each of the next ones waits, in seconds; the last of them from then on.
const WAITS: [u32; 4] = [5, 15, 30, 60];

/// Wrong passphrases since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Tries {
    wrong: u32,
    /// When the next one may be tried, in milliseconds since 1970.
    next: i64,
}

impl Tries {
    /// One more was wrong.
    fn after_wrong(self, now: i64) -> Self {
        let wrong = self.wrong.saturating_add(1);
        Self { wrong, next: now + i64::from(wait(wrong)) * 1_000 }
    }

    /// How many seconds are left. A clock that was set back makes nobody wait longer than the most.
    fn left(self, now: i64) -> u32 {
        let most = i64::from(wait(self.wrong)) * 1_000;
        let left = (self.next - now).min(most).max(0);
        u32::try_from((left + 999) / 1_000).unwrap_or_default()
    }
}

fn wait(wrong: u32) -> u32 {
    let Some(step) = wrong.checked_sub(FREE) else { return 0 };
    let step = usize::try_from(step).unwrap_or(usize::MAX);
    WAITS.get(step).or(WAITS.last()).copied().unwrap_or_default()
}

impl Desk {
    fn tries(&self, book: BookId) -> Tries {
        let key = tries_key(&book.to_string());
        let text = self.local.as_ref().ok().and_then(|local| local.get(&key).ok().flatten());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Whether a passphrase may be tried now.
    pub(super) fn may_try(&self, book: BookId) -> Result<(), LockError> {
        match self.tries(book).left(clock::now_ms()) {
            0 => Ok(()),
            seconds => Err(LockError::Wait(seconds)),
        }
    }

    /// Takes note of a passphrase, right or wrong.
    pub(super) fn note_try(&self, book: BookId, right: bool) {
        let (Ok(local), key) = (&self.local, tries_key(&book.to_string())) else { return };
        if right {
            // A comfort, like the note itself: where it cannot be written, nobody waits.
            let _ = local.remove(&key);
        } else if let Ok(text) =
            serde_json::to_string(&self.tries(book).after_wrong(clock::now_ms()))
        {
            let _ = local.set(&key, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_with_each_wrong_passphrase_and_ends() {
        let mut tries = Tries::default();
        let waits: Vec<u32> = (0..9)
            .map(|_| {
                tries = tries.after_wrong(1_000);
                tries.left(1_000)
            })
            .collect();
        assert_eq!(waits, [0, 0, 5, 15, 30, 60, 60, 60, 60]);
        assert_eq!(tries.left(60_999), 1);
        assert_eq!(tries.left(61_000), 0);
        // The clock was set back by a year.
        assert_eq!(tries.left(-31_536_000_000), 60);
    }
}
