//! The program as those who run it meet it: what it says when something is wrong, and that it then
//! leaves everything as it was.

#![allow(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    io::Write,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
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
fn a_command_leaves_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let someone = ["admin", "create", "--email", "i@ensemble.example", "--name", "Imogen"];
    for arguments in [["migrate"].as_slice(), &["seed", "--demo"], &someone, &["doctor"]] {
        let ended = ensemble(folder.path(), arguments, &[]);
        // The doctor finds no site here.
        assert!(ended.status.success() || arguments == ["doctor"], "{arguments:?}");
        let names: Vec<String> =
            listing(&folder.path().join("data")).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["ensemble.db"], "{arguments:?}");
    }
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
fn the_doctor_says_what_to_fix() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = ensemble(folder.path(), &["doctor"], &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(said.contains("fix    database") && said.contains("ensemble migrate"), "{said}");

    let folder = installed();
    let said = String::from_utf8_lossy(&ensemble(folder.path(), &["doctor"], &[]).stderr).into_owned();
    assert!(said.contains("ok     database"), "{said}");
    assert!(said.contains("fix    built files") && said.contains("make build"), "{said}");
    assert!(said.contains("ok     mail") && said.contains("data/mail"), "{said}");
    let away = ("ENSEMBLE_SMTP_URL", "smtp://moi:secret@127.0.0.1:1");
    let said = String::from_utf8_lossy(&ensemble(folder.path(), &["doctor"], &[away]).stderr).into_owned();
    assert!(said.contains("fix    mail") && said.contains("smtp_url") && !said.contains("secret"), "{said}");
}

/// A served portal; killed when it is let go.
struct Served {
    child: Child,
    addr: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn served(folder: &Path) -> Served {
    served_with(folder, &[])
}

fn served_with(folder: &Path, settings: &[(&str, &str)]) -> Served {
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let addr = format!("127.0.0.1:{port}");
    let child = command(folder, &["serve"], settings)
        .env("LEPTOS_SITE_ADDR", &addr)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let begun = Instant::now();
    while std::net::TcpStream::connect(&addr).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it listens");
        thread::sleep(Duration::from_millis(20));
    }
    Served { child, addr }
}

#[test]
fn asked_to_stop_it_ends_well() {
    let folder = installed();
    let mut portal = served(folder.path());
    let asked = Command::new("kill").args(["-TERM", &portal.child.id().to_string()]).status().expect("kill");
    assert!(asked.success());
    let status = portal.child.wait().expect("it ends");
    assert!(status.success(), "{status}");
}

/// A page as visitors get it.
fn page(portal: &Served, path: &str) -> String {
    let address = format!("http://{}{path}", portal.addr);
    let got = Command::new("curl").args(["-sS", &address]).output().expect("curl runs");
    assert!(got.status.success(), "{}", String::from_utf8_lossy(&got.stderr));
    String::from_utf8_lossy(&got.stdout).into_owned()
}

/// When the meeting of a page begins, as machines read it and as people do.
fn moment(page: &str) -> (&str, &str) {
    let time = page.split("<time datetime=\"").find(|rest| rest.get(10..11) == Some("T")).expect("a moment");
    let (machine, rest) = time.split_once('"').expect("a value");
    (machine, rest.split_once('>').and_then(|(_, rest)| rest.split_once("</time>")).expect("its words").0)
}

