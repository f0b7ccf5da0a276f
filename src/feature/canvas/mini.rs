//! A small picture of an empty canvas: its zones, each drawn as what it holds. Decoration: the words
//! stand beside it.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, ZoneSort, ZoneWho};
use workbook_core::template::{self, Built};

use crate::state::App;

/// The size of the picture, in its own units.
const WIDE: i32 = 120;
const TALL: i32 = 84;
const GAP: i32 = 4;
const VIEW: &str = "0 0 120 84";

/// What is drawn of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    sort: ZoneSort,
    who: ZoneWho,
}

/// The zones of a template of the app.
pub(super) fn parts_of(built: &Built) -> Vec<Part> {
    built.zones.iter().map(|zone| Part { sort: zone.sort, who: zone.who }).collect()
}

/// The zones of a canvas or of a template of the pair's own.
pub(super) fn parts_in(app: App, of: RecordId) -> Vec<Part> {
    let canvas: Option<Canvas> = app.record(of);
    let built = canvas.and_then(|canvas| template::built_in(&canvas.template, canvas.version));
    let mut parts = built.map(parts_of).unwrap_or_default();
    if built.is_none() {
        let zones = app.zones(of).into_iter();
        parts.extend(zones.map(|zone| Part { sort: zone.sort, who: zone.who }));
    }
    parts
}

/// The picture.
#[component]
pub(super) fn Mini(
    /// The zones, in their order.
    parts: Vec<Part>,
) -> impl IntoView {
    let places = places(&parts);
    let zones = parts.into_iter().zip(places).map(|(part, place)| zone(part, place));
    view! {
        <svg class="mini" viewBox=VIEW aria-hidden="true">
            {zones.collect_view()}
        </svg>
    }
}

/// Where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: i32,
    y: i32,
    w: i32,
    h: i32,
}

impl Place {
    const fn inner(self) -> Self {
        Self { x: self.x + 4, y: self.y + 4, w: self.w - 8, h: self.h - 8 }
    }

    /// A part of it, counted from the start of the row.
    const fn slice(self, at: i32, of: i32) -> Self {
        let w = (self.w - (of - 1) * 3) / of;
        Self { x: self.x + at * (w + 3), w, ..self }
    }
}

/// The zones in rows that fill the picture; a line and a grid have a row of their own where there
/// are few zones.
fn places(parts: &[Part]) -> Vec<Place> {
    let most = if parts.len() > 4 { 3 } else { 2 };
    let mut rows: Vec<usize> = Vec::new();
    let mut open = 0;
    for part in parts {
        let wide = part.sort == ZoneSort::Line || (part.sort == ZoneSort::Grid && most == 2);
        if wide || open == 0 || open == most {
            rows.push(0);
            open = 0;
        }
        if let Some(row) = rows.last_mut() {
            *row += 1;
        }
        open = if wide { 0 } else { open + 1 };
    }
    let count = i32::try_from(rows.len()).unwrap_or(1).max(1);
    let tall = (TALL - (count - 1) * GAP) / count;
    let mut out = Vec::new();
    for (row, y) in rows.into_iter().zip(0..) {
        let across = i32::try_from(row).unwrap_or(1).max(1);
        let wide = (WIDE - (across - 1) * GAP) / across;
        let place = |at: i32| Place { x: at * (wide + GAP), y: y * (tall + GAP), w: wide, h: tall };
        out.extend((0..across).map(place));
    }
    out
}

fn zone(part: Part, at: Place) -> AnyView {
    let inner = at.inner();
    let ground = view! {
        <rect class="mini-zone" x=at.x y=at.y width=at.w height=at.h rx="4"></rect>
    };
    let filled = match part.who {
        ZoneWho::Each => ["patient", "professional"]
            .into_iter()
            .zip(0..)
            .map(|(seat, half)| glyph(part.sort, inner.slice(half, 2), seat))
            .collect_view()
            .into_any(),
        ZoneWho::Patient => glyph(part.sort, inner, "patient"),
        ZoneWho::Professional => glyph(part.sort, inner, "professional"),
        ZoneWho::Together | ZoneWho::Newer => glyph(part.sort, inner, "both"),
    };
    view! {
        {ground}
        {filled}
    }
    .into_any()
}

fn glyph(sort: ZoneSort, at: Place, seat: &'static str) -> AnyView {
    let drawn = match sort {
        ZoneSort::Cards | ZoneSort::Newer => cards(at),
        ZoneSort::Text => stroke(lines(at)),
        ZoneSort::Grid => stroke(grid(at)),
        ZoneSort::Arrows => arrows(at),
        ZoneSort::Line => stroke(wave(at)),
        ZoneSort::Scale => scale(at),
        ZoneSort::Ladder => stroke(ladder(at)),
        ZoneSort::Hands => hands(at),
    };
    view! { <g class="mini-glyph" data-seat=seat>{drawn}</g> }.into_any()
}

