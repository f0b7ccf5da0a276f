//! Every name of a template has its words, and the words fit where they are shown.

use std::collections::BTreeSet;

use workbook_core::record::{Template, Zone, ZoneSort};
use workbook_core::template::{BUILT_IN, Built, BuiltZone};

use super::{ends, lane, purpose, seed, step_prompt, title, zone_prompt, zone_title};
use crate::i18n::tests::one_language_at_a_time;
use crate::i18n::{Lang, set_lang, tr};

/// All texts of a zone, each with what it is.
fn zone_texts(of: &Built, zone: &BuiltZone) -> Vec<(String, &'static str, usize)> {
    let place = format!("{} {}", of.name, zone.name);
    let named = |what: &str| format!("{place}: {what}");
    let mut texts = vec![
        (named("title"), zone_title(of.name, zone.name), Zone::TITLE.limit),
        (named("prompt"), zone_prompt(of.name, zone.name), Zone::PROMPT.limit),
    ];
    for name in zone.lanes.iter().chain(zone.columns) {
        texts.push((named(name), lane(of.name, zone.name, name), 40));
    }
    for name in zone.seeds {
        texts.push((named(name), seed(of.name, zone.name, name), 40));
    }
    if zone.sort == ZoneSort::Scale {
        let (low, high) = ends(of.name, zone.name).unwrap_or_else(|| (newer(), newer()));
        texts.extend([(named("0"), low, 40), (named("10"), high, 40)]);
    }
    texts
}

fn texts(of: &Built) -> Vec<(String, &'static str, usize)> {
    let named = |what: &str| format!("{}: {what}", of.name);
    let mut texts = vec![
        (named("title"), title(of.name), Template::TITLE.limit),
        (named("purpose"), purpose(of.name), Template::PURPOSE.limit),
    ];
    texts.extend(of.zones.iter().flat_map(|zone| zone_texts(of, zone)));
    for step in of.steps.iter().filter(|step| step.name != step.zone) {
        let prompt = step_prompt(of.name, step.name).unwrap_or_else(newer);
        texts.push((named(step.name), prompt, Zone::PROMPT.limit));
    }
    texts
}

fn newer() -> &'static str {
    tr::choices::newer()
}

#[test]
fn every_name_of_a_template_has_its_words_in_both_languages() {
    let _guard = one_language_at_a_time();
    for lang in [Lang::En, Lang::Sv] {
        set_lang(lang);
        for (what, text, limit) in BUILT_IN.iter().flat_map(texts) {
            assert_ne!(text, newer(), "{what} has no words in {}", lang.code());
            let length = text.chars().count();
            assert!(length <= limit, "{what} in {}: {length} of {limit}", lang.code());
        }
    }
    set_lang(Lang::En);
}

#[test]
fn nothing_is_worded_that_no_template_has() {
    let built = |name: &str| BUILT_IN.iter().find(|built| built.name == name);
    let zone = |of: &str, name: &str| built(of).and_then(|built| built.zone(name));
    for told in super::zones::TEMPLATES {
        for one in told.zones {
            assert!(zone(told.name, one.name).is_some(), "{} {}", told.name, one.name);
        }
    }
    for (of, name, lane, _) in super::parts::LANES {
        let has = |zone: &BuiltZone| zone.lanes.contains(lane) || zone.columns.contains(lane);
        assert!(zone(of, name).is_some_and(has), "{of} {name} {lane}");
    }
    for (of, name, seed, _) in super::parts::SEEDS {
        assert!(zone(of, name).is_some_and(|zone| zone.seeds.contains(seed)), "{of} {name} {seed}");
    }
    for (of, name, _) in super::parts::STEPS {
        let steps = built(of).map(|built| built.steps).unwrap_or_default();
        assert!(steps.iter().any(|step| step.name == *name), "{of} {name}");
    }
    for (of, name, ..) in super::parts::ENDS {
        assert!(zone(of, name).is_some_and(|zone| zone.sort == ZoneSort::Scale), "{of} {name}");
    }
}

#[test]
fn no_two_zones_or_lanes_beside_each_other_are_called_the_same() {
    let _guard = one_language_at_a_time();
    for lang in [Lang::En, Lang::Sv] {
        set_lang(lang);
        for built in BUILT_IN {
            let names: BTreeSet<_> =
                built.zones.iter().map(|zone| zone_title(built.name, zone.name)).collect();
            assert_eq!(names.len(), built.zones.len(), "{} in {}", built.name, lang.code());
            for zone in built.zones {
                let said = |name: &&str| lane(built.name, zone.name, name);
                let lanes: BTreeSet<_> = zone.lanes.iter().map(said).collect();
                assert_eq!(lanes.len(), zone.lanes.len(), "{} {}", built.name, zone.name);
            }
        }
    }
    set_lang(Lang::En);
}

#[test]
fn a_name_of_a_newer_version_is_called_so() {
    let _guard = one_language_at_a_time();
    assert_eq!(title("not_yet_made"), newer());
    assert_eq!(zone_prompt("me_you_us", "not_yet_made"), newer());
    assert_eq!(lane("our_aim", "same", "not_yet_made"), newer());
    assert_eq!(step_prompt("me_you_us", "call_me"), None);
    assert_eq!(ends("me_you_us", "call_me"), None);
}
