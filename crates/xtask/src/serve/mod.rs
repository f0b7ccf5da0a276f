//! `cargo xtask serve`: builds the app and serves `dist/` as a good static host would.
//! Not for the open internet: one address, no TLS, no log.

mod compress;
mod files;
mod headers;
mod http;

use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, find_program, say};
use crate::{app_build, tools};

pub(crate) use compress::{Sizes, sizes};
pub(crate) use files::is_hashed;
use files::{Reply, Site};
pub(crate) use headers::{CONTENT_POLICY, TRUSTED_TYPES, cache_rule, for_every_answer};
use http::Request;

struct Options {
    host: String,
    port: u16,
    folder: PathBuf,
    under: String,
    build: bool,
    open: bool,
}

/// `cargo xtask serve`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let options = options(parser)?;
    if options.build {
        app_build::release(&tools::install()?)?;
    }
    if !options.folder.join("index.html").is_file() {
        return Err(format!(
            "{} holds no index.html; run without --no-build first",
            options.folder.display()
        )
        .into());
    }
    let site = Site::new(options.folder, &options.under);
    let running = start(site, &options.host, options.port)?;
    println!("The workbook is at {}", running.address);
    say("Stop with Ctrl-C.");
    if options.open {
        open_browser(&running.address);
    }
    running.thread.join().map_err(|_| "the server stopped".into())
}

/// A server that answers until the program ends.
pub(crate) struct Running {
    /// Where a browser finds the app.
    pub(crate) address: String,
    thread: thread::JoinHandle<()>,
}

/// Serves a built app on a free port, for tests and pictures.
pub(crate) fn in_background(folder: PathBuf) -> Outcome<Running> {
    start(Site::new(folder, ""), "127.0.0.1", 0)
}

fn start(site: Site, host: &str, port: u16) -> Outcome<Running> {
    site.compress_all()?;
    let listener = TcpListener::bind((host, port))
        .map_err(|error| format!("cannot listen on {host} port {port}: {error}"))?;
    let port = listener.local_addr()?.port();
    let address = format!("http://{host}:{port}/{}", site.under());
    let thread =
        thread::spawn(move || http::listen(&listener, move |request| answer(&site, request)));
    Ok(Running { address, thread })
}

fn answer(site: &Site, request: &Request) -> Reply {
    let mut reply = match request.method.as_str() {
        "GET" | "HEAD" => site.find(
            &request.target,
            request.header("Accept-Encoding"),
            request.header("If-None-Match"),
        ),
        _ => Reply::text(405, "Only GET and HEAD are answered here.\n"),
    };
    reply.headers.extend(for_every_answer());
    reply
}

fn options(parser: &mut Parser) -> Outcome<Options> {
    let mut options = Options {
        host: "127.0.0.1".into(),
        port: 8080,
        folder: app_build::dist(),
        under: String::new(),
        build: true,
        open: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("host") => options.host = parser.value()?.string()?,
            Long("open") => options.open = true,
            Long("no-build") => options.build = false,
            Long("under") => options.under = parser.value()?.string()?,
            Long("dir") => {
                options.folder = parser.value()?.into();
                options.build = false;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn open_browser(address: &str) {
    let opened = find_program(&["xdg-open", "open", "explorer.exe"])
        .is_some_and(|program| std::process::Command::new(program).arg(address).spawn().is_ok());
    if !opened {
        say("No program to open a browser with was found.");
    }
}
