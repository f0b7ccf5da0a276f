//! The words of the app: one typed function for each text, in the language now in use.
//! Dates, times and numbers are not written here; the browser's own `Intl` does that in `platform`.
//!
//! The functions under [`tr`] are made by `build.rs` from `locales/<lang>/<namespace>.json`.
//! When the language changes the app mounts its tree anew, so a text is a plain value, not a signal.

use std::sync::atomic::{AtomicU8, Ordering};

pub mod choices;
pub mod fields;
pub mod problems;
pub mod templates;
pub mod words;

#[cfg(test)]
mod tests;

/// A language the app can be read in.
///
/// The order is that of the folders: English, then the others by code, then the pseudo languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    Sv,
    /// English made 40 % longer, to find text that is cut. Debug builds only.
    #[cfg(debug_assertions)]
    Longer,
    /// English in a page that runs from right to left. Debug builds only.
    #[cfg(debug_assertions)]
    Rtl,
}

impl Lang {
    /// Every language of this build, in the order to offer them.
    pub const ALL: &[Self] = &[
        Self::En,
        Self::Sv,
        #[cfg(debug_assertions)]
        Self::Longer,
        #[cfg(debug_assertions)]
        Self::Rtl,
    ];

    /// The tag for the `lang` attribute, for `Intl` and for the settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
            #[cfg(debug_assertions)]
            Self::Longer => "en-XA",
            #[cfg(debug_assertions)]
            Self::Rtl => "en-XB",
        }
    }

    /// The value of the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::En | Self::Sv => "ltr",
            #[cfg(debug_assertions)]
            Self::Longer => "ltr",
            #[cfg(debug_assertions)]
            Self::Rtl => "rtl",
        }
    }

    /// The name of the language in that language, for the list to choose from.
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Sv => "Svenska",
            #[cfg(debug_assertions)]
            Self::Longer => "Longer (test)",
            #[cfg(debug_assertions)]
            Self::Rtl => "Right to left (test)",
        }
    }

    /// Finds the language of a tag such as `sv`, `sv-FI` or `EN_gb`; an exact tag wins.
    pub fn from_code(code: &str) -> Option<Self> {
        let exact = |lang: &&Self| lang.code().eq_ignore_ascii_case(code);
        let main = code.split(['-', '_']).next().unwrap_or(code);
        let close = |lang: &&Self| lang.code().eq_ignore_ascii_case(main);
        Self::ALL.iter().find(exact).or_else(|| Self::ALL.iter().find(close)).copied()
    }
}

/// One place for the whole page: a browser tab shows one language at a time.
static CURRENT: AtomicU8 = AtomicU8::new(0);

/// Changes the language of every text asked for from now on; what is on screen must be mounted anew.
pub fn set_lang(lang: Lang) {
    let index = Lang::ALL.iter().position(|known| *known == lang);
    CURRENT.store(index.and_then(|index| u8::try_from(index).ok()).unwrap_or(0), Ordering::Relaxed);
}

/// The language now in use: English until [`set_lang`] was called.
pub fn lang() -> Lang {
    Lang::ALL.get(usize::from(CURRENT.load(Ordering::Relaxed))).copied().unwrap_or(Lang::En)
}

/// One module for each namespace, one function for each key.
#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    unreachable_pub,
    reason = "generated; texts may come before their screen"
)]
pub mod tr {
    include!(concat!(env!("OUT_DIR"), "/tr.rs"));
}

// A language folder and its variant must come together, in the same order.
const _: () = assert!(in_step(tr::CODES, Lang::ALL), "Lang::ALL and the folders in locales differ");

const fn in_step(mut codes: &[&str], mut langs: &[Lang]) -> bool {
    while let ([code, other_codes @ ..], [lang, other_langs @ ..]) = (codes, langs) {
        if !same(code.as_bytes(), lang.code().as_bytes()) {
            return false;
        }
        (codes, langs) = (other_codes, other_langs);
    }
    let pseudo = if cfg!(debug_assertions) { 2 } else { 0 };
    codes.is_empty() && langs.len() == pseudo
}

const fn same(mut left: &[u8], mut right: &[u8]) -> bool {
    while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
        if *a != *b {
            return false;
        }
        (left, right) = (rest_left, rest_right);
    }
    left.is_empty() && right.is_empty()
}

/// Chooses the text of the language in use. Kept out of line: every text of the app goes through it.
#[inline(never)]
fn pick(texts: &[&'static str]) -> &'static str {
    texts.get(usize::from(CURRENT.load(Ordering::Relaxed))).copied().unwrap_or("")
}

/// Puts the arguments where the template says `{0}`, `{1}` …; `build.rs` wrote those places.
#[inline(never)]
fn fill(template: &str, arguments: &[&str]) -> String {
    let mut out = String::new();
    let mut parts = template.split('{');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (index, rest) = part.split_once('}').unwrap_or(("", part));
        let index =
            index.bytes().fold(0, |sum, digit| sum * 10 + usize::from(digit.wrapping_sub(b'0')));
        out.push_str(arguments.get(index).copied().unwrap_or(""));
        out.push_str(rest);
    }
    out
}

/// A number in plain digits, without the formatting code of the standard library.
fn digits(number: usize) -> String {
    let mut out = String::new();
    let mut unit = 1;
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        let digit = u8::try_from(number / unit % 10).unwrap_or(0);
        out.push(char::from(b'0' + digit));
        unit /= 10;
    }
    out
}
