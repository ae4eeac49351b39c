//! The table `end2end/asvs.csv`: what of OWASP ASVS 5.0, levels 1 and 2, the portal meets, with what, and
//! what is open. These tests check that every requirement has one complete row, and that each test and each
//! symbol that a row names exists, so that a renamed or deleted test cannot stay behind as a claim.
//!
//! A row's evidence is a list of references, separated by a space:
//!
//! * `test:module::path::name`: a Rust test. A test that runs on both databases is named without
//!   `::on_sqlite`; `cli` and `asvs` are the files of this folder.
//! * `browser:end2end/tests/FILE.spec.ts#title`: a browser test, its title as the source has it.
//! * `code:FILE#symbol`: where no test says it: a definition in a Rust file, a word in any other file.
//!
//! The last tests of this file are evidence themselves: what the sources must not contain.

#![allow(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const COLUMNS: [&str; 6] = ["id", "level", "subject", "status", "evidence", "note"];
const KINDS: [&str; 3] = ["test:", "browser:", "code:"];

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn read(path: impl AsRef<Path>) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// The records of a CSV text as RFC 4180 has it, with `\n` at the end of each.
fn records(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut records = Vec::new();
    for (number, line) in text.split_terminator('\n').enumerate() {
        let wrong = |what: &str| Err(format!("line {}: {what}", number + 1));
        let (mut fields, mut rest) = (Vec::new(), line);
        loop {
            let mut field = String::new();
            if let Some(quoted) = rest.strip_prefix('"') {
                rest = quoted;
                loop {
                    let Some((part, after)) = rest.split_once('"') else {
                        return wrong("a quote is not closed");
                    };
                    field.push_str(part);
                    let Some(more) = after.strip_prefix('"') else {
                        rest = after;
                        break;
                    };
                    field.push('"');
                    rest = more;
                }
            } else {
                let end = rest.find(',').unwrap_or(rest.len());
                field.push_str(&rest[..end]);
                rest = &rest[end..];
                if field.contains('"') {
                    return wrong("a quote inside a field that is not quoted");
                }
            }
            fields.push(field);
            match rest.strip_prefix(',') {
                Some(more) => rest = more,
                None if rest.is_empty() => break,
                None => return wrong("something follows a closing quote"),
            }
        }
        records.push(fields);
    }
    Ok(records)
}

/// The references of a row. A title may contain spaces: a reference ends where the next kind begins.
fn references(evidence: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in evidence.split(' ').filter(|word| !word.is_empty()) {
        match all.last_mut() {
            Some(last) if !KINDS.iter().any(|kind| word.starts_with(kind)) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => all.push(word.to_owned()),
        }
    }
    all
}

/// The file of a module, and whether its last part is a module written inside that file.
fn file_of(module: &[&str]) -> Option<PathBuf> {
    if let ["cli" | "asvs"] = module {
        return Some(PathBuf::from("end2end").join(format!("{}.rs", module[0])));
    }
    let at = |parts: &[&str]| {
        let path = PathBuf::from("src").join(parts.join("/"));
        [path.with_extension("rs"), path.join("mod.rs"), path.join("lib.rs")]
            .into_iter()
            .find(|path| root().join(path).is_file())
    };
    at(module).or_else(|| {
        let (last, outer) = module.split_last()?;
        let file = at(outer)?;
        read(&file)?.contains(&format!("mod {last} {{")).then_some(file)
    })
}

/// Whether a text has a test of this name: a function behind an attribute, or one that runs on both databases.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.iter().enumerate().any(|(at, line)| {
        let Some(arguments) = line.split(&format!("fn {name}(")).nth(1) else { return false };
        let both = line.starts_with("async fn") && arguments.starts_with("db: Db)");
        let attributes = lines[..at].iter().rev().take_while(|line| line.starts_with("#["));
        !line.starts_with("//")
            && (both
                && ["on_both_databases! {", "on_both_with_content! {"].iter().any(|it| text.contains(it))
                || attributes
                    .into_iter()
                    .any(|line| ["#[test]", "#[tokio::test"].iter().any(|it| line.starts_with(it))))
    })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether a Rust text defines this symbol.
