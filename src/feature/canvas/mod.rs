//! Canvases: the gallery, one canvas step by step, as lists, as a board and on one page, and the
//! pair's own templates.

mod add_card;
mod arrows;
mod becomes;
mod board;
mod card_move;
mod card_panel;
mod card_row;
mod cards;
mod cover;
mod dots;
mod feelings;
mod feelings_picture;
mod gallery;
mod page;
mod place;
mod rungs;
mod scale;
mod select;
mod sheet;
mod start;
mod steps;
mod template_page;
mod texts;
mod words;
mod yes;
mod zone;

pub use gallery::Gallery;
pub use page::CanvasPage;
pub use template_page::TemplatePage;
