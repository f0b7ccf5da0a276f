//! Everything one does with this repository: `cargo xtask COMMAND`.
//! It knows tools, files and processes; it knows nothing of what the workbook means.

mod app_build;
mod bench;
mod dev;
mod digest;
mod file;
mod fuzz;
mod hook;
mod licences;
mod mutants;
mod packages;
mod paths;
mod same;
mod sbom;
mod screens;
mod serve;
mod shell;
mod size;
mod test;
mod tidy;
mod tools;

use std::process::ExitCode;

use lexopt::{Arg, Parser};

use crate::shell::{Outcome, say};

/// One command: its name, one line for the help, and what runs it.
struct Command {
    name: &'static str,
    help: &'static str,
    run: fn(&mut Parser) -> Outcome,
}

const COMMANDS: [Command; 17] = [
    Command {
        name: "serve",
        help: "build and serve the workbook  [--port N] [--host A] [--open] [--no-build] [--dir D] [--under NAME]",
        run: serve::command,
    },
    Command {
        name: "dev",
        help: "build, serve and reload at every change  [--port N] [--host A] [--open] [--release]",
        run: dev::command,
    },
    Command {
        name: "test",
        help: "everything that must hold  [core | laws | e2e [PLAYWRIGHT ARGUMENTS]]",
        run: test::command,
    },
    Command {
        name: "tidy",
        help: "the rules of ARCHITECTURE.md that can be read off the text  [--freeze]",
        run: tidy::command,
    },
    Command {
        name: "licences",
        help: "check what ships against the allow list and public/licences.txt  [--write]",
        run: licences::command,
    },
    Command {
        name: "sbom",
        help: "a bill of materials of what ships, CycloneDX 1.6  [--out FILE]",
        run: sbom::command,
    },
    Command {
        name: "same",
        help: "build what is committed in two folders and compare every byte  [--in DIR] [--keep]",
        run: same::command,
    },
    Command {
        name: "size",
        help: "sizes of the built app against size-budget.json  [--no-build]",
        run: size::command,
    },
    Command {
        name: "bench",
        help: "browser measurements  [ARGUMENTS OF tests/bench/bench.mjs]",
        run: bench::command,
    },
    Command {
        name: "screens",
        help: "pictures of every place and state into docs/screens  [--no-build] [--dir D]",
        run: screens::command,
    },
    Command {
        name: "mutants",
        help: "mutation test of the core  [ARGUMENTS OF cargo-mutants]",
        run: mutants::command,
    },
    Command {
        name: "fuzz",
        help: "look for bytes that break the core  [import | sealed | record | template | canvas] [--minutes N] [--keep]",
        run: fuzz::command,
    },
    Command {
        name: "file",
        help: "work on workbook files without the app  [ARGUMENTS OF workbook]",
        run: file::command,
    },
    Command {
        name: "tools",
        help: "install the pinned tools into target/tools",
        run: tools::command,
    },
    Command {
        name: "paths",
        help: "(run by Trunk) name the folders that stay out of the wasm",
        run: paths::command,
    },
    Command {
        name: "hook",
        help: "(run by Trunk) finish a build: styles, names, service worker, headers",
        run: hook::command,
    },
    Command { name: "help", help: "this text", run: help },
];

fn main() -> ExitCode {
    let mut parser = Parser::from_env();
    let name = match parser.next() {
        Ok(Some(Arg::Value(name))) => name.to_string_lossy().into_owned(),
        Ok(_) => "help".to_owned(),
        Err(error) => return complain(&error.to_string()),
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return complain(&format!("there is no command \"{name}\""));
    };
    match (command.run)(&mut parser) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("xtask {name}: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn complain(what: &str) -> ExitCode {
    say(&format!("xtask: {what}; try `cargo xtask help`"));
    ExitCode::from(2)
}

#[expect(clippy::unnecessary_wraps, reason = "every command has the same signature")]
fn help(_: &mut Parser) -> Outcome {
    println!("cargo xtask COMMAND\n");
    for command in &COMMANDS {
        println!("  {:<9} {}", command.name, command.help);
    }
    Ok(())
}
