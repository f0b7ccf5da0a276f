//! What else has words in a template: lanes and columns, steps with a name of their own, the cards
//! a zone begins with and the ends of a scale. Not the zones: those are beside this.

use super::Say;
use crate::i18n::tr::templates as tr;

/// Template, zone, lane or column.
pub(super) const LANES: &[(&str, &str, &str, Say)] = &[
    ("life_load", "my_life", "lifts", tr::life_load_my_life_lane_lifts),
    ("life_load", "my_life", "weighs", tr::life_load_my_life_lane_weighs),
    ("life_load", "my_life", "both", tr::life_load_my_life_lane_both),
    ("life_load", "care_work", "helping", tr::life_load_care_work_lane_helping),
    ("life_load", "care_work", "heavy", tr::life_load_care_work_lane_heavy),
    ("life_load", "care_work", "both", tr::life_load_care_work_lane_both),
    ("our_aim", "same", "same", tr::our_aim_same_lane_same),
    ("our_aim", "same", "not_same", tr::our_aim_same_lane_not_same),
    ("who_does_what", "work", "me", tr::who_does_what_work_lane_me),
    ("who_does_what", "work", "my_people", tr::who_does_what_work_lane_my_people),
    ("who_does_what", "work", "you", tr::who_does_what_work_lane_you),
    ("who_does_what", "work", "other_help", tr::who_does_what_work_lane_other_help),
    ("who_does_what", "work", "things", tr::who_does_what_work_lane_things),
    ("who_does_what", "work", "home", tr::who_does_what_work_lane_home),
    ("who_does_what", "work", "between", tr::who_does_what_work_lane_between),
    ("who_does_what", "work", "visit", tr::who_does_what_work_lane_visit),
    ("what_we_know", "studies", "well_known", tr::what_we_know_studies_lane_well_known),
    ("what_we_know", "studies", "some", tr::what_we_know_studies_lane_some),
    ("what_we_know", "studies", "little", tr::what_we_know_studies_lane_little),
    ("choose", "weigh", "good", tr::choose_weigh_lane_good),
    ("choose", "weigh", "hard", tr::choose_weigh_lane_hard),
    ("choose", "weigh", "sure", tr::choose_weigh_lane_sure),
    ("try_it", "so", "keep", tr::try_it_so_lane_keep),
    ("try_it", "so", "change", tr::try_it_so_lane_change),
    ("try_it", "so", "stop", tr::try_it_so_lane_stop),
    ("try_it", "so", "again", tr::try_it_so_lane_again),
    ("make_better", "feels", "now", tr::make_better_feels_lane_now),
    ("make_better", "feels", "should", tr::make_better_feels_lane_should),
    ("learned", "kind", "together", tr::learned_kind_lane_together),
    ("learned", "kind", "better", tr::learned_kind_lane_better),
    ("learned", "kind", "fits", tr::learned_kind_lane_fits),
    ("learned", "kind", "new", tr::learned_kind_lane_new),
];

/// Template, step.
pub(super) const STEPS: &[(&str, &str, Say)] = &[
    ("who_does_what", "now", tr::who_does_what_step_now),
    ("who_does_what", "always", tr::who_does_what_step_always),
    ("make_better", "pick", tr::make_better_step_pick),
];

/// Template, zone, card.
pub(super) const SEEDS: &[(&str, &str, &str, Say)] =
    &[("choose", "choices", "wait", tr::choose_choices_seed_wait)];

/// Template, zone, what 0 means and what 10 means.
pub(super) const ENDS: &[(&str, &str, Say, Say)] = &[
    ("life_load", "room", tr::life_load_room_low, tr::life_load_room_high),
    ("choose", "leaning", tr::choose_leaning_low, tr::choose_leaning_high),
];