fn defines(text: &str, symbol: &str) -> bool {
    const DEFINITIONS: [&str; 8] = ["fn", "const", "static", "struct", "enum", "trait", "type", "mod"];
    text.lines().map(str::trim).filter(|line| !line.starts_with("//")).any(|line| {
        DEFINITIONS.iter().any(|kind| {
            line.split(&format!("{kind} {symbol}")).skip(1).any(|rest| !rest.starts_with(is_word))
                && line.split(is_other).any(|word| word == symbol)
        })
    })
}

fn is_other(letter: char) -> bool {
    !is_word(letter)
}

/// What is wrong with a reference, if anything is.
fn fault(reference: &str) -> Option<String> {
    let wrong = |why: &str| Some(format!("{reference}: {why}"));
    if let Some(path) = reference.strip_prefix("test:") {
        let parts: Vec<&str> = path.split("::").collect();
        let (Some((name, module)), true) = (parts.split_last(), parts.len() > 1) else {
            return wrong("no module and name");
        };
        let Some(text) = file_of(module).and_then(read) else { return wrong("no such module") };
        return (!has_test(&text, name)).then(|| format!("{reference}: no such test"));
    }
    if let Some(place) = reference.strip_prefix("browser:") {
        let Some((file, title)) = place.split_once('#') else { return wrong("no title") };
        if !file.starts_with("end2end/tests/") || !file.ends_with(".spec.ts") {
            return wrong("no file of browser tests");
        }
        let Some(text) = read(file) else { return wrong("no such file") };
        let found = ["test", "watched"].iter().any(|call| {
            ['\'', '`', '"'].iter().any(|quote| text.contains(&format!("{call}({quote}{title}{quote}")))
        });
        return (title.is_empty() || !found).then(|| format!("{reference}: no test of this title"));
    }
    if let Some(place) = reference.strip_prefix("code:") {
        let Some((file, symbol)) = place.split_once('#') else { return wrong("no symbol") };
        let Some(text) = read(file) else { return wrong("no such file") };
        let found = if file.ends_with(".rs") { defines(&text, symbol) } else { text.contains(symbol) };
        return (symbol.is_empty() || !found).then(|| format!("{reference}: no such symbol"));
    }
    wrong("neither test: nor browser: nor code:")
}

