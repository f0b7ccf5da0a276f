//! The commands and their arguments.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser};
use workbook_core::document::Document;
use workbook_core::format::{self, Imported, SEALED_SIZE_LIMIT, Sealed, Weighed};
use workbook_core::id::Actor;
use workbook_core::session::Session;
use workbook_core::view;

use crate::{Outcome, differences, sealed, sentences, show};

const USE: &str = "\
workbook check FILE            says whether a file is sound, and what is wrong where
workbook show FILE             prints it in words
workbook diff A B              says in words what each of two files has beyond the other
workbook merge A B -o OUT      brings two files together
workbook lock FILE -o OUT      puts a file under a passphrase
workbook unlock FILE -o OUT    takes the passphrase away

A locked file or a readable copy can stand wherever a file can. The passphrase is
asked for, or read from the first line of a file:  --phrase-file PATH";

/// Reads the arguments and does what they say.
pub(crate) fn run(parser: &mut Parser) -> Outcome {
    let arguments = Arguments::read(parser)?;
    let verb = arguments.verb.clone();
    let phrases = Phrases { file: arguments.phrase_file.clone() };
    match verb.as_str() {
        "check" => check(&phrases, &arguments.one()?),
        "show" => show(&phrases, &arguments.one()?),
        "diff" => {
            let (mine, theirs) = arguments.two()?;
            diff(&phrases, &mine, &theirs)
        }
        "merge" => {
            let out = arguments.out()?;
            let (mine, theirs) = arguments.two()?;
            merge(&phrases, &mine, &theirs, &out)
        }
        "lock" => {
            let out = arguments.out()?;
            let file = arguments.one()?;
            // Only a sound file is locked: nobody can look into it afterwards.
            let text = phrases.bytes(&file)?;
            import(&file, text.clone())?;
            write(&out, sealed::lock(&text, &phrases.ask_new()?)?)
        }
        "unlock" => {
            let out = arguments.out()?;
            write(&out, phrases.bytes(&arguments.one()?)?)
        }
        "help" => {
            println!("{USE}");
            Ok(())
        }
        other => Err(format!("there is no command \"{other}\"\n{USE}").into()),
    }
}

/// What stands on the command line.
struct Arguments {
    verb: String,
    files: Vec<PathBuf>,
    out: Option<PathBuf>,
    phrase_file: Option<PathBuf>,
}

impl Arguments {
    fn read(parser: &mut Parser) -> Outcome<Self> {
        let (mut words, mut out, mut phrase_file) = (Vec::new(), None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('o') | Arg::Long("out") => out = Some(parser.value()?.into()),
                Arg::Long("phrase-file") => phrase_file = Some(parser.value()?.into()),
                Arg::Short('h') | Arg::Long("help") => words.push("help".into()),
                Arg::Value(word) => words.push(word),
                Arg::Short(_) | Arg::Long(_) => return Err(argument.unexpected().into()),
            }
        }
        let mut words = words.into_iter();
        let verb = words.next().ok_or(USE)?.to_string_lossy().into_owned();
        Ok(Self { verb, files: words.map(PathBuf::from).collect(), out, phrase_file })
    }

    fn one(self) -> Outcome<PathBuf> {
        let [file] = <[PathBuf; 1]>::try_from(self.files).map_err(|_| USE)?;
        Ok(file)
    }

    fn two(self) -> Outcome<(PathBuf, PathBuf)> {
        let [mine, theirs] = <[PathBuf; 2]>::try_from(self.files).map_err(|_| USE)?;
        Ok((mine, theirs))
    }

    fn out(&self) -> Outcome<PathBuf> {
        Ok(self.out.clone().ok_or(USE)?)
    }
}

/// Where passphrases come from. Never from an argument: others on the machine could read it.
struct Phrases {
    file: Option<PathBuf>,
}

impl Phrases {
    fn ask(&self, what: &str) -> Outcome<String> {
        if let Some(path) = &self.file {
            let text = fs::read_to_string(path).map_err(|error| named(path, &error))?;
            return Ok(text.lines().next().unwrap_or_default().to_owned());
        }
        if !stdin().is_terminal() {
            return Err("there is no terminal to ask for the passphrase; use --phrase-file".into());
        }
        Ok(rpassword::prompt_password(format!("{what}: "))?)
    }