/// Zone data that is newer than what the program brings along is what its system has: laws change.
#[test]
fn hours_come_from_the_zone_data_of_the_system() {
    // A zone whose clocks are always three hours ahead of universal time, in the format of RFC 9636.
    let block = |version: u8| {
        let mut block = b"TZif".to_vec();
        block.push(version);
        block.extend([0; 15]);
        for count in [0_u32, 0, 0, 0, 1, 4] {
            block.extend(count.to_be_bytes());
        }
        block.extend(10_800_i32.to_be_bytes());
        block.extend([0, 0]);
        block.extend(b"TST\0");
        block
    };
    let folder = installed();
    let zones = folder.path().join("zones/America");
    fs::create_dir_all(&zones).expect("a folder");
    let data = [block(b'2'), block(b'2'), b"\nTST-3\n".to_vec()].concat();
    fs::write(zones.join("Toronto"), data).expect("zone data");
    let system = folder.path().join("zones").display().to_string();

    let portal = served_with(folder.path(), &[("TZDIR", &system)]);
    let list = page(&portal, "/fr/communautes/eleves-a-risque/rencontres");
    let id =
        list.split("/fr/rencontres/").nth(1).and_then(|rest| rest.get(..36)).expect("a meeting").to_owned();
    let meeting = page(&portal, &format!("/fr/rencontres/{id}"));
    let (machine, words) = moment(&meeting);
    let hour: u32 = machine[11..13].parse().expect("an hour");
    let expected = format!("{}\u{a0}h", (hour + 3) % 24);
    assert!(words.contains(&expected), "{machine} is shown as {words}, not {expected}");
    drop(portal);

    let portal = served(folder.path());
    let meeting = page(&portal, &format!("/fr/rencontres/{id}"));
    let (machine, words) = moment(&meeting);
    assert!(!words.contains(&expected), "{machine} is shown as {words}");
}

/// The commands of CONTRIBUTING.md, “Signing in from a script”, as they stand there.
#[test]
fn a_script_signs_in_with_curl() {
    let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../CONTRIBUTING.md"))
        .expect("CONTRIBUTING.md");
    let script = guide
        .split("## Signing in from a script")
        .nth(1)
        .and_then(|rest| rest.split("```sh\n").nth(1))
        .and_then(|rest| rest.split("```").next())
        .expect("the commands");
    let folder = installed();
    let portal = served(folder.path());
    let script = script.replace("http://127.0.0.1:3000", &format!("http://{}", portal.addr));
    let run = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .current_dir(folder.path())
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}\n{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("\"email\": \"beatrice.lafrenaye-diallo@ensemble.example\""), "{said}");
}

