//! The words for what can be chosen. Exhaustive: a new word in the core does not compile until it
//! has its words here.

use workbook_core::record::{
    Achievement, AimSort, AimStatus, Area, BarrierSort, CardSize, CareWork, Choice, EdgeHow,
    HowKnown, Need, NoteSort, Outcome, StepStatus, Tone, Want, ZoneSort, ZoneWho, choice,
};

use super::tr;

mod canvas;

/// A choice that is shown.
pub trait Worded: Choice {
    /// What it is called.
    fn words(self) -> &'static str;
}

/// What can be chosen, with its words, in the order it is offered.
pub fn options<C: Worded>() -> Vec<(String, String)> {
    C::ALL.iter().map(|choice| (choice.name().to_owned(), choice.words().to_owned())).collect()
}

/// The words for a value of a field that is chosen; none for one that is not chosen from words.
pub fn value(kind: &str, field: &str, name: &str) -> Option<&'static str> {
    fn of<C: Worded>(name: &str) -> &'static str {
        choice::<C>(name).map_or_else(tr::choices::newer, Worded::words)
    }
    let words = match (kind, field) {
        ("aim", "areas") => of::<Area>(name),
        ("aim", "sort") => of::<AimSort>(name),
        ("aim", "status") => of::<AimStatus>(name),
        ("aim", "achievement") => of::<Achievement>(name),
        ("person", "needs") => of::<Need>(name),
        ("score" | "note", "how") => of::<HowKnown>(name),
        ("barrier", "sort") => of::<BarrierSort>(name),
        ("step", "status") => of::<StepStatus>(name),
        ("step", "care") => of::<CareWork>(name),
        ("note", "sort") => of::<NoteSort>(name),
        ("note", "wants") => of::<Want>(name),
        ("note", "outcome") => of::<Outcome>(name),
        ("card", "size") => of::<CardSize>(name),
        ("card", "tone") => of::<Tone>(name),
        ("edge", "how") => of::<EdgeHow>(name),
        ("zone", "sort") => of::<ZoneSort>(name),
        ("zone", "who") => of::<ZoneWho>(name),
        _ => return None,
    };
    Some(words)
}