    /// A passphrase that is chosen now: asked for twice, for a slip would lock the file for good.
    fn ask_new(&self) -> Outcome<String> {
        let phrase = self.ask("New passphrase")?;
        if self.file.is_none() && self.ask("The same once more")? != phrase {
            return Err("the two passphrases differ; nothing was written".into());
        }
        Ok(phrase)
    }

    /// The plain bytes of a file, locked or not.
    fn bytes(&self, path: &Path) -> Outcome<Vec<u8>> {
        let size = fs::metadata(path).map_err(|error| named(path, &error))?.len();
        if size > u64::try_from(SEALED_SIZE_LIMIT).unwrap_or(u64::MAX) {
            let why = format!("{size} bytes are more than are read");
            return Err(named(path, &why).into());
        }
        let bytes = fs::read(path).map_err(|error| named(path, &error))?;
        match Sealed::read(&bytes) {
            None => Ok(bytes),
            Some(Err(error)) => Err(named(path, &error).into()),
            Some(Ok(sealed)) => {
                let phrase = self.ask(&format!("Passphrase of {}", path.display()))?;
                sealed::unlock(&sealed, &phrase).map_err(|error| named(path, &error).into())
            }
        }
    }

    fn import(&self, path: &Path) -> Outcome<Imported> {
        import(path, self.bytes(path)?)
    }
}

fn named(path: &Path, why: &dyn std::fmt::Display) -> String {
    format!("{}: {why}", path.display())
}

fn import(path: &Path, bytes: Vec<u8>) -> Outcome<Imported> {
    format::import(bytes).map_err(|error| named(path, &sentences::import(&error)).into())
}

/// Writes a file; one of that name is replaced.
fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    fs::write(path, bytes).map_err(|error| named(path, &error))?;
    println!("{}: written", path.display());
    Ok(())
}

fn check(phrases: &Phrases, path: &Path) -> Outcome {
    let imported = phrases.import(path)?;
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

fn show(phrases: &Phrases, path: &Path) -> Outcome {
    let imported = phrases.import(path)?;
    for line in sentences::report(&imported) {
        println!("! {line}");
    }
    let head = imported.head.clone();
    print!("{}", show::workbook(&head, open(imported).document()));
    Ok(())
}

const OTHER_BOOK: &str = "the two files are of different workbooks, which are never merged";

/// What each of two files would bring to the other.
fn diff(phrases: &Phrases, mine: &Path, theirs: &Path) -> Outcome {
    let (mine_read, theirs_read) = (phrases.import(mine)?, phrases.import(theirs)?);
    let brings = |from: &Path, what: &Imported, to: &Path, into: &Imported| -> Outcome<bool> {
        let session = open(into.clone());
        let weighed = format::against(&session, what.clone());
        if weighed.other_book {
            return Err(OTHER_BOOK.into());
        }
        if weighed.nothing_new() {
            return Ok(false);
        }
        println!("{} has beyond {}:", from.display(), to.display());
        print!("{}", differences::told(session.document(), &weighed.plan));
        Ok(true)
    };
    let here = brings(mine, &mine_read, theirs, &theirs_read)?;
    let there = brings(theirs, &theirs_read, mine, &mine_read)?;
    if !here && !there {
        println!("Both hold the same.");
    }
    Ok(())
}

fn merge(phrases: &Phrases, mine: &Path, theirs: &Path, out: &Path) -> Outcome {
    let (mine_read, theirs_read) = (phrases.import(mine)?, phrases.import(theirs)?);
    for (path, imported) in [(mine, &mine_read), (theirs, &theirs_read)] {
        for line in sentences::report(imported) {
            println!("{}: {line}", path.display());
        }
    }
    let exported = newer(&mine_read, &theirs_read);
    let mut session = open(mine_read);
    let Weighed { imported, plan, other_book, .. } = format::against(&session, theirs_read);
    if other_book {
        return Err(OTHER_BOOK.into());
    }
    for record in imported.unreadable.iter().filter(|record| record.place.is_none()) {
        println!("{}", sentences::unreadable(record));
    }
    println!("{}", sentences::preview(&view::preview(session.document(), &plan)));
    session.load(plan.into_entries());
    write(out, format::export(session.document(), exported.as_ref()))?;
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
