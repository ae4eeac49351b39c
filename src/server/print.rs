//! The program `ensemble-print`, which makes a PDF of a publication. It is a program of its own because its typesetter takes
//! minutes to compile; a portal without it says so.

use std::{
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// What the program is called, beside the portal's own.
const NAME: &str = "ensemble-print";
/// The longest that it may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(5);
/// The largest PDF, in bytes.
const LARGEST: u64 = 100_000_000;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error("the program cannot be run: {0}")]
    Run(#[from] std::io::Error),
    #[error("the program took too long")]
    Slow,
    /// How it ended. What it wrote to its standard error is not read: it may quote a text that not everyone reads, and errors are
    /// logged.
    #[error("the program made no PDF: {0}")]
    Failed(ExitStatus),
}

/// Where the program is: where the setting says, or beside the program that runs. `None` when it is not there.
#[must_use]
pub fn program(setting: Option<&Path>) -> Option<PathBuf> {
    let path = match setting {
        Some(path) => path.to_owned(),
        None => std::env::current_exe().ok()?.with_file_name(NAME),
    };
    path.is_file().then_some(path)
}

/// Runs the program: it reads a publication as JSON and writes a PDF. Slow: call it through [`Work::run`](super::work::Work::run).
///
/// # Errors
/// When it cannot be run, fails or takes too long.
pub fn print(program: &Path, json: &[u8]) -> Result<Vec<u8>, PrintError> {
    // It gets nothing of the environment, which may hold secrets.
    let mut child = Command::new(program)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A program that fails early does not read to the end.
            if let Some(mut stdin) = stdin {
                let _ = stdin.write_all(json);
            }
        });
        let pdf = scope.spawn(move || read(stdout, LARGEST));
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if Instant::now() > deadline {
                child.kill()?;
                child.wait()?;
                return Err(PrintError::Slow);
            }
            thread::sleep(LOOK);
        };
        let pdf = pdf.join().unwrap_or_default();
        if status.success() && pdf.starts_with(b"%PDF-") {
            return Ok(pdf);
        }
        Err(PrintError::Failed(status))
    })
}

/// What comes, up to a length. A program that writes more ends: its pipe is closed.
fn read(from: Option<impl std::io::Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(from) = from {
        let _ = from.take(most).read_to_end(&mut bytes);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

    use super::{PrintError, print, program};

    /// A program that runs these lines of a shell.
    fn script(folder: &tempfile::TempDir, lines: &str) -> PathBuf {
        let path = folder.path().join("ensemble-print");
        fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
        path
    }

    #[test]
    fn what_the_program_writes_is_the_pdf() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = script(&folder, "printf '%%PDF-1.7 '; /bin/cat");
        assert_eq!(program(Some(&path)), Some(path.clone()));
        let long = "x".repeat(300_000);
        let pdf = print(&path, long.as_bytes()).expect("a PDF");
        assert_eq!(pdf, format!("%PDF-1.7 {long}").into_bytes());
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = script(&folder, "echo 'Un texte de zirconium' >&2; exit 3");
        let error = print(&path, b"{}").expect_err("it fails");
        assert!(matches!(&error, PrintError::Failed(status) if status.code() == Some(3)));
        assert!(!format!("{error} {error:?}").contains("zirconium"), "errors are logged");
        let path = script(&folder, "echo 'no PDF'");
        assert!(matches!(print(&path, b"{}"), Err(PrintError::Failed(_))));
        assert_eq!(program(Some(&folder.path().join("elsewhere"))), None);
        assert!(matches!(print(&folder.path().join("elsewhere"), b"{}"), Err(PrintError::Run(_))));
    }
}