impl Worded for Area {
    fn words(self) -> &'static str {
        match self {
            Self::People => tr::choices::area_people(),
            Self::Home => tr::choices::area_home(),
            Self::MoneyWork => tr::choices::area_money_work(),
            Self::GettingAround => tr::choices::area_getting_around(),
            Self::Moving => tr::choices::area_moving(),
            Self::RestSleep => tr::choices::area_rest_sleep(),
            Self::Food => tr::choices::area_food(),
            Self::Fun => tr::choices::area_fun(),
            Self::Feelings => tr::choices::area_feelings(),
            Self::Thinking => tr::choices::area_thinking(),
            Self::Meaning => tr::choices::area_meaning(),
            Self::BeingMyself => tr::choices::area_being_myself(),
            Self::Other => tr::choices::area_other_thing(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for AimSort {
    fn words(self) -> &'static str {
        match self {
            Self::HealthOutcome => tr::choices::aim_sort_health_outcome(),
            Self::DailyLife => tr::choices::aim_sort_daily_life(),
            Self::Relationship => tr::choices::aim_sort_relationship(),
            Self::Service => tr::choices::aim_sort_service(),
            Self::Learning => tr::choices::aim_sort_learning(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for AimStatus {
    fn words(self) -> &'static str {
        match self {
            Self::Idea => tr::choices::aim_status_idea(),
            Self::Proposed => tr::choices::aim_status_proposed(),
            Self::Agreed => tr::choices::aim_status_agreed(),
            Self::Active => tr::choices::aim_status_active(),
            Self::Resting => tr::choices::aim_status_resting(),
            Self::Met => tr::choices::aim_status_met(),
            Self::Changed => tr::choices::aim_status_changed(),
            Self::LetGo => tr::choices::aim_status_let_go(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Achievement {
    fn words(self) -> &'static str {
        match self {
            Self::NotStarted => tr::choices::achievement_not_started(),
            Self::InProgress => tr::choices::achievement_in_progress(),
            Self::Improving => tr::choices::achievement_improving(),
            Self::NoChange => tr::choices::achievement_no_change(),
            Self::Worsening => tr::choices::achievement_worsening(),
            Self::Met => tr::choices::achievement_met(),
            Self::KeptUp => tr::choices::achievement_kept_up(),
            Self::NotMet => tr::choices::achievement_not_met(),
            Self::NotPossible => tr::choices::achievement_not_possible(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Need {
    fn words(self) -> &'static str {
        match self {
            Self::Hearing => tr::choices::need_hearing(),
            Self::Seeing => tr::choices::need_seeing(),
            Self::Reading => tr::choices::need_reading(),
            Self::Speaking => tr::choices::need_speaking(),
            Self::Memory => tr::choices::need_memory(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for HowKnown {
    fn words(self) -> &'static str {
        match self {
            Self::Felt => tr::choices::how_known_felt(),
            Self::Seen => tr::choices::how_known_seen(),
            Self::Measured => tr::choices::how_known_measured(),
            Self::Read => tr::choices::how_known_read(),
            Self::Told => tr::choices::how_known_told(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for BarrierSort {
    fn words(self) -> &'static str {
        match self {
            Self::Time => tr::choices::barrier_sort_time(),
            Self::Money => tr::choices::barrier_sort_money(),
            Self::Travel => tr::choices::barrier_sort_travel(),
            Self::Tired => tr::choices::barrier_sort_tired(),
            Self::Pain => tr::choices::barrier_sort_pain(),
            Self::Feelings => tr::choices::barrier_sort_feelings(),
            Self::Memory => tr::choices::barrier_sort_memory(),
            Self::People => tr::choices::barrier_sort_people(),
            Self::Trust => tr::choices::barrier_sort_trust(),
            Self::NotClear => tr::choices::barrier_sort_not_clear(),
            Self::TooManyTasks => tr::choices::barrier_sort_too_many_tasks(),
            Self::SideEffect => tr::choices::barrier_sort_side_effect(),
            Self::SystemRules => tr::choices::barrier_sort_system_rules(),
            Self::Other => tr::choices::barrier_sort_other_thing(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for StepStatus {
    fn words(self) -> &'static str {
        match self {
            Self::Offered => tr::choices::step_status_offered(),
            Self::Accepted => tr::choices::step_status_accepted(),
            Self::Doing => tr::choices::step_status_doing(),
            Self::Done => tr::choices::step_status_done(),
            Self::Stuck => tr::choices::step_status_stuck(),
            Self::HandedBack => tr::choices::step_status_handed_back(),
            Self::Dropped => tr::choices::step_status_dropped(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for CareWork {
    fn words(self) -> &'static str {
        match self {
            Self::Medicine => tr::choices::care_work_medicine(),
            Self::Measuring => tr::choices::care_work_measuring(),
            Self::Moving => tr::choices::care_work_moving(),
            Self::Food => tr::choices::care_work_food(),
            Self::Body => tr::choices::care_work_body(),
            Self::Visits => tr::choices::care_work_visits(),
            Self::Paperwork => tr::choices::care_work_paperwork(),
            Self::Other => tr::choices::care_work_other_thing(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for NoteSort {
    fn words(self) -> &'static str {
        match self {
            Self::WorkedWell => tr::choices::note_sort_worked_well(),
            Self::Hard => tr::choices::note_sort_hard(),
            Self::Noticed => tr::choices::note_sort_noticed(),
            Self::Question => tr::choices::note_sort_question(),
            Self::Worry => tr::choices::note_sort_worry(),
            Self::Idea => tr::choices::note_sort_idea(),
            Self::Thanks => tr::choices::note_sort_thanks(),
            Self::FixTheRecord => tr::choices::note_sort_fix_the_record(),
            Self::Learned => tr::choices::note_sort_learned(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Want {
    fn words(self) -> &'static str {
        match self {
            Self::Nothing => tr::choices::want_nothing(),
            Self::Reply => tr::choices::want_reply(),
            Self::TalkNextVisit => tr::choices::want_talk_next_visit(),
            Self::Change => tr::choices::want_change(),
            Self::Newer => tr::choices::newer(),
        }
    }
}

impl Worded for Outcome {
    fn words(self) -> &'static str {
        match self {
            Self::Open => tr::choices::outcome_open(),
            Self::Heard => tr::choices::outcome_heard(),
            Self::Talked => tr::choices::outcome_talked(),
            Self::Changed => tr::choices::outcome_changed(),
            Self::AgreedNoChange => tr::choices::outcome_agreed_no_change(),
            Self::Newer => tr::choices::newer(),
        }
    }
}
