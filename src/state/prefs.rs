//! How this device shows things: language, theme, text size, keys. Part of no workbook.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::lock::IDLE_MINUTES;
use super::{App, keys};
use crate::i18n::{self, Lang};
use crate::platform::page;

/// After how many minutes it locks itself, where nothing was chosen.
const LOCK_MINUTES: u8 = 2;

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Strong contrast.
    Contrast,
}

impl Theme {
    /// All of them, in the order to offer them.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The value of the page's attribute; empty for none.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// How large texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// As designed.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// Much larger.
    Largest,
}

impl TextSize {
    /// All of them, in the order to offer them.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// The value of the page's attribute; empty for none.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }
}

/// Whether single keys do something outside of fields. Who talks to the device, or hits keys by
/// chance, may want them silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SingleKeys {
    /// They do.
    #[default]
    On,
    /// They do nothing.
    Off,
}

impl SingleKeys {
    /// Both, in the order to offer them.
    pub const ALL: [Self; 2] = [Self::On, Self::Off];

    /// How it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

/// How this device shows things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefs {
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The text size.
    pub text: TextSize,
    /// Whether single keys do something.
    pub keys: SingleKeys,
    /// After how many minutes without a touch a workbook with a lock locks itself.
    pub lock_minutes: u8,
    /// Whether a button to leave quickly stands in every place.
    pub leave: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            lang: Lang::En,
            theme: Theme::System,
            text: TextSize::Normal,
            keys: SingleKeys::On,
            lock_minutes: LOCK_MINUTES,
            leave: false,
        }
    }
}

/// As stored. Every part may be missing, and what is not known counts as missing.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    lang: String,
    theme: String,
    text: String,
    keys: String,
    lock_minutes: u8,
    leave: bool,
}

impl App {
    /// Reads how this device shows things, or takes the device's own wishes.
    pub(super) fn open_prefs(&self) {
        let text = self.desk.with_value(|desk| {
            let local = desk.local.as_ref().ok()?;
            local.get(keys::SETTINGS).ok().flatten()
        });
        let stored: Stored =
            text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let wished = page::preferred_languages();
        let lang = std::iter::once(stored.lang)
            .chain(wished)
            .find_map(|code| Lang::from_code(&code))
            .unwrap_or(Lang::En);
        let theme = Theme::ALL.into_iter().find(|theme| theme.attribute() == stored.theme);
        let text = TextSize::ALL.into_iter().find(|size| size.attribute() == stored.text);
        let (theme, text) = (theme.unwrap_or_default(), text.unwrap_or_default());
        let keys = SingleKeys::ALL.into_iter().find(|keys| keys.name() == stored.keys);
        let known = |minutes: &u8| IDLE_MINUTES.contains(minutes);
        let lock_minutes = Some(stored.lock_minutes).filter(known).unwrap_or(LOCK_MINUTES);
        let keys = keys.unwrap_or_default();
        self.show_prefs(Prefs { lang, theme, text, keys, lock_minutes, leave: stored.leave });
    }

    /// Changes how this device shows things.
    pub fn set_prefs(&self, prefs: Prefs) {
        let stored = Stored {
            lang: prefs.lang.code().to_owned(),
            theme: prefs.theme.attribute().to_owned(),
            text: prefs.text.attribute().to_owned(),
            keys: prefs.keys.name().to_owned(),
            lock_minutes: prefs.lock_minutes,
            leave: prefs.leave,
        };
        self.desk.with_value(|desk| {
            if let (Ok(local), Ok(text)) = (&desk.local, serde_json::to_string(&stored)) {
                // A device that cannot store it asks again next time; nothing else is lost.
                let _ = local.set(keys::SETTINGS, &text);
            }
        });
        self.show_prefs(prefs);
    }

    fn show_prefs(&self, prefs: Prefs) {
        i18n::set_lang(prefs.lang);
        page::set_lang(prefs.lang.code());
        page::set_dir(prefs.lang.dir());
        page::set_theme(prefs.theme.attribute());
        page::set_text_size(prefs.text.attribute());
        self.prefs.set(prefs);
    }
}
