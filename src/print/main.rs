//! Reads a [`Publication`](ensemble_publication::Publication) as JSON from standard input and writes it as a tagged PDF
//! (PDF/UA-1) to standard output.
//!
//! The exit code is 0 with a PDF; 1 for a publication of which none can be made, with the reason on standard error; 2 for input
//! that is no publication. Nothing else is read or written: no file, no network, no clock. The same input gives the same bytes.
//!
//! It is a program of its own because the typesetter takes minutes to compile.

mod fonts;
mod print;
#[cfg(test)]
mod tests;
mod values;
mod world;

use std::{
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

fn main() -> ExitCode {
    let mut input = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut input).map_err(|error| error.to_string());
    let publication =
        match read.and_then(|_| serde_json::from_slice(&input).map_err(|error| error.to_string())) {
            Ok(publication) => publication,
            Err(error) => {
                eprintln!("The input is no publication: {error}");
                return ExitCode::from(2);
            }
        };
    let printed = print::print(&publication).map_err(|error| error.to_string());
    match printed.and_then(|pdf| write(&pdf).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(pdf: &[u8]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(pdf)?;
    output.flush()
}
