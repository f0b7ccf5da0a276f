//! The words of the canvas templates of the app, by the names the core gives them.

use workbook_core::template::Wish;

use super::tr;

/// What a pair may want to do: a heading of the gallery.
pub fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Meet => tr::choices::wish_meet(),
        Wish::Aim => tr::choices::wish_aim(),
        Wish::Understand => tr::choices::wish_understand(),
        Wish::Try => tr::choices::wish_try(),
        Wish::Improve => tr::choices::wish_improve(),
        Wish::Own => tr::choices::wish_own(),
    }
}
pub fn title(_: &str) -> &'static str {
    "t"
}
pub fn purpose(_: &str) -> &'static str {
    "t"
}
pub fn zone_title(_: &str, _: &str) -> &'static str {
    "t"
}
pub fn zone_prompt(_: &str, _: &str) -> &'static str {
    "t"
}
pub fn step_prompt(_: &str, _: &str) -> Option<&'static str> {
    None
}
pub fn lane(_: &str, _: &str, _: &str) -> &'static str {
    "t"
}
pub fn seed(_: &str, _: &str, _: &str) -> &'static str {
    "t"
}