#[test]
fn the_first_administrator_is_made_with_a_link() {
    let folder = installed();
    let arguments =
        ["admin", "create", "--email", "Premiere@ensemble.example", "--name", "Première Personne"];
    let made = ensemble(folder.path(), &arguments, &[]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let link = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    assert!(link.contains("/fr/lien?key="), "{link}");
    let portal = served(folder.path());
    let path = link.split("/fr/lien").nth(1).expect("a key");
    let page = Command::new("curl")
        .args(["-sS", &format!("http://{}/fr/lien{path}", portal.addr)])
        .output()
        .expect("curl runs");
    assert!(String::from_utf8_lossy(&page.stdout).contains("premiere@ensemble.example"));
    for wrong in [["--email", "nobody", "--name", "A"], ["--email", "a@b.ca", "--name", " "]] {
        refusal(&ensemble(folder.path(), &[&["admin", "create"][..], &wrong[..]].concat(), &[]));
    }
}

#[test]
fn a_full_portal_is_made_for_measuring() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(ensemble(folder.path(), &["migrate"], &[]).status.success());
    let few =
        ["seed", "--bench", "--copies", "1", "--reflections", "120", "--comments", "300", "--answers", "12"];
    // Twice: what is added the second time stands beside the first.
    for _ in 0..2 {
        let made = ensemble(folder.path(), &few, &[]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    let portal = served(folder.path());
    let get = |path: &str| {
        let page = Command::new("curl").args(["-sS", &format!("http://{}{path}", portal.addr)]).output();
        String::from_utf8_lossy(&page.expect("curl runs").stdout).into_owned()
    };
    assert!(get("/fr/reflexions/fil").matches("<entry").count() > 5, "some are for everybody");
    assert!(get("/fr/recherche?q=parents").contains("<mark>"), "they are found");
    for call in ["mesure-lecture-1", "mesure-tirage-1", "mesure-lecture-2", "mesure-tirage-2"] {
        assert!(get("/fr/appels").contains(&format!("/fr/appels/{call}")), "{call}");
    }
    for wrong in [&["seed", "--copies", "3"][..], &["seed", "--bench", "--reflections", "many"]] {
        let output = ensemble(folder.path(), wrong, &[]);
        assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("error:"));
    }
    let said = refusal(&ensemble(
        folder.path(),
        &["seed", "--bench", "--copies", "0", "--reflections", "0", "--comments", "9"],
        &[],
    ));
    assert!(said.contains("--reflections"), "{said}");
}

#[test]
fn demonstration_accounts_stay_on_this_machine() {
    let folder = installed();
    let open = [("LEPTOS_SITE_ADDR", "0.0.0.0:0")];
    assert!(refusal(&ensemble(folder.path(), &["serve"], &open)).contains("demonstration_anywhere"));
    assert!(refusal(&ensemble(folder.path(), &["seed", "--demo"], &open)).contains("demonstration_anywhere"));
}

fn check_pii(arguments: &[&str], text: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = command(folder.path(), &[&["check-pii"], arguments].concat(), &[])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("its input").write_all(text.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(listing(folder.path()), [], "nothing is kept");
    output
}

#[test]
fn what_could_identify_a_student_is_found() {
    let text = "Mon élève Maélie, née le 12 mai 2012.";
    let output = check_pii(&["--lang", "fr"], text);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "{\"kind\":\"name\",\"start\":10,\"end\":16,\"why\":\"given-name\"}\n\
         {\"kind\":\"birth-date\",\"start\":25,\"end\":36,\"why\":\"near-birth-word\"}\n"
    );
    assert_eq!(check_pii(&[], text).stdout, output.stdout);
    assert_eq!(check_pii(&["--lang", "en"], "The next meeting is on May 12, 2025.").stdout, b"");
    assert!(refusal(&check_pii(&["--lang", "de"], "")).contains("neither fr nor en"));
}

#[test]
fn the_proof_of_a_draw_is_verified() {
    use ensemble_draw::{DrawState, Entry, Source, Terms, Value, draw, freeze, salted_id};

    let entry = |at: u32| Entry {
        id: salted_id(&format!("{at:032x}"), "essai", &format!("projet-{at}")),
        strata: Vec::new(),
    };
    let witnesses = ["Première personne".to_owned(), "Deuxième personne".to_owned()];
    let source = Source::Lottery { name: "Loto".to_owned(), at: 1_794_700_000, count: 3, witnesses };
    let terms = Terms { places: 2, quotas: Vec::new(), source, published: 1_794_690_000 };
    let frozen = freeze("essai", Vec::new(), (0..5).map(entry).collect(), terms).expect("a list");
    let value = Value::lottery(vec![6, 13, 22], vec![22, 13, 6]).expect("a value");
    let proof = draw(DrawState::Frozen, frozen, value).expect("a proof");

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("proof.json");
    let written = proof.to_file().expect("a file");
    fs::write(&file, &written).expect("a file");
    let output = ensemble(folder.path(), &["verify-draw", "proof.json"], &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Selected, 2 of 5 projects") && said.contains(&proof.commitment_hash), "{said}");

    fs::write(&file, written.replacen("\"places\":2", "\"places\":3", 1)).expect("a file");
    let said = refusal(&ensemble(folder.path(), &["verify-draw", "proof.json"], &[]));
    assert!(said.contains("the commitment is not the one") && said.contains("commitment_changed"), "{said}");
    fs::write(&file, "a letter").expect("a file");
    assert!(refusal(&ensemble(folder.path(), &["verify-draw", "proof.json"], &[])).contains("malformed"));
    assert!(refusal(&ensemble(folder.path(), &["verify-draw", "absent"], &[])).contains("absent"));
}
