//! Files leaving and entering the browser, and the clipboard.
//! Not for what is inside: only names, texts and bytes.

mod pick;
mod save;

pub use web_sys::File;

pub use self::{
    pick::{Dropped, ReadError, files_of_drop, files_of_input, read, text_of_paste},
    save::{Kept, Outgoing, ShareError, Way, copy_text, json, save, save_by, save_file},
};
