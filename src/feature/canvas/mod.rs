//! Canvases: the gallery, one canvas step by step, as lists, as a board and on one page, and the
//! pair's own templates.

mod add_card;
mod arrows;
mod becomes;
mod board;
mod board_out;
mod card_move;
mod card_panel;
mod card_row;
mod cards;
mod cover;
mod dots;
mod feelings;
mod feelings_out;
mod feelings_picture;
mod finish;
mod gallery;
mod mini;
mod open_board;
mod open_file;
mod open_template;
mod own_parts;
mod page;
mod paper_tables;
mod paper_view;
mod part_form;
mod place;
mod rungs;
mod running;
mod scale;
mod select;
mod sheet;
mod sheet_page;
mod start;
mod steps;
mod take_out;
mod template_card;
mod template_page;
mod texts;
mod words;
mod yes;
mod zone;

pub use gallery::Gallery;
pub use page::CanvasPage;
pub use template_page::TemplatePage;
