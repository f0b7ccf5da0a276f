//! The words for what can be chosen on a canvas.

use workbook_core::record::{CardSize, EdgeHow, Feeling, Tone, ZoneSort, ZoneWho};

use super::Worded;
use crate::i18n::tr;

impl Worded for CardSize {
    fn words(self) -> &'static str {
        match self {
            Self::Small => tr::choices::card_size_small(),
            Self::Normal => tr::choices::card_size_normal(),
            Self::Large => tr::choices::card_size_large(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Tone {
    fn words(self) -> &'static str {
        match self {
            Self::Straw => tr::choices::tone_straw(),
            Self::Rose => tr::choices::tone_rose(),
            Self::Leaf => tr::choices::tone_leaf(),
            Self::Sky => tr::choices::tone_sky(),
            Self::Lilac => tr::choices::tone_lilac(),
            Self::Stone => tr::choices::tone_stone(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Feeling {
    fn words(self) -> &'static str {
        match self {
            Self::Calm => tr::choices::feeling_calm(),
            Self::Glad => tr::choices::feeling_glad(),
            Self::Hopeful => tr::choices::feeling_hopeful(),
            Self::Proud => tr::choices::feeling_proud(),
            Self::Safe => tr::choices::feeling_safe(),
            Self::Tired => tr::choices::feeling_tired(),
            Self::Worried => tr::choices::feeling_worried(),
            Self::Sad => tr::choices::feeling_sad(),
            Self::Angry => tr::choices::feeling_angry(),
            Self::Alone => tr::choices::feeling_alone(),
            Self::Confused => tr::choices::feeling_confused(),
            Self::Ashamed => tr::choices::feeling_ashamed(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

// In the middle of a sentence: "The bus is late leads to a missed dose".
impl Worded for EdgeHow {
    fn words(self) -> &'static str {
        match self {
            Self::LeadsTo => tr::choices::edge_how_leads_to(),
            Self::Helps => tr::choices::edge_how_helps(),
            Self::GetsInTheWay => tr::choices::edge_how_gets_in_the_way(),
            Self::Newer => tr::choices::edge_how_newer(),
        }
    }
}

impl Worded for ZoneSort {
    fn words(self) -> &'static str {
        match self {
            Self::Cards => tr::choices::zone_sort_cards(),
            Self::Text => tr::choices::zone_sort_text(),
            Self::Grid => tr::choices::zone_sort_grid(),
            Self::Arrows => tr::choices::zone_sort_arrows(),
            Self::Line => tr::choices::zone_sort_line(),
            Self::Scale => tr::choices::zone_sort_scale(),
            Self::Ladder => tr::choices::zone_sort_ladder(),
            Self::Hands => tr::choices::zone_sort_hands(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for ZoneWho {
    fn words(self) -> &'static str {
        match self {
            Self::Together => tr::choices::zone_who_together(),
            Self::Each => tr::choices::zone_who_each(),
            Self::Patient => tr::choices::zone_who_patient(),
            Self::Professional => tr::choices::zone_who_professional(),
            Self::Newer => tr::choices::newer(),
        }
    }
}
