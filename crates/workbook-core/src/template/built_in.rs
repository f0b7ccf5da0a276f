//! The twelve templates and the open board. "Each" in the plan of the product is blind, then shown.

use super::{
    AVOID, Built, BuiltStep as Step, BuiltZone as Zone, GOOD_AT, HELPS, MATTERS, Makes, NAME, Wish,
};
use crate::record::{NoteSort, ZoneSort};
use crate::stamp::Seat;

const WORKED: Makes = Makes::Note(NoteSort::WorkedWell);
const HARD: Makes = Makes::Note(NoteSort::Hard);
const NOTICED: Makes = Makes::Note(NoteSort::Noticed);
const QUESTION: Makes = Makes::Note(NoteSort::Question);
const IDEA: Makes = Makes::Note(NoteSort::Idea);
const THANKS: Makes = Makes::Note(NoteSort::Thanks);
const FIX: Makes = Makes::Note(NoteSort::FixTheRecord);
const LEARNED: Makes = Makes::Note(NoteSort::Learned);

/// All templates of the app, in the order of the gallery.
pub const BUILT_IN: &[Built] = &[
    ME_YOU_US,
    LIFE_LOAD,
    OUR_AIM,
    BEFORE_WE_MEET,
    FEELINGS_LINE,
    WHO_DOES_WHAT,
    WHAT_WE_KNOW,
    TWO_IDEAS,
    CHOOSE,
    TRY_IT,
    MAKE_BETTER,
    LEARNED_SHEET,
    OPEN,
];

const ME_YOU_US: Built = Built {
    name: "me_you_us",
    version: 1,
    minutes: 10,
    starts: Seat::Professional,
    wish: Wish::Meet,
    zones: &[
        Zone::text("call_me").each().makes(&[NAME]),
        Zone::cards("good_to_know").each().makes(&[GOOD_AT]),
        Zone::cards("matters").each().makes(&[MATTERS, Makes::Aim]),
        Zone::cards("helps").each().makes(&[HELPS]),
        Zone::cards("please_dont").each().makes(&[AVOID]),
        Zone::cards("us").makes(&[Makes::Aim, IDEA]),
    ],
    steps: &[
        Step::new("call_me", 1),
        Step::new("good_to_know", 2),
        Step::new("matters", 2),
        Step::new("helps", 2),
        Step::new("please_dont", 1),
        Step::new("us", 2),
    ],
};

const LIFE_LOAD: Built = Built {
    name: "life_load",
    version: 1,
    minutes: 10,
    starts: Seat::Patient,
    wish: Wish::Aim,
    zones: &[
        Zone::grid("my_life", &["lifts", "weighs", "both"], &[]).patient().makes(&[
            NOTICED,
            MATTERS,
            Makes::Aim,
        ]),
        Zone::grid("care_work", &["helping", "heavy", "both"], &[])
            .patient()
            .makes(&[Makes::Step, HARD]),
        Zone::text("heaviest").patient().makes(&[HARD, Makes::Aim]),
        Zone::cards("lift").patient().makes(&[GOOD_AT, WORKED]),
        Zone::sort("room", ZoneSort::Scale).patient(),
        Zone::cards("drop").professional().makes(&[Makes::Step, IDEA]),
    ],
    steps: &[
        Step::new("my_life", 3),
        Step::new("care_work", 2),
        Step::new("heaviest", 1),
        Step::new("lift", 1),
        Step::new("room", 1),
        Step::new("drop", 2),
    ],
};

const OUR_AIM: Built = Built {
    name: "our_aim",
    version: 1,
    minutes: 10,
    starts: Seat::Patient,
    wish: Wish::Aim,
    zones: &[
        Zone::text("words").each().makes(&[Makes::Aim]),
        Zone::grid("same", &["same", "not_same"], &[]).makes(&[NOTICED, QUESTION]),
        Zone::text("our_words").must().makes(&[Makes::Aim]),
        Zone::text("why"),
        Zone::sort("ladder", ZoneSort::Ladder),
        Zone::cards("in_the_way").makes(&[Makes::Barrier, Makes::Step]),
        Zone::sort("yes", ZoneSort::Hands).about("our_words"),
    ],
    steps: &[
        Step::new("words", 2),
        Step::new("same", 1),
        Step::new("our_words", 2),
        Step::new("why", 1),
        Step::new("ladder", 2),
        Step::new("in_the_way", 1),
        Step::new("yes", 1),
    ],
};

