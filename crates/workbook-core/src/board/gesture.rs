//! What pointers do on the board: taps, carrying a card, panning, pinching; a state machine.
//! Not for where a card lands: [`super::Layout::drop_at`] says that. It knows no event of a browser.
//!
//! A mouse carries a card from anywhere on it, a finger or a pen by its handle alone, so that the
//! page scrolls under a finger elsewhere. Lengths are those of the screen.

use crate::id::RecordId;

/// A point of the screen, in its pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ScreenPoint {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// What kind of pointer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A mouse or a touch pad.
    Mouse,
    /// A pen.
    Pen,
    /// A finger, or a palm.
    Touch,
}

/// What a pointer went down on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A card, beside its handle.
    Card(RecordId),
    /// The handle of a card.
    Handle(RecordId),
    /// Empty ground.
    Ground,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    /// A pointer went down.
    Down {
        /// The number of the pointer.
        pointer: i32,
        /// Where.
        at: ScreenPoint,
        /// What kind of pointer.
        by: By,
        /// On what.
        on: Target,
        /// Whether the contact is as broad as a palm.
        broad: bool,
        /// Milliseconds since any moment, the same one for all inputs.
        ms: f64,
    },
    /// A pointer moved.
    Move {
        /// The number of the pointer.
        pointer: i32,
        /// Where it is now.
        at: ScreenPoint,
    },
    /// A pointer was lifted.
    Up {
        /// The number of the pointer.
        pointer: i32,
        /// Where.
        at: ScreenPoint,
        /// Milliseconds, as for `Down`.
        ms: f64,
    },
    /// The browser took a pointer for itself, or it was lost.
    Cancel {
        /// The number of the pointer.
        pointer: i32,
    },
    /// The key that ends things.
    Escape,
    /// The screen was turned or changed its size.
    Turned,
}

/// What is to be done about it, in this order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Let all further events of this pointer come here.
    Capture(i32),
    /// A card was picked up.
    Picked(RecordId),
    /// A card is carried; how far from where it lay.
    Carried {
        /// The card.
        id: RecordId,
        /// Across and down.
        by: (f64, f64),
    },
    /// A card was dropped here.
    Dropped {
        /// The card.
        id: RecordId,
        /// Where the pointer was.
        at: ScreenPoint,
    },
    /// A card goes back to where it lay.
    PutBack(RecordId),
    /// The ground was moved by so much since the last time.
    Panned {
        /// Across and down.
        by: (f64, f64),
    },
    /// The board grows by this factor since the last time.
    Pinched {
        /// More than 1 to grow.
        factor: f64,
        /// The point that stays where it is.
        around: ScreenPoint,
    },
    /// Something was tapped.
    Tapped(Target),
}

/// How far a pointer moves before it is no tap, in pixels.
pub const THRESHOLD: f64 = 6.0;
/// How long after a pen was used a broad contact is still a resting palm, in milliseconds.
pub const PALM_MS: f64 = 1_500.0;

/// A pointer that is down.
#[derive(Debug, Clone, Copy)]
struct Finger {
    pointer: i32,
    from: ScreenPoint,
    at: ScreenPoint,
    by: By,
    on: Target,
}

/// What is going on.
#[derive(Debug, Clone, Copy, Default)]
enum Going {
    /// Nothing.
    #[default]
    Nothing,
    /// One pointer is down and may still be a tap.
    Down(Finger),
    /// A card is carried by one pointer.
    Carry(Finger, RecordId),
    /// One pointer moves the ground.
    Pan(Finger),
    /// Two pointers on the ground.
    Pinch(Finger, Finger),
}

/// The pointers of a board.
#[derive(Debug, Clone, Default)]
pub struct Gesture {
    going: Going,
    /// The pen that is down.
    pen: Option<i32>,
    /// When a pen was last lifted.
    pen_up: Option<f64>,
}