fn stroke(path: String) -> AnyView {
    view! { <path class="mini-stroke" d=path></path> }.into_any()
}
fn card(x: i32, y: i32, side: i32) -> AnyView {
    view! { <rect class="mini-fill" x=x y=y width=side height=side rx="1.5"></rect> }.into_any()
}

/// Sticky notes, as many as there is room for.
fn cards(at: Place) -> AnyView {
    let side = at.h.min(10).min(at.w).max(4);
    let across = ((at.w + 3) / (side + 3)).clamp(1, 3);
    let down = ((at.h + 3) / (side + 3)).clamp(1, 2);
    let spots = (0..down).flat_map(|row| (0..across).map(move |column| (column, row)));
    let spots = spots.filter(|(column, row)| !(down > 1 && *row == 1 && *column + 1 == across));
    spots
        .map(|(column, row)| card(at.x + column * (side + 3), at.y + row * (side + 3), side))
        .collect_view()
        .into_any()
}

fn lines(at: Place) -> String {
    let count = (at.h / 5).clamp(1, 3);
    let line = |n: i32| {
        let short = if n + 1 == count && count > 1 { at.w / 3 } else { 0 };
        format!("M{} {}h{}", at.x, at.y + 2 + n * 5, at.w - short)
    };
    (0..count).map(line).collect::<Vec<_>>().concat()
}

fn grid(at: Place) -> String {
    let Place { x, y, w, h } = at;
    let (third, half) = (w / 3, h / 2);
    let outline = format!("M{x} {y}h{w}v{h}h-{w}z");
    format!("{outline}M{} {y}v{h}M{} {y}v{h}M{x} {}h{w}", x + third, x + 2 * third, y + half)
}

fn arrows(at: Place) -> AnyView {
    let side = (at.h / 2).clamp(5, 14);
    let (right, low) = (at.x + at.w - side, at.y + at.h - side);
    let middle = at.x + (at.w - side) / 2;
    let path = format!(
        "M{} {}L{} {}M{} {}L{} {}",
        at.x + side + 2,
        at.y + side / 2,
        middle - 2,
        low + side / 3,
        middle + side + 2,
        low + side / 3,
        right - 2,
        at.y + side / 2,
    );
    view! {
        {card(at.x, at.y, side)}
        {card(middle, low, side)}
        {card(right, at.y, side)}
        {stroke(path)}
    }
    .into_any()
}

fn wave(at: Place) -> String {
    let (quarter, middle) = (at.w / 4, at.y + at.h / 2);
    let (high, low) = (at.y + 1, at.y + at.h - 1);
    format!(
        "M{} {middle}L{} {high}L{} {low}L{} {middle}L{} {high}",
        at.x,
        at.x + quarter,
        at.x + 2 * quarter,
        at.x + 3 * quarter,
        at.x + at.w,
    )
}

fn scale(at: Place) -> AnyView {
    let middle = at.y + at.h / 2;
    view! {
        {stroke(format!("M{} {middle}h{}", at.x, at.w))}
        <circle class="mini-fill" cx=at.x + at.w * 2 / 3 cy=middle r="3.5"></circle>
    }
    .into_any()
}

fn ladder(at: Place) -> String {
    let (left, right) = (at.x + at.w / 4, at.x + at.w * 3 / 4);
    let rung = |n: i32| format!("M{left} {}H{right}", at.y + 1 + n * (at.h - 2) / 3);
    let rungs = (0..4).map(rung).collect::<Vec<_>>().concat();
    format!("M{left} {}v{}M{right} {}v{}{rungs}", at.y, at.h, at.y, at.h)
}

/// The two marks of the pair, side by side.
fn hands(at: Place) -> AnyView {
    let (middle, size) = (at.y + at.h / 2, (at.h / 2).clamp(3, 6));
    let left = at.x + at.w / 2 - size - 2;
    let right = at.x + at.w / 2 + 2;
    view! {
        <circle class="mini-fill" data-seat="patient" cx=left cy=middle r=size></circle>
        <rect
            class="mini-fill"
            data-seat="professional"
            x=right
            y=middle - size
            width=2 * size
            height=2 * size
            rx="1.5"
        ></rect>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use workbook_core::template::BUILT_IN;

    #[test]
    fn every_zone_has_a_place_within_the_picture() {
        for built in BUILT_IN {
            let parts = parts_of(built);
            let places = places(&parts);
            assert_eq!(places.len(), parts.len(), "{}", built.name);
            for place in places {
                assert!(place.x + place.w <= WIDE && place.y + place.h <= TALL, "{}", built.name);
                assert!(place.w > 16 && place.h > 10, "{} {place:?}", built.name);
            }
        }
    }
}
