//! What is wrong with a file that is no plain workbook: a template, a board of another program, a
//! file under a passphrase.

use workbook_core::format::json_canvas::CanvasError;
use workbook_core::format::{SealedError, TemplateError};

use super::{import_error, record_error, too_large};
use crate::i18n::tr;

/// Why the file of a template cannot be read.
pub fn template_error(error: &TemplateError) -> String {
    match error {
        TemplateError::File(error) => import_error(error),
        TemplateError::NotATemplate => tr::gallery::not_a_template().to_owned(),
        TemplateError::AWorkbook => tr::gallery::a_workbook().to_owned(),
        TemplateError::TooManyZones { found, limit } => {
            tr::gallery::too_many_parts(&found.to_string(), &limit.to_string())
        }
        TemplateError::TextTooLong { path, limit } => {
            tr::problems::text_too_long(&limit.to_string(), path.as_str())
        }
    }
}

/// Why a file is no JSON Canvas.
pub fn canvas_error(error: &CanvasError) -> String {
    match error {
        CanvasError::File(error) => import_error(error),
        CanvasError::Json(error) => record_error(error),
        CanvasError::NotACanvas => tr::gallery::no_canvas_file().to_owned(),
        CanvasError::TooMany { found, limit } => {
            tr::gallery::too_many_nodes(&found.to_string(), &limit.to_string())
        }
    }
}

/// Why a file under a passphrase cannot be opened, whatever the passphrase.
pub fn sealed_error(error: &SealedError) -> String {
    let number = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
    match error {
        SealedError::TooLarge { bytes, limit } => too_large(number(*bytes), number(*limit)),
        SealedError::Part(part) => tr::problems::sealed_part(part),
        SealedError::OtherWay => tr::problems::sealed_other().to_owned(),
        SealedError::Iterations { found } => tr::problems::sealed_turns(&found.to_string()),
    }
}