impl Gesture {
    /// Takes in what happened and says what is to be done.
    pub fn take(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Down { pointer, at, by, on, broad, ms } => {
                if by == By::Pen {
                    self.pen = Some(pointer);
                } else if broad && self.is_palm(ms) {
                    return Vec::new();
                }
                // The end of what this pointer did before was lost.
                let mut effects = if self.holds(pointer) { self.end() } else { Vec::new() };
                effects.extend(self.down(Finger { pointer, from: at, at, by, on }));
                effects
            }
            Input::Move { pointer, at } => self.moved(pointer, at),
            Input::Up { pointer, at, ms } => {
                if self.pen == Some(pointer) {
                    self.pen = None;
                    self.pen_up = Some(ms);
                }
                self.up(pointer, at)
            }
            Input::Cancel { pointer } => {
                if self.pen == Some(pointer) {
                    self.pen = None;
                }
                if self.holds(pointer) { self.end() } else { Vec::new() }
            }
            Input::Escape | Input::Turned => self.end(),
        }
    }

    /// The card that is carried.
    pub const fn carried(&self) -> Option<RecordId> {
        match self.going {
            Going::Carry(_, id) => Some(id),
            Going::Nothing | Going::Down(_) | Going::Pan(_) | Going::Pinch(..) => None,
        }
    }

    /// Whether a broad contact is a hand that rests while its pen writes.
    fn is_palm(&self, ms: f64) -> bool {
        self.pen.is_some() || self.pen_up.is_some_and(|up| ms - up < PALM_MS)
    }

    /// Whether all that is down is a hand, which may be the one that holds the pen.
    fn rests(&self) -> bool {
        match self.going {
            Going::Nothing | Going::Carry(..) => false,
            Going::Down(one) | Going::Pan(one) => one.by == By::Touch,
            Going::Pinch(..) => true,
        }
    }

    fn holds(&self, pointer: i32) -> bool {
        match self.going {
            Going::Nothing => false,
            Going::Down(one) | Going::Carry(one, _) | Going::Pan(one) => one.pointer == pointer,
            Going::Pinch(one, two) => one.pointer == pointer || two.pointer == pointer,
        }
    }

    fn down(&mut self, finger: Finger) -> Vec<Effect> {
        if finger.by == By::Pen && self.rests() {
            self.going = Going::Nothing;
        }
        match self.going {
            Going::Nothing => {
                self.going = Going::Down(finger);
                if finger.captures() { vec![Effect::Capture(finger.pointer)] } else { Vec::new() }
            }
            Going::Down(first) | Going::Pan(first) if first.pinches() && finger.pinches() => {
                let first = Finger { from: first.at, ..first };
                self.going = Going::Pinch(first, finger);
                vec![Effect::Capture(finger.pointer)]
            }
            // A second finger never takes part in a carry, nor a third one in a pinch.
            Going::Down(_) | Going::Carry(..) | Going::Pan(_) | Going::Pinch(..) => Vec::new(),
        }
    }

    fn moved(&mut self, pointer: i32, at: ScreenPoint) -> Vec<Effect> {
        if !self.holds(pointer) {
            return Vec::new();
        }
        match self.going {
            Going::Nothing => Vec::new(),
            Going::Down(finger) if finger.from.distance(at) < THRESHOLD => {
                self.going = Going::Down(Finger { at, ..finger });
                Vec::new()
            }
            Going::Down(finger) => self.begin(Finger { at, ..finger }),
            Going::Carry(finger, id) => {
                self.going = Going::Carry(Finger { at, ..finger }, id);
                vec![Effect::Carried { id, by: at.less(finger.from) }]
            }
            Going::Pan(finger) => {
                self.going = Going::Pan(Finger { at, ..finger });
                vec![Effect::Panned { by: at.less(finger.at) }]
            }
            Going::Pinch(one, two) => self.pinched(pointer, at, one, two),
        }
    }

    /// A pointer has moved too far for a tap.
    fn begin(&mut self, finger: Finger) -> Vec<Effect> {
        let by = finger.at.less(finger.from);
        match finger.on {
            Target::Handle(id) => self.pick(finger, id, by),
            Target::Card(id) if finger.by == By::Mouse => self.pick(finger, id, by),
            Target::Card(_) => {
                self.going = Going::Nothing;
                Vec::new()
            }
            Target::Ground => {
                self.going = Going::Pan(finger);
                vec![Effect::Panned { by }]
            }
        }
    }

    fn pick(&mut self, finger: Finger, id: RecordId, by: (f64, f64)) -> Vec<Effect> {
        self.going = Going::Carry(finger, id);
        vec![Effect::Picked(id), Effect::Carried { id, by }]
    }

    fn pinched(&mut self, pointer: i32, at: ScreenPoint, one: Finger, two: Finger) -> Vec<Effect> {
        let moved = |finger: Finger| {
            if finger.pointer == pointer { Finger { at, ..finger } } else { finger }
        };
        let (was, now) = ((one.at, two.at), (moved(one).at, moved(two).at));
        self.going = Going::Pinch(moved(one), moved(two));
        let (before, after) = (was.0.middle(was.1), now.0.middle(now.1));
        // Two fingers on one spot have no distance to divide by.
        let factor = now.0.distance(now.1).max(1.0) / was.0.distance(was.1).max(1.0);
        vec![Effect::Panned { by: after.less(before) }, Effect::Pinched { factor, around: after }]
    }

    fn up(&mut self, pointer: i32, at: ScreenPoint) -> Vec<Effect> {
        if !self.holds(pointer) {
            return Vec::new();
        }
        let (effects, going) = match self.going {
            Going::Nothing | Going::Pan(_) => (Vec::new(), Going::Nothing),
            Going::Down(finger) => (vec![Effect::Tapped(finger.on)], Going::Nothing),
            Going::Carry(_, id) => (vec![Effect::Dropped { id, at }], Going::Nothing),
            Going::Pinch(one, two) => {
                let left = if one.pointer == pointer { two } else { one };
                (Vec::new(), Going::Pan(left))
            }
        };
        self.going = going;
        effects
    }

    /// Ends what is going on; a card that is carried goes back.
    fn end(&mut self) -> Vec<Effect> {
        let back = self.carried().map(Effect::PutBack);
        self.going = Going::Nothing;
        back.into_iter().collect()
    }
}

impl Finger {
    /// Whether it may become a carry or a pan, whose events must not go elsewhere.
    fn captures(&self) -> bool {
        match self.on {
            Target::Handle(_) | Target::Ground => true,
            Target::Card(_) => self.by == By::Mouse,
        }
    }

    fn pinches(&self) -> bool {
        self.on == Target::Ground && self.by == By::Touch
    }
}

impl ScreenPoint {
    fn less(self, other: Self) -> (f64, f64) {
        (self.x - other.x, self.y - other.y)
    }
    fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
    fn middle(self, other: Self) -> Self {
        Self { x: f64::midpoint(self.x, other.x), y: f64::midpoint(self.y, other.y) }
    }
}
