//! `cargo xtask file`: check, merge and show workbook files without the app.
//! The rules of a file are the core's; this reads arguments and speaks English.

mod sentences;
mod show;

use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser};
use workbook_core::document::Document;
use workbook_core::format::{self, Imported, Weighed};
use workbook_core::id::Actor;
use workbook_core::session::Session;
use workbook_core::view;

use crate::shell::{Outcome, read_bytes, write_file};

/// `cargo xtask file`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let arguments = Arguments::read(parser)?;
    match arguments.verb.as_str() {
        "check" => check(&arguments.one()?),
        "show" => show(&arguments.one()?),
        "merge" => {
            let (mine, theirs, out) = arguments.two_and_out()?;
            merge(&mine, &theirs, &out)
        }
        other => Err(format!("file has no verb \"{other}\"; {USE}").into()),
    }
}

const USE: &str = "use `file check FILE`, `file show FILE` or `file merge A B -o C`";

/// What stands behind `file`.
struct Arguments {
    verb: String,
    files: Vec<PathBuf>,
    out: Option<PathBuf>,
}

impl Arguments {
    fn read(parser: &mut Parser) -> Outcome<Self> {
        let mut words = Vec::new();
        let mut out = None;
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('o') | Arg::Long("out") => out = Some(parser.value()?.into()),
                Arg::Value(word) => words.push(word),
                Arg::Short(_) | Arg::Long(_) => return Err(argument.unexpected().into()),
            }
        }
        let mut words = words.into_iter();
        let verb = words.next().ok_or(USE)?.to_string_lossy().into_owned();
        Ok(Self { verb, files: words.map(PathBuf::from).collect(), out })
    }

    fn one(self) -> Outcome<PathBuf> {
        match (<[PathBuf; 1]>::try_from(self.files), self.out) {
            (Ok([file]), None) => Ok(file),
            (Ok(_) | Err(_), _) => Err(USE.into()),
        }
    }

    fn two_and_out(self) -> Outcome<(PathBuf, PathBuf, PathBuf)> {
        match (<[PathBuf; 2]>::try_from(self.files), self.out) {
            (Ok([mine, theirs]), Some(out)) => Ok((mine, theirs, out)),
            (Ok(_) | Err(_), _) => Err(USE.into()),
        }
    }
}

/// Reads a file; the size is looked at before the content.
fn import(path: &Path) -> Outcome<Imported> {
    let named = |why: String| format!("{}: {why}", path.display());
    let size = std::fs::metadata(path).map_err(|error| named(error.to_string()))?.len();
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let read = format::check_size(size)
        .and_then(|()| format::import(read_bytes(path).unwrap_or_default()));
    read.map_err(|error| named(sentences::import(&error)).into())
}

fn check(path: &Path) -> Outcome {
    let imported = import(path)?;
    for line in sentences::report(&imported) {
        println!("{line}");
    }
    let wrong = imported.problems.len() + imported.unreadable.len();
    let records = imported.entries.len();
    if wrong > 0 {
        return Err(format!("{}: {records} records can be read, not all", path.display()).into());
    }
    println!("{}: fine, {records} records", path.display());
    Ok(())
}

/// The workbook of a file, opened on its own. The page writes nothing, so any actor will do.
fn open(imported: Imported) -> Session {
    let mut session = Session::new(Document::new(imported.head.book), Actor::new(0));
    session.load(imported.entries);
    session
}

fn show(path: &Path) -> Outcome {
    let imported = import(path)?;
    for line in sentences::report(&imported) {
        println!("! {line}");
    }
    let head = imported.head.clone();
    print!("{}", show::workbook(&head, open(imported).document()));
    Ok(())
}

fn merge(mine: &Path, theirs: &Path, out: &Path) -> Outcome {
    let (mine_read, theirs_read) = (import(mine)?, import(theirs)?);
    for (path, imported) in [(mine, &mine_read), (theirs, &theirs_read)] {
        for line in sentences::report(imported) {
            println!("{}: {line}", path.display());
        }
    }
    let exported = newer(&mine_read, &theirs_read);
    let mut session = open(mine_read);
    let Weighed { imported, plan, other_book, .. } = format::against(&session, theirs_read);
    if other_book {
        return Err("the two files are of different workbooks, which are never merged".into());
    }
    for record in imported.unreadable.iter().filter(|record| record.place.is_none()) {
        println!("{}", sentences::unreadable(record));
    }
    println!("{}", sentences::preview(&view::preview(session.document(), &plan)));
    session.load(plan.into_entries());
    write_file(out, format::export(session.document(), exported.as_ref()))?;
    println!("{}: {} records", out.display(), session.document().len());
    Ok(())
}

/// What the merged file says of its making: the later of the two, so that merging the other way
/// round gives the same bytes.
fn newer(mine: &Imported, theirs: &Imported) -> Option<format::Exported> {
    let all = [&mine.head.exported, &theirs.head.exported].into_iter().flatten();
    all.max_by_key(|exported| (exported.at, exported.app.clone(), exported.by)).cloned()
}

#[cfg(test)]
mod tests;
