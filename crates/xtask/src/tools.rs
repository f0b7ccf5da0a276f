//! The pinned tools: installs what is missing into `target/tools`, and runs what is there.
//! Nothing is installed outside the repository except Rust's own wasm target.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use lexopt::Parser;

use crate::paths;
use crate::shell::{
    Outcome, cargo, find_program, probe, program, root, run, say, since, write_file,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// A program that is built from its published source, once.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    long: &'static str,
    /// Further arguments of `cargo install`.
    features: &'static [&'static str],
    /// The tools run for seconds: building them quickly matters more than their speed.
    opt_level: &'static str,
}

const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    long: "2 to 4 minutes",
    features: &[],
    opt_level: "1",
};
/// Without what downloads tools and looks for newer versions: it is never asked to, and it takes minutes
/// to compile. What is slow in a build are the programs that it starts.
const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    long: "3 to 6 minutes",
    features: &["--no-default-features"],
    opt_level: "0",
};
const MUTANTS: Tool = Tool {
    package: "cargo-mutants",
    program: "cargo-mutants",
    version: "27.1.0",
    long: "2 to 4 minutes",
    features: &[],
    opt_level: "1",
};

/// The installed tools. Whoever holds one may run them.
pub(crate) struct Tools(());

impl Tools {
    /// A program with the pinned tools first on its search path.
    #[expect(clippy::unused_self, reason = "the value proves that the tools are there")]
    pub(crate) fn program(&self, name: impl AsRef<OsStr>) -> Command {
        let mut command = program(name);
        command.env("PATH", search_path()).env("TRUNK_SKIP_VERSION_CHECK", "true");
        command
    }
}

/// `cargo xtask tools`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    no_more(parser)?;
    let start = Instant::now();
    install()?;
    say(&format!("tools: all there ({})", since(start)));
    Ok(())
}

/// Fails if arguments are left over.
pub(crate) fn no_more(parser: &mut Parser) -> Outcome {
    match parser.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected().into()),
    }
}

/// Installs whatever is missing and returns the tools.
pub(crate) fn install() -> Outcome<Tools> {
    paths::write()?;
    let missing: Vec<&Tool> =
        [&WASM_BINDGEN, &TRUNK].into_iter().filter(|tool| !tool.is_there()).collect();
    if !missing.is_empty() {
        say("First run: the build tools are made from source. On two cores that takes about");
        say("7 minutes and happens once; they go to target/tools and nowhere else.");
    }
    wasm_target()?;
    // The short step first, so that a missing Node is noticed before the long ones.
    node_modules()?;
    for tool in missing {
        tool.install()?;
    }
    Ok(Tools(()))
}

/// Installs `cargo-mutants` as well, which only `cargo xtask mutants` needs.
pub(crate) fn with_mutants() -> Outcome<Tools> {
    if !MUTANTS.is_there() {
        MUTANTS.install()?;
    }
    Ok(Tools(()))
}

/// The JOSE libraries of Python that open our locked files, and we theirs. Only tests need them.
pub(crate) fn jose() -> Outcome {
    let wanted = fs::read(root().join("tests/interop/requirements.txt"))?;
    let target = folder().join("jose");
    let copy = target.join(".requirements");
    if fs::read(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("tools: JOSE libraries of Python (seconds)");
    run(program("python3")
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
        .args(["--root-user-action=ignore", "--upgrade", "--requirement"])
        .arg(root().join("tests/interop/requirements.txt"))
        .arg("--target")
        .arg(&target))?;
    write_file(&copy, wanted)
}

/// Where the npm programs are.
pub(crate) fn node_bin() -> PathBuf {
    root().join("node_modules").join(".bin")
}

fn folder() -> PathBuf {
    root().join("target").join("tools")
}

fn search_path() -> OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let ours = [folder().join("bin"), node_bin()];
    let all = ours.into_iter().chain(std::env::split_paths(&old));
    // Joining fails only for a folder whose name holds the separator; then the old path serves.
    std::env::join_paths(all).unwrap_or(old)
}

impl Tool {
    fn is_there(&self) -> bool {
        let path = folder().join("bin").join(self.program);
        let printed = probe(Command::new(path).arg("--version")).unwrap_or_default();
        printed.split_whitespace().any(|word| word == self.version)
    }

    fn install(&self) -> Outcome {
        say(&format!("tools: building {} {} (once, {})", self.package, self.version, self.long));
        let start = Instant::now();
        run(cargo()
            .args(["install", self.package, "--version", self.version])
            .args(self.features)
            .args(["--locked", "--force", "--quiet", "--root"])
            .arg(folder())
            .env("CARGO_TARGET_DIR", folder().join("build"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level))?;
        say(&format!("tools: {} is there ({})", self.package, since(start)));
        Ok(())
    }
}

fn wasm_target() -> Outcome {
    let sysroot = probe(Command::new(rustc()).args(["--print", "sysroot"])).unwrap_or_default();
    let installed = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET);
    if installed.is_dir() {
        return Ok(());
    }
    if find_program(&["rustup", "rustup.exe"]).is_none() {
        return Err(format!("Rust's {TARGET} target is missing and rustup is not installed").into());
    }
    say(&format!("tools: adding Rust's {TARGET} target (seconds)"));
    run(program("rustup").args(["target", "add", TARGET]))
}

/// Rust's compiler.
pub(crate) fn rustc() -> OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn node_modules() -> Outcome {
    let lock = fs::read(root().join("package-lock.json"))?;
    let copy = root().join("node_modules").join(".package-lock");
    if fs::read(&copy).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("tools: npm ci (about 20 seconds)");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(program(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        // The journeys use the browsers of the system.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    write_file(&copy, lock)
}
