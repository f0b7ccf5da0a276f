//! The words of each template and of its zones, in the order of the core.
//! Not how they are found by name: that is in the module above.

use super::{Told, ZoneTold, zone};
use crate::i18n::tr::templates as tr;

pub(super) const TEMPLATES: &[Told] = &[
    Told {
        name: "me_you_us",
        title: tr::me_you_us,
        purpose: tr::me_you_us_purpose,
        zones: ME_YOU_US,
    },
    Told {
        name: "life_load",
        title: tr::life_load,
        purpose: tr::life_load_purpose,
        zones: LIFE_LOAD,
    },
    Told { name: "our_aim", title: tr::our_aim, purpose: tr::our_aim_purpose, zones: OUR_AIM },
    Told {
        name: "before_we_meet",
        title: tr::before_we_meet,
        purpose: tr::before_we_meet_purpose,
        zones: BEFORE_WE_MEET,
    },
    Told {
        name: "feelings_line",
        title: tr::feelings_line,
        purpose: tr::feelings_line_purpose,
        zones: FEELINGS_LINE,
    },
    Told {
        name: "who_does_what",
        title: tr::who_does_what,
        purpose: tr::who_does_what_purpose,
        zones: WHO_DOES_WHAT,
    },
    Told {
        name: "what_we_know",
        title: tr::what_we_know,
        purpose: tr::what_we_know_purpose,
        zones: WHAT_WE_KNOW,
    },
    Told {
        name: "two_ideas",
        title: tr::two_ideas,
        purpose: tr::two_ideas_purpose,
        zones: TWO_IDEAS,
    },
    Told { name: "choose", title: tr::choose, purpose: tr::choose_purpose, zones: CHOOSE },
    Told { name: "try_it", title: tr::try_it, purpose: tr::try_it_purpose, zones: TRY_IT },
    Told {
        name: "make_better",
        title: tr::make_better,
        purpose: tr::make_better_purpose,
        zones: MAKE_BETTER,
    },
    Told { name: "learned", title: tr::learned, purpose: tr::learned_purpose, zones: LEARNED },
    Told { name: "open", title: tr::open, purpose: tr::open_purpose, zones: OPEN },
];

const ME_YOU_US: &[ZoneTold] = &[
    zone("call_me", tr::me_you_us_call_me, tr::me_you_us_call_me_ask),
    zone("good_to_know", tr::me_you_us_good_to_know, tr::me_you_us_good_to_know_ask),
    zone("matters", tr::me_you_us_matters, tr::me_you_us_matters_ask),
    zone("helps", tr::me_you_us_helps, tr::me_you_us_helps_ask),
    zone("please_dont", tr::me_you_us_please_dont, tr::me_you_us_please_dont_ask),
    zone("us", tr::me_you_us_us, tr::me_you_us_us_ask),
];

const LIFE_LOAD: &[ZoneTold] = &[
    zone("my_life", tr::life_load_my_life, tr::life_load_my_life_ask),
    zone("care_work", tr::life_load_care_work, tr::life_load_care_work_ask),
    zone("heaviest", tr::life_load_heaviest, tr::life_load_heaviest_ask),
    zone("lift", tr::life_load_lift, tr::life_load_lift_ask),
    zone("room", tr::life_load_room, tr::life_load_room_ask),
    zone("drop", tr::life_load_drop, tr::life_load_drop_ask),
];

const OUR_AIM: &[ZoneTold] = &[
    zone("words", tr::our_aim_words, tr::our_aim_words_ask),
    zone("same", tr::our_aim_same, tr::our_aim_same_ask),
    zone("our_words", tr::our_aim_our_words, tr::our_aim_our_words_ask),
    zone("why", tr::our_aim_why, tr::our_aim_why_ask),
    zone("ladder", tr::our_aim_ladder, tr::our_aim_ladder_ask),
    zone("in_the_way", tr::our_aim_in_the_way, tr::our_aim_in_the_way_ask),
    zone("yes", tr::our_aim_yes, tr::our_aim_yes_ask),
];

const BEFORE_WE_MEET: &[ZoneTold] = &[
    zone("how_been", tr::before_we_meet_how_been, tr::before_we_meet_how_been_ask),
    zone("numbers", tr::before_we_meet_numbers, tr::before_we_meet_numbers_ask),
    zone("right", tr::before_we_meet_right, tr::before_we_meet_right_ask),
    zone("to_talk", tr::before_we_meet_to_talk, tr::before_we_meet_to_talk_ask),
    zone("leave_with", tr::before_we_meet_leave_with, tr::before_we_meet_leave_with_ask),
];