/// What is wrong with a table, in a sentence each.
fn faults(table: &str, ids: &str) -> Vec<String> {
    let rows = match records(table) {
        Ok(rows) => rows,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    if rows.first().is_none_or(|head| head != &COLUMNS) {
        faults.push(format!("the first line must be {}", COLUMNS.join(",")));
    }
    let expected: BTreeMap<&str, &str> = ids.lines().filter_map(|line| line.split_once(' ')).collect();
    let mut seen = BTreeSet::new();
    for row in rows.iter().skip(1) {
        let [id, level, subject, status, evidence, note] = row.as_slice() else {
            faults.push(format!("{}: {} columns", row.join(","), row.len()));
            continue;
        };
        let mut wrong = |what: &str| faults.push(format!("{id}: {what}"));
        match expected.get(id.as_str()) {
            None => wrong("no requirement of levels 1 and 2"),
            Some(expected) if expected != level => wrong("another level"),
            Some(_) if !seen.insert(id) => wrong("a second row"),
            Some(_) => {}
        }
        if subject.is_empty() || subject.split(' ').count() > 12 {
            wrong("the subject has no word or more than 12");
        }
        let references = references(evidence);
        match status.as_str() {
            "met" if references.is_empty() => wrong("met, without a test or code that shows it"),
            "not-applicable" if note.is_empty() => wrong("not applicable, without a reason"),
            "not-applicable" if !references.is_empty() => wrong("not applicable, with evidence"),
            "open" if note.is_empty() => wrong("open, without what is missing"),
            "met" | "not-applicable" | "open" => {}
            _ => wrong("the status is none of met, not-applicable, open"),
        }
        for fault in references.iter().filter_map(|reference| fault(reference)) {
            wrong(&fault);
        }
    }
    let missing =
        expected.keys().filter(|id| !rows.iter().skip(1).any(|row| row.first().is_some_and(|it| it == *id)));
    faults.extend(missing.map(|id| format!("{id}: no row")));
    faults
}

#[test]
fn every_requirement_has_one_row_and_what_it_names_exists() {
    let table = read("end2end/asvs.csv").expect("the table");
    let ids = read("end2end/asvs-ids.txt").expect("the list of requirements");
    let levels = |level: &str| ids.lines().filter(|line| line.ends_with(level)).count();
    assert_eq!(
        (levels(" 1"), levels(" 2"), ids.lines().count()),
        (70, 183, 253),
        "as ASVS 5.0.0 counts them"
    );
    let faults = faults(&table, &ids);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_table_that_is_wrong_is_refused() {
    const HEAD: &str = "id,level,subject,status,evidence,note\n";
    let real = "test:asvs::a_table_that_is_wrong_is_refused";
    let refused = |rows: &str| faults(&format!("{HEAD}{rows}"), "V1.1.1 2\n");
    assert_eq!(refused(&format!("V1.1.1,2,a subject,met,{real},\n")), Vec::<String>::new());
    assert_eq!(
        refused("V1.1.1,2,a subject,not-applicable,,\"a reason, quoted \"\"so\"\"\"\n"),
        Vec::<String>::new()
    );
    for (rows, said) in [
        (String::new(), "no row"),
        (format!("V1.1.1,1,a,met,{real},\n"), "another level"),
        (format!("V1.1.2,2,a,met,{real},\n"), "no requirement"),
        (format!("V1.1.1,2,a,met,{real},\nV1.1.1,2,a,met,{real},\n"), "a second row"),
        ("V1.1.1,2,a,met,,\n".to_owned(), "without a test"),
        ("V1.1.1,2,a,open,,\n".to_owned(), "what is missing"),
        ("V1.1.1,2,a,not-applicable,,\n".to_owned(), "without a reason"),
        (format!("V1.1.1,2,a,yes,{real},\n"), "the status"),
        (format!("V1.1.1,2,,met,{real},\n"), "the subject"),
        (format!("V1.1.1,2,a,met,{real}x,\n"), "no such test"),
        ("V1.1.1,2,a,met,test:asvs::faults,\n".to_owned(), "no such test"),
        ("V1.1.1,2,a,met,test:asvs_gone::tests::name,\n".to_owned(), "no such module"),
        ("V1.1.1,2,a,met,test:name,\n".to_owned(), "no module"),
        (
            "V1.1.1,2,a,met,browser:end2end/tests/headers.spec.ts#never a title,\n".to_owned(),
            "no test of this title",
        ),
        ("V1.1.1,2,a,met,browser:end2end/tests/gone.spec.ts#x,\n".to_owned(), "no such file"),
        ("V1.1.1,2,a,met,code:end2end/asvs.rs#faultless,\n".to_owned(), "no such symbol"),
        ("V1.1.1,2,a,met,code:end2end/gone.rs#fault,\n".to_owned(), "no such file"),
        ("V1.1.1,2,a,met,somewhere,\n".to_owned(), "neither"),
        (format!("V1.1.1,2,a,met,{real}\n"), "5 columns"),
        ("V1.1.1,2,\"a,met,,\n".to_owned(), "not closed"),
    ] {
        let faults = refused(&rows);
        assert!(faults.iter().any(|fault| fault.contains(said)), "{rows}: {faults:?}");
    }
    assert!(!faults("V1.1.1,2,a,open,,b\n", "V1.1.1 2\n").is_empty(), "without its first line");
}

/// The sources of the portal, without their tests.
fn sources() -> Vec<(PathBuf, String)> {
    let (mut folders, mut all) = (vec![root().join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| {
                    !["tests", "testing", "architecture_tests"].iter().any(|test| name == *test)
                }) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root()).expect("below the root").to_owned();
                if name.file_stem().is_some_and(|stem| !["tests", "testing"].iter().any(|test| stem == *test))
                {
                    let text = fs::read_to_string(&path).expect("a readable file");
                    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                    all.push((name, code.collect::<Vec<_>>().join("\n")));
                }
            }
        }
    }
    all
}