const BEFORE_WE_MEET: Built = Built {
    name: "before_we_meet",
    version: 1,
    minutes: 3,
    starts: Seat::Both,
    wish: Wish::Meet,
    zones: &[
        Zone::text("how_been").each().makes(&[NOTICED]),
        Zone::cards("numbers").patient().makes(&[NOTICED]),
        Zone::cards("right").patient().makes(&[FIX]),
        Zone::cards("to_talk").each().makes(&[QUESTION, Makes::Note(NoteSort::Worry), IDEA]),
        Zone::text("leave_with").each().makes(&[IDEA, Makes::Aim]),
    ],
    steps: &[
        Step::new("how_been", 1),
        Step::new("numbers", 0),
        Step::new("right", 0),
        Step::new("to_talk", 1),
        Step::new("leave_with", 1),
    ],
};

const FEELINGS_LINE: Built = Built {
    name: "feelings_line",
    version: 1,
    minutes: 15,
    starts: Seat::Patient,
    wish: Wish::Understand,
    zones: &[
        Zone::cards("moments"),
        Zone::sort("line", ZoneSort::Line).each().about("moments"),
        Zone::text("differ").makes(&[NOTICED, QUESTION]),
        Zone::cards("keep").makes(&[WORKED, THANKS]),
        Zone::cards("change").makes(&[IDEA, Makes::Aim, Makes::Step]),
        Zone::text("small_change").makes(&[Makes::Step, Makes::Aim]),
    ],
    steps: &[
        Step::new("moments", 4),
        Step::new("line", 4),
        Step::new("differ", 2),
        Step::new("keep", 2),
        Step::new("change", 2),
        Step::new("small_change", 1),
    ],
};

const WHO_DOES_WHAT: Built = Built {
    name: "who_does_what",
    version: 1,
    minutes: 15,
    starts: Seat::Both,
    wish: Wish::Understand,
    zones: &[
        Zone::grid(
            "work",
            &["me", "my_people", "you", "other_help", "things"],
            &["home", "between", "visit"],
        )
        .makes(&[Makes::Step, NOTICED]),
        Zone::cards("stuck").makes(&[Makes::Barrier, HARD]),
        Zone::cards("lead").makes(&[Makes::Step]),
    ],
    steps: &[
        Step::in_zone("now", "work", 6),
        Step::in_zone("always", "work", 3),
        Step::new("stuck", 3),
        Step::new("lead", 3),
    ],
};

const WHAT_WE_KNOW: Built = Built {
    name: "what_we_know",
    version: 1,
    minutes: 10,
    starts: Seat::Both,
    wish: Wish::Understand,
    zones: &[
        Zone::grid("studies", &["well_known", "some", "little"], &[])
            .professional()
            .makes(&[LEARNED, NOTICED]),
        Zone::cards("others").professional().makes(&[NOTICED]),
        Zone::cards("felt").patient().makes(&[NOTICED]),
        Zone::cards("measured").makes(&[NOTICED]),
        Zone::text("fits").each().makes(&[NOTICED]),
        Zone::cards("dont_know").makes(&[QUESTION]),
        Zone::cards("help_know").makes(&[Makes::Step, QUESTION]),
    ],
    steps: &[
        Step::new("studies", 2),
        Step::new("others", 1),
        Step::new("felt", 2),
        Step::new("measured", 1),
        Step::new("fits", 2),
        Step::new("dont_know", 1),
        Step::new("help_know", 1),
    ],
};

const TWO_IDEAS: Built = Built {
    name: "two_ideas",
    version: 1,
    minutes: 15,
    starts: Seat::Both,
    wish: Wish::Try,
    zones: &[
        Zone::text("ideas").each().makes(&[IDEA]),
        Zone::text("love").each().makes(&[THANKS]),
        Zone::cards("keep").makes(&[MATTERS, NOTICED]),
        Zone::sort("causes", ZoneSort::Arrows).makes(&[NOTICED, Makes::Barrier]),
        Zone::text("third").makes(&[IDEA, Makes::Aim, Makes::Step]),
        Zone::cards("test").makes(&[Makes::Step, IDEA]),
    ],
    steps: &[
        Step::new("ideas", 3),
        Step::new("love", 2),
        Step::new("keep", 2),
        Step::new("causes", 4),
        Step::new("third", 2),
        Step::new("test", 2),
    ],
};