const FEELINGS_LINE: &[ZoneTold] = &[
    zone("moments", tr::feelings_line_moments, tr::feelings_line_moments_ask),
    zone("line", tr::feelings_line_line, tr::feelings_line_line_ask),
    zone("differ", tr::feelings_line_differ, tr::feelings_line_differ_ask),
    zone("keep", tr::feelings_line_keep, tr::feelings_line_keep_ask),
    zone("change", tr::feelings_line_change, tr::feelings_line_change_ask),
    zone("small_change", tr::feelings_line_small_change, tr::feelings_line_small_change_ask),
];

const WHO_DOES_WHAT: &[ZoneTold] = &[
    zone("work", tr::who_does_what_work, tr::who_does_what_work_ask),
    zone("stuck", tr::who_does_what_stuck, tr::who_does_what_stuck_ask),
    zone("lead", tr::who_does_what_lead, tr::who_does_what_lead_ask),
];

const WHAT_WE_KNOW: &[ZoneTold] = &[
    zone("studies", tr::what_we_know_studies, tr::what_we_know_studies_ask),
    zone("others", tr::what_we_know_others, tr::what_we_know_others_ask),
    zone("felt", tr::what_we_know_felt, tr::what_we_know_felt_ask),
    zone("measured", tr::what_we_know_measured, tr::what_we_know_measured_ask),
    zone("fits", tr::what_we_know_fits, tr::what_we_know_fits_ask),
    zone("dont_know", tr::what_we_know_dont_know, tr::what_we_know_dont_know_ask),
    zone("help_know", tr::what_we_know_help_know, tr::what_we_know_help_know_ask),
];

const TWO_IDEAS: &[ZoneTold] = &[
    zone("ideas", tr::two_ideas_ideas, tr::two_ideas_ideas_ask),
    zone("love", tr::two_ideas_love, tr::two_ideas_love_ask),
    zone("keep", tr::two_ideas_keep, tr::two_ideas_keep_ask),
    zone("causes", tr::two_ideas_causes, tr::two_ideas_causes_ask),
    zone("third", tr::two_ideas_third, tr::two_ideas_third_ask),
    zone("test", tr::two_ideas_test, tr::two_ideas_test_ask),
];

const CHOOSE: &[ZoneTold] = &[
    zone("need", tr::choose_need, tr::choose_need_ask),
    zone("choices", tr::choose_choices, tr::choose_choices_ask),
    zone("weigh", tr::choose_weigh, tr::choose_weigh_ask),
    zone("matters", tr::choose_matters, tr::choose_matters_ask),
    zone("leaning", tr::choose_leaning, tr::choose_leaning_ask),
    zone("chosen", tr::choose_chosen, tr::choose_chosen_ask),
    zone("usual", tr::choose_usual, tr::choose_usual_ask),
    zone("again", tr::choose_again, tr::choose_again_ask),
];

const TRY_IT: &[ZoneTold] = &[
    zone("will_try", tr::try_it_will_try, tr::try_it_will_try_ask),
    zone("guess", tr::try_it_guess, tr::try_it_guess_ask),
    zone("how_see", tr::try_it_how_see, tr::try_it_how_see_ask),
    zone("stop", tr::try_it_stop, tr::try_it_stop_ask),
    zone("safe", tr::try_it_safe, tr::try_it_safe_ask),
    zone("happened", tr::try_it_happened, tr::try_it_happened_ask),
    zone("means", tr::try_it_means, tr::try_it_means_ask),
    zone("so", tr::try_it_so, tr::try_it_so_ask),
];

const MAKE_BETTER: &[ZoneTold] = &[
    zone("moment", tr::make_better_moment, tr::make_better_moment_ask),
    zone("feels", tr::make_better_feels, tr::make_better_feels_ask),
    zone("ideas", tr::make_better_ideas, tr::make_better_ideas_ask),
    zone("smallest", tr::make_better_smallest, tr::make_better_smallest_ask),
    zone("who_yes", tr::make_better_who_yes, tr::make_better_who_yes_ask),
    zone("changed", tr::make_better_changed, tr::make_better_changed_ask),
    zone("thanks", tr::make_better_thanks, tr::make_better_thanks_ask),
];

const LEARNED: &[ZoneTold] = &[
    zone("lesson", tr::learned_lesson, tr::learned_lesson_ask),
    zone("works_when", tr::learned_works_when, tr::learned_works_when_ask),
    zone("not_when", tr::learned_not_when, tr::learned_not_when_ask),
    zone("how_known", tr::learned_how_known, tr::learned_how_known_ask),
    zone("gained", tr::learned_gained, tr::learned_gained_ask),
    zone("kind", tr::learned_kind, tr::learned_kind_ask),
    zone("who_use", tr::learned_who_use, tr::learned_who_use_ask),
    zone("pass_on", tr::learned_pass_on, tr::learned_pass_on_ask),
];

const OPEN: &[ZoneTold] = &[zone("board", tr::open_board, tr::open_board_ask)];
