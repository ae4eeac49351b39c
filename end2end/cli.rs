//! The program as those who run it meet it: what it says when something is wrong, and that it then
//! leaves everything as it was.

#![allow(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

fn ensemble(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    command(folder, arguments, settings).output().expect("the program starts")
}

fn command(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ensemble"));
    command.current_dir(folder).args(arguments);
    for name in ["DATABASE_URL", "LEPTOS_SITE_ADDR", "LEPTOS_SITE_ROOT", "ENSEMBLE_CONFIG"] {
        command.env_remove(name);
    }
    command.env("LEPTOS_SITE_ADDR", "127.0.0.1:0");
    command.envs(settings.iter().copied());
    command
}

/// The one sentence that a refused start leaves on standard error.
fn refusal(output: &Output) -> String {
    assert!(!output.status.success(), "it must not succeed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    let last = said.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("ensemble: "), "{said}");
    last
}

fn installed() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(ensemble(folder.path(), &["migrate"], &[]).status.success());
    assert!(ensemble(folder.path(), &["seed", "--demo"], &[]).status.success());
    folder
}

fn listing(folder: &Path) -> Vec<(String, u64)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let entry = entry.expect("an entry");
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().expect("facts").len())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_wrong_setting_stops_the_start_and_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, value, said) in [
        ("ENSEMBLE_BODY_LIMIT", "beaucoup", "body_limit"),
        ("ENSEMBLE_COULEUR", "bleu", "couleur"),
        ("ENSEMBLE_LOG", "a=b=c", "log"),
        ("LEPTOS_SITE_ADDR", "ici", "site_addr"),
        ("DATABASE_URL", "mysql://x", "database_url"),
        ("ENSEMBLE_SMTP_URL", "smtp://moi:secret@mail.example.org", "smtp_url"),
        ("ENSEMBLE_MAIL_FROM", "Ensemble", "mail_from"),
        ("ENSEMBLE_CONFIG", "absent.toml", "absent.toml"),
    ] {
        let said_last = refusal(&ensemble(folder.path(), &["serve"], &[(name, value)]));
        assert!(said_last.contains(said), "{name}={value}: {said_last}");
        assert!(!said_last.contains("secret"), "{said_last}");
    }
    assert_eq!(listing(folder.path()), []);
}

#[test]
fn a_database_that_was_never_made_is_said_and_not_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = refusal(&ensemble(folder.path(), &["serve"], &[]));
    assert!(said.contains("ensemble migrate"), "{said}");
    assert_eq!(listing(folder.path()), []);
}

#[test]
fn a_database_file_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("data.db")).expect("a folder where a file should be");
    let said = refusal(&ensemble(folder.path(), &["migrate"], &[("DATABASE_URL", "sqlite:data.db")]));
    assert!(said.contains("data.db") && said.contains("cannot be opened for writing"), "{said}");

    fs::write(folder.path().join("plain"), "x").expect("a file where a folder should be");
    let said = refusal(&ensemble(folder.path(), &["migrate"], &[("DATABASE_URL", "sqlite:plain/data.db")]));
    assert!(said.contains("plain/data.db"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("plain")).expect("the file"), "x");
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("letter.db");
    let text = "Ceci est une lettre, pas une base de données. ".repeat(40);
    fs::write(&file, &text).expect("a file");
    refusal(&ensemble(folder.path(), &["migrate"], &[("DATABASE_URL", "sqlite:letter.db")]));
    assert_eq!(fs::read_to_string(&file).expect("the file"), text);
}

#[test]
fn a_port_that_is_taken_is_said_before_anything_is_touched() {
    let folder = installed();
    let before = listing(&folder.path().join("data"));
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = taken.local_addr().expect("an address").to_string();
    let said = refusal(&ensemble(folder.path(), &["serve"], &[("LEPTOS_SITE_ADDR", &addr)]));
    assert!(said.contains(&addr) && said.contains("site_addr"), "{said}");
    assert_eq!(listing(&folder.path().join("data")), before);
}

#[test]
fn a_postgresql_that_refuses_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let url = format!("postgres://personne:secret@{closed}/ensemble");
    let said = refusal(&ensemble(folder.path(), &["serve"], &[("DATABASE_URL", &url)]));
    assert!(said.contains("does not answer"), "{said}");
    assert!(!said.contains("secret"), "a password is never shown: {said}");
}

#[test]
fn the_doctor_says_what_to_mend() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = ensemble(folder.path(), &["doctor"], &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(said.contains("mend   database") && said.contains("ensemble migrate"), "{said}");

    let folder = installed();
    let said = String::from_utf8_lossy(&ensemble(folder.path(), &["doctor"], &[]).stderr).into_owned();
    assert!(said.contains("ok     database"), "{said}");
    assert!(said.contains("mend   built files") && said.contains("make build"), "{said}");
    assert!(said.contains("ok     mail") && said.contains("data/mail"), "{said}");
    let away = ("ENSEMBLE_SMTP_URL", "smtp://moi:secret@127.0.0.1:1");
    let said = String::from_utf8_lossy(&ensemble(folder.path(), &["doctor"], &[away]).stderr).into_owned();
    assert!(said.contains("mend   mail") && said.contains("smtp_url") && !said.contains("secret"), "{said}");
}

#[test]
fn asked_to_stop_it_ends_well() {
    let folder = installed();
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let addr = format!("127.0.0.1:{port}");
    let mut child = command(folder.path(), &["serve"], &[("LEPTOS_SITE_ADDR", &addr)])
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let begun = Instant::now();
    while std::net::TcpStream::connect(&addr).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it listens");
        thread::sleep(Duration::from_millis(20));
    }
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(asked.success());
    let status = child.wait().expect("it ends");
    assert!(status.success(), "{status}");
}