/// The files in which one of these words stands.
fn with(sources: &[(PathBuf, String)], words: &[&str]) -> BTreeSet<String> {
    let has = |text: &str| words.iter().any(|word| text.contains(word));
    sources.iter().filter(|(_, text)| has(text)).map(|(path, _)| path.display().to_string()).collect()
}

#[test]
fn the_portal_starts_one_program_and_asks_other_sites_in_one_place() {
    let sources = sources();
    assert!(sources.len() > 200, "the sources are found");
    assert!(!with(&sources, &["fn main"]).is_empty(), "and searched");
    // The one that makes PDF files. What it is given comes through its input, never as an argument.
    let starts = with(&sources, &["process::Command", "Command::new("]);
    assert_eq!(starts, BTreeSet::from(["src/server/print.rs".to_owned()]));
    let lock = read("Cargo.lock").expect("Cargo.lock");
    assert!(lock.contains("name = \"hyper\""), "libraries are listed");
    for library in ["reqwest", "ureq", "isahc", "awc", "surf", "curl"] {
        let named = lock.contains(&format!("name = \"{library}\"\n"));
        assert!(!named, "{library} asks other sites: see V1.3.6 of end2end/asvs.csv first");
    }
    // Connections are made by the clients of the database and of mail, and by the one that asks the relays of drand that
    // the settings name.
    let places = |words: &[&str]| with(&sources, words).into_iter().collect::<Vec<_>>();
    assert_eq!(places(&["TcpStream::connect"]), ["src/server/http_client.rs"]);
    assert_eq!(places(&["http_client::get"]), ["src/calls/draw/relays.rs"]);
}

#[test]
fn sql_is_put_together_where_it_is_known_to_be() {
    // sqlx takes fixed texts only, unless they are marked. In these files texts are joined of fixed parts and
    // numbers of placeholders; a value is bound everywhere.
    let known = [
        "src/communities/account/store/own/rows.rs",
        "src/network/administration/store/log.rs",
        "src/network/administration/store/people.rs",
        "src/communities/community/store/addresses.rs",
        "src/meetings/date_poll/store.rs",
        "src/calls/interest/store/manage/list.rs",
        "src/meetings/meeting/store/names.rs",
        "src/meetings/meeting/store/next.rs",
        "src/communities/membership/store/directory.rs",
        "src/common/notification/store/entries.rs",
        "src/common/notification/store/recipients.rs",
        "src/network/order_question/store/mod.rs",
        "src/reflections/reflection/store/bulk.rs",
        "src/reflections/reflection/store/list.rs",
        "src/reflections/reflection/store/names.rs",
        "src/reflections/reflection/store/row.rs",
        "src/reflections/reflection/store/search/find.rs",
        "src/reflections/reflection/store/search/index.rs",
        "src/calls/screening/store/projects.rs",
        "src/calls/screening/store/reviews.rs",
        "src/practices/finding/store/behind.rs",
        "src/practices/finding/store/list.rs",
        "src/practices/service/store/find.rs",
        "src/decisions/theme/store/list.rs",
        "src/decisions/theme/store/mod.rs",
        "src/decisions/theme/store/replies.rs",
        "src/decisions/vote/store/ballots.rs",
        "src/server/db/migrations.rs",
        "src/server/jobs/store.rs",
        "src/server/mail/outbox/mod.rs",
        "src/server/realtime/store/insert.rs",
    ];
    assert_eq!(with(&sources(), &["AssertSqlSafe("]), known.map(str::to_owned).into());
}
