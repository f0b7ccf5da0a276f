//! Notes: the list, writing one with the calm step, one note with its replies and what came of it.

mod about;
mod calm;
mod feelings;
mod filter;
mod foot;
mod kept;
mod list;
mod more;
mod new_note;
mod note_page;
mod outcome;
mod replies;
mod unsent;

pub use kept::Kept;
pub use list::Notes;
pub use new_note::NewNote;
pub use note_page::NotePage;