const CHOOSE: Built = Built {
    name: "choose",
    version: 1,
    minutes: 10,
    starts: Seat::Both,
    wish: Wish::Try,
    zones: &[
        Zone::text("need"),
        Zone::cards("choices").seeds(&["wait"]).makes(&[Makes::Step, IDEA]),
        Zone::grid("weigh", &[], &["good", "hard", "sure"]).about("choices").makes(&[NOTICED]),
        Zone::cards("matters").each().makes(&[MATTERS]),
        Zone::sort("leaning", ZoneSort::Scale).each(),
        Zone::text("chosen").makes(&[Makes::Step, Makes::Aim]),
        Zone::text("usual").makes(&[NOTICED]),
        Zone::text("again").makes(&[Makes::Step]),
    ],
    steps: &[
        Step::new("need", 1),
        Step::new("choices", 2),
        Step::new("weigh", 2),
        Step::new("matters", 1),
        Step::new("leaning", 1),
        Step::new("chosen", 1),
        Step::new("usual", 1),
        Step::new("again", 1),
    ],
};

const TRY_IT: Built = Built {
    name: "try_it",
    version: 1,
    minutes: 10,
    starts: Seat::Both,
    wish: Wish::Try,
    zones: &[
        Zone::text("will_try").makes(&[Makes::Step]),
        Zone::text("guess").each(),
        Zone::cards("how_see").makes(&[Makes::Step]),
        Zone::text("stop").must(),
        Zone::text("safe").professional(),
        Zone::cards("happened").each().makes(&[NOTICED]),
        Zone::text("means").each().makes(&[LEARNED]),
        Zone::grid("so", &["keep", "change", "stop", "again"], &[]).makes(&[Makes::Step, LEARNED]),
    ],
    steps: &[
        Step::new("will_try", 1),
        Step::new("guess", 1),
        Step::new("how_see", 1),
        Step::new("stop", 1),
        Step::new("safe", 1),
        Step::new("happened", 2),
        Step::new("means", 2),
        Step::new("so", 1),
    ],
};

const MAKE_BETTER: Built = Built {
    name: "make_better",
    version: 1,
    minutes: 20,
    starts: Seat::Both,
    wish: Wish::Improve,
    zones: &[
        Zone::text("moment").makes(&[HARD]),
        Zone::grid("feels", &["now", "should"], &[]).makes(&[NOTICED]),
        Zone::cards("ideas").each().makes(&[IDEA, Makes::Step]),
        Zone::text("smallest").makes(&[Makes::Step]),
        Zone::cards("who_yes").makes(&[Makes::Step]),
        Zone::text("changed").makes(&[LEARNED]),
        Zone::cards("thanks").makes(&[THANKS]),
    ],
    steps: &[
        Step::new("moment", 2),
        Step::new("feels", 3),
        Step::new("ideas", 5),
        Step::in_zone("pick", "ideas", 3).dots(2),
        Step::new("smallest", 2),
        Step::new("who_yes", 1),
        Step::new("changed", 2),
        Step::new("thanks", 2),
    ],
};

const LEARNED_SHEET: Built = Built {
    name: "learned",
    version: 1,
    minutes: 10,
    starts: Seat::Both,
    wish: Wish::Improve,
    zones: &[
        Zone::text("lesson").must().makes(&[LEARNED]),
        Zone::cards("works_when"),
        Zone::cards("not_when"),
        Zone::cards("how_known"),
        Zone::cards("gained").makes(&[WORKED]),
        Zone::grid("kind", &["together", "better", "fits", "new"], &[]),
        Zone::cards("who_use").makes(&[Makes::Step]),
        Zone::sort("pass_on", ZoneSort::Hands).about("lesson"),
    ],
    steps: &[
        Step::new("lesson", 2),
        Step::new("works_when", 1),
        Step::new("not_when", 1),
        Step::new("how_known", 1),
        Step::new("gained", 1),
        Step::new("kind", 1),
        Step::new("who_use", 1),
        Step::new("pass_on", 2),
    ],
};

const OPEN: Built = Built {
    name: "open",
    version: 1,
    minutes: 10,
    starts: Seat::Both,
    wish: Wish::Own,
    zones: &[Zone::sort("board", ZoneSort::Arrows).makes(&[
        IDEA,
        Makes::Step,
        Makes::Aim,
        Makes::Barrier,
        NOTICED,
    ])],
    steps: &[Step::new("board", 10)],
};
