//! `cargo xtask serve`: builds the app and serves `dist/` as a good static host would.
//! Not for the open internet: one address, no TLS, no log.

mod compress;
mod files;
mod headers;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use lexopt::Parser;
use lexopt::prelude::*;
use tiny_http::{Method, Request, Response, Server};

use crate::shell::{Outcome, find_program, say};
use crate::{app_build, tools};

pub(crate) use compress::{Sizes, sizes};
use files::Site;
pub(crate) use files::is_hashed;
pub(crate) use headers::{CONTENT_POLICY, cache_rule, for_every_answer};

/// More threads than a browser opens connections, so that none waits for another.
const THREADS: usize = 16;

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
    for thread in running.threads {
        thread.join().map_err(|_| "a server thread stopped")?;
    }
    Ok(())
}

/// A server that answers until the program ends.
pub(crate) struct Running {
    /// Where a browser finds the app.
    pub(crate) address: String,
    threads: Vec<thread::JoinHandle<()>>,
}

/// Serves `dist/` on a free port, for tests.
pub(crate) fn in_background() -> Outcome<Running> {
    start(Site::new(app_build::dist(), ""), "127.0.0.1", 0)
}

fn start(site: Site, host: &str, port: u16) -> Outcome<Running> {
    site.compress_all()?;
    let server = Server::http((host, port))
        .map_err(|error| format!("cannot listen on {host} port {port}: {error}"))?;
    let port = server.server_addr().to_ip().map_or(port, |ip| ip.port());
    let address = format!("http://{host}:{port}/{}", site.under());
    let (server, site) = (Arc::new(server), Arc::new(site));
    let threads = (0..THREADS)
        .map(|_| {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(&site, request);
                }
            })
        })
        .collect();
    Ok(Running { address, threads })
}

fn answer(site: &Site, request: Request) {
    let header = |name: &'static str| {
        request
            .headers()
            .iter()
            .find(|header| header.field.equiv(name))
            .map_or("", |header| header.value.as_str())
    };
    let reply = match request.method() {
        Method::Get | Method::Head => {
            site.find(request.url(), header("Accept-Encoding"), header("If-None-Match"))
        }
        _ => files::Reply::text(405, "Only GET and HEAD are answered here.\n"),
    };
    let mut response = Response::from_data(reply.body.to_vec()).with_status_code(reply.status);
    for (name, value) in for_every_answer().into_iter().chain(reply.headers) {
        // A header that cannot be written is left out; the tests read them all back.
        if let Ok(header) = tiny_http::Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that went away before its answer is no error.
    drop(request.respond(response.with_chunked_threshold(usize::MAX)));
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
