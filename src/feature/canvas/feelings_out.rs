//! A feelings line in a picture that is taken out: both lines over the names of the moments.

use workbook_core::board::picture::{Ink, Shape};
use workbook_core::board::{Point, wrapped};
use workbook_core::record::Height;
use workbook_core::stamp::Seat;
use workbook_core::view::Moment;

/// The room for one moment, for one step of height, and around.
const WIDE: i32 = 150;
const STEP: i32 = 18;
const MIDDLE: i32 = 110;
/// The room for the names of the moments below the line.
const NAMES: i32 = 84;
const LINE: i32 = 24;
/// How many lines of a name there is room for.
const MOST_LINES: usize = 3;
/// How large the names are set, in thousandths of a rem.
const FACE: i32 = 1000;

/// How much room the picture takes.
pub(super) fn room(moments: &[Moment]) -> (i32, i32) {
    let count = i32::try_from(moments.len()).unwrap_or(1).max(3);
    (count.saturating_mul(WIDE), 2 * MIDDLE + NAMES)
}

/// What is drawn: the middle, both lines, their points and the names.
pub(super) fn shapes(moments: &[Moment], name: impl Fn(&Moment) -> String) -> Vec<Shape> {
    let (width, _) = room(moments);
    let middle = [Point { x: 0, y: MIDDLE }, Point { x: width, y: MIDDLE }];
    let mut out = vec![Shape::Line(middle.to_vec(), Ink::Faint)];
    for seat in Seat::PAIR {
        let points = points(moments, seat);
        out.push(Shape::Line(points.clone(), Ink::Of(seat)));
        out.extend(points.into_iter().map(|point| Shape::Mark(point, seat)));
    }
    for (moment, at) in moments.iter().zip(0..) {
        let lines = wrapped(&name(moment), WIDE - 12, FACE);
        for (line, row) in lines.into_iter().take(MOST_LINES).zip(0..) {
            let point = Point { x: at * WIDE, y: 2 * MIDDLE + 20 + row * LINE };
            out.push(Shape::Text(point, line, Ink::Plain));
        }
    }
    out
}

/// Where the points of a seat's line are; a moment without a height has none. Where both stand at
/// one height their marks stand side by side.
fn points(moments: &[Moment], seat: Seat) -> Vec<Point> {
    let place = usize::from(seat == Seat::Professional);
    let aside = if seat == Seat::Professional { 24 } else { 0 };
    let point = |(moment, at): (&Moment, i32)| {
        let height: Height = moment.heights.get(place).copied().flatten()?;
        let up = i32::try_from(height.get()).unwrap_or_default();
        Some(Point { x: at * WIDE + 20 + aside, y: MIDDLE - up * STEP })
    };
    moments.iter().zip(0..).filter_map(point).collect()
}
