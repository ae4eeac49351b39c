//! Which package may know which, which layer may import which, and that no message is left over.

mod audit;
mod imports;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use self::imports::{FEATURE_PACKAGES, Source, expand, imports, reached, sources};

const FEATURES: [&str; 43] = [
    "account",
    "administration",
    "attendance",
    "breakout",
    "calendar",
    "call",
    "codevelopment",
    "community",
    "date_poll",
    "discussion_guide",
    "deliverable",
    "draw",
    "editing",
    "email",
    "facilitation",
    "finding",
    "follow_up",
    "funnel",
    "handover",
    "home",
    "interest",
    "meeting",
    "membership",
    "minutes",
    "need",
    "notification",
    "order_question",
    "page",
    "participation",
    "quotation",
    "practice",
    "practice_guide",
    "reflection",
    "reminder",
    "research",
    "school_days",
    "screening",
    "section_use",
    "selection",
    "service",
    "speaking",
    "theme",
    "vote",
];
/// Layers that know neither server nor page, so that their tests need none.
const PURE: [&str; 4] = ["model", "outline", "rules", "agenda"];
/// The other packages that each package may know.
const PACKAGES: [(&str, &[&str]); 28] = [
    ("lang", &[]),
    ("core", &["lang"]),
    ("document", &["core"]),
    ("draw", &["lang"]),
    ("markdown", &[]),
    ("pii", &["lang"]),
    ("publication", &["lang", "markdown"]),
    ("print", &["publication"]),
    ("search", &["lang"]),
    ("texts", &["core"]),
    ("ui", &["core", "texts"]),
    ("server", &["core", "document", "markdown", "texts"]),
    ("live", &["core", "document", "ui"]),
    ("common", &["core", "publication", "server", "texts", "ui"]),
    ("communities", &["common", "core", "server", "texts", "ui"]),
    (
        "meetings",
        &["common", "communities", "core", "document", "live", "publication", "server", "texts", "ui"],
    ),
    (
        "reflections",
        &[
            "common",
            "communities",
            "core",
            "document",
            "live",
            "meetings",
            "pii",
            "search",
            "server",
            "texts",
            "ui",
        ],
    ),
    (
        "decisions",
        &[
            "common",
            "communities",
            "core",
            "document",
            "live",
            "meetings",
            "pii",
            "publication",
            "reflections",
            "server",
            "texts",
            "ui",
        ],
    ),
    (
        "network",
        &["common", "communities", "core", "document", "meetings", "reflections", "server", "texts", "ui"],
    ),
    (
        "calls",
        &[
            "common",
            "communities",
            "core",
            "decisions",
            "draw",
            "meetings",
            "network",
            "reflections",
            "server",
            "texts",
            "ui",
        ],
    ),
    (
        "practices",
        &[
            "common",
            "communities",
            "core",
            "document",
            "live",
            "meetings",
            "network",
            "publication",
            "reflections",
            "search",
            "server",
            "texts",
            "ui",
        ],
    ),
    (
        "portal",
        &[
            "calls",
            "common",
            "communities",
            "core",
            "decisions",
            "draw",
            "meetings",
            "network",
            "pii",
            "practices",
            "reflections",
            "server",
            "texts",
            "ui",
        ],
    ),
    (
        "testing",
        &["calls", "communities", "core", "draw", "network", "portal", "practices", "publication", "server"],
    ),
    ("browser/small", &["common", "communities", "decisions", "meetings", "reflections"]),
    ("browser/write", &["common", "communities", "decisions", "meetings", "reflections"]),
    ("browser/live", &["live"]),
    ("browser/pii", &["lang", "pii"]),
    ("browser/draw", &["draw"]),
];

/// What a file imports against the rules, in a sentence each.
fn faults(source: &Source, exported: &dyn Fn(&str) -> BTreeSet<String>) -> Vec<String> {
    let here = source.module.join("::");
    let root = source.root();
    let pure = FEATURES.contains(&root) && PURE.contains(&source.layer());
    imports(source)
        .into_iter()
        .filter_map(|path| {
            let shown = path.join("::");
            let refuse = |why: &str| Some(format!("{here} imports {shown}: {why}"));
            if path.first().map(String::as_str) != Some("crate") {
                let foreign = path.first().map(String::as_str).unwrap_or_default();
                return match foreign {
                    "leptos" | "axum" | "sqlx" | "ensemble_server" | "ensemble_ui" if pure => {
                        refuse("pure layers know no framework and no server")
                    }
                    "sqlx" if source.layer() != "store" && FEATURES.contains(&root) => {
                        refuse("SQL lives in store")
                    }
                    "axum" if FEATURES.contains(&root) => refuse("features answer with pages, not with axum"),
                    _ => None,
                };
            }
            let to = path.get(1).map(String::as_str).unwrap_or_default();
            let layer = path.get(2).map(String::as_str).unwrap_or_default();
            match root {
                _ if ["app", "demo"].contains(&to) && !["app", "demo", "main", "doctor"].contains(&root) => {
                    refuse("no feature knows the program")
                }
                feature if FEATURES.contains(&feature) && FEATURES.contains(&to) => {
                    if feature == to {
                        let downwards = match source.layer() {
                            "model" | "outline" => ["model", "outline"].contains(&layer),
                            "rules" | "agenda" => PURE.contains(&layer),
                            "store" => [&PURE[..], &["store"]].concat().contains(&layer),
                            "api" => !["pages", "islands", "views"].contains(&layer),
                            "islands" => !["pages", "store", "views"].contains(&layer),
                            _ => true,
                        };
                        (!downwards).then(|| format!("{here} imports {shown}: a layer looks down, not up"))
                    } else {
                        let exported = exported(to);
                        let open = |name: &str| {
                            PURE.contains(&name)
                                || ["labels", "paths", "events"].contains(&name)
                                || exported.contains(name)
                        };
                        if layer.is_empty() {
                            let closed = reached(source.code(), to).into_iter().find(|name| !open(name))?;
                            return refuse(&format!("{closed} is not exported by {to}"));
                        }
                        (!open(layer)).then(|| format!("{here} imports {shown}: not exported by {to}"))
                    }
                }
                _ => None,
            }
        })
        .collect()
}

/// The names that a feature's `mod.rs` re-exports.
fn exports(all: &[Source], feature: &str) -> BTreeSet<String> {
    all.iter()
        .filter(|source| source.is_of_a_feature() && source.module == [feature])
        .flat_map(|source| {
            source
                .text
                .split(';')
                .filter_map(|statement| statement.split("pub use ").nth(1))
                .flat_map(|tree| {
                    let mut paths = Vec::new();
                    expand("", &tree.split_whitespace().collect::<Vec<_>>().join(" "), &mut paths);
                    paths
                })
                .filter_map(|path| path.rsplit([':', ' ']).next().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn imports_go_one_way() {
    let all = sources();
    assert!(all.len() > 40, "the sources are found");
    let exported = |feature: &str| exports(&all, feature);
    let faults: BTreeSet<String> = all
        .iter()
        .filter(|source| source.is_of_a_feature() && !source.is_test())
        .flat_map(|source| faults(source, &exported))
        .collect();
    let upward: Vec<&String> = faults.iter().filter(|fault| !UPWARD.contains(&fault.as_str())).collect();
    assert!(upward.is_empty(), "\n{upward:#?}");
    assert_eq!(faults.len(), UPWARD.len(), "one that is gone is taken off the list");
}

/// The imports that look up, three at most: server functions answer with the same HTML as the page.
const UPWARD: [&str; 3] = [
    "reflection::api imports crate::reflection::pages::comment_fragment: a layer looks down, not up",
    "reflection::api imports crate::reflection::pages::moderated_community: a layer looks down, not up",
    "reflection::api imports crate::reflection::pages::report_fragment: a layer looks down, not up",
];

#[test]
fn an_import_that_goes_the_wrong_way_is_seen() {
    let wrong = [
        ("community/model", "use leptos::prelude::*;"),
        ("community/rules", "use super::store::list;"),
        ("community/rules", "use ensemble_server::db::Db;"),
        ("community/islands", "use super::{api::x, pages::y};"),
        ("community/pages/list", "use crate::meeting::store::find;"),
        ("community/pages/list", "use crate::meeting::{self};\nfn list() { meeting::store::find() }"),
        ("community/pages/list", "use ensemble_meetings::meeting;\nfn list() { meeting::store::find() }"),
        ("community/pages/list", "use ensemble_meetings::meeting::store::find;"),
        ("community/pages/list", "use sqlx::query;"),
        ("page/store", "use crate::app::router;"),
    ];
    for (place, text) in wrong {
        let source = Source {
            package: "portal".to_owned(),
            module: place.split('/').map(str::to_owned).collect(),
            text: text.to_owned(),
        };
        assert_eq!(faults(&source, &|_| BTreeSet::new()).len(), 1, "{place}: {text}");
    }
    let right = Source {
        package: "portal".to_owned(),
        module: vec!["community".to_owned(), "pages".to_owned(), "list".to_owned()],
        text: "use super::super::{model::X, store};\nuse crate::meeting::model::Y;\nuse ensemble_server::web::Page;"
            .to_owned(),
    };
    assert_eq!(faults(&right, &|_| BTreeSet::new()), Vec::<String>::new());
}

/// The packages of `src` that a package's manifest names, for other than its tests.
fn dependencies(package: &str) -> BTreeSet<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("a manifest");
    let (_, listed) = manifest.split_once("[dependencies]").expect("dependencies");
    let listed = listed.split("\n[").next().unwrap_or_default();
    listed
        .lines()
        .filter_map(|line| line.split([' ', '.']).next())
        .filter_map(|name| if name == "ensemble" { Some("portal") } else { name.strip_prefix("ensemble-") })
        .map(str::to_owned)
        .collect()
}

#[test]
fn packages_know_only_those_below_them() {
    for (package, may_know) in PACKAGES {
        let known: BTreeSet<String> = may_know.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(dependencies(package), known, "{package}");
    }
}

/// For each folder of the packages of features, the other folders that its files name, tests left out.
fn folders(all: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let sources = all.iter().filter(|source| source.is_of_a_feature() && source.module.len() > 1);
    for source in sources.filter(|source| !source.is_test()) {
        let imported =
            imports(source).into_iter().filter(|path| path.first().is_some_and(|root| root == "crate"));
        let roots = FEATURE_PACKAGES.iter().map(|(_, name)| *name).chain(["crate"]);
        let named = roots.flat_map(|root| reached(source.code(), root)).map(str::to_owned);
        let others = imported.filter_map(|path| path.get(1).cloned()).chain(named);
        known
            .entry(source.root().to_owned())
            .or_default()
            .extend(others.filter(|other| other != source.root()));
    }
    known
}

/// The folders that are left when one that knows none of the others is taken away again and again: those of a circle, and
/// those above it.
fn in_circles(mut known: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let names: BTreeSet<String> = known.keys().cloned().collect();
        known.values_mut().for_each(|others| others.retain(|other| names.contains(other)));
        let before = known.len();
        known.retain(|_, others| !others.is_empty());
        if known.len() == before {
            return known;
        }
    }
}

#[test]
fn no_folder_knows_itself_through_others() {
    let known = folders(&sources());
    assert!(known["administration"].contains("community"), "{known:#?}");
    let circles = in_circles(known);
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_of_folders_is_seen() {
    let known = |name: &str, others: &[&str]| {
        (name.to_owned(), others.iter().map(|other| (*other).to_owned()).collect::<BTreeSet<String>>())
    };
    let line = [known("a", &["b"]), known("b", &["c"]), known("c", &[])];
    assert!(in_circles(line.into()).is_empty());
    let circle = [known("a", &["b"]), known("b", &["c"]), known("c", &["b"]), known("d", &[])];
    assert_eq!(in_circles(circle.into()).into_keys().collect::<Vec<_>>(), ["a", "b", "c"]);
}

/// The messages that the code names, called or passed on.
fn used_messages(code: &str) -> BTreeSet<&str> {
    code.split("t::")
        .skip(1)
        .filter_map(|rest| rest.split(|next: char| !next.is_alphanumeric() && next != '_').next())
        .collect()
}

#[test]
fn no_message_is_left_over() {
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|source| used_messages(&source.text)).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../texts/fr");
    let mut unused = Vec::new();
    for entry in fs::read_dir(folder).expect("the French messages") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a readable file");
        for line in text.lines() {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let named = id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
            if named && !id.is_empty() && !used.contains(&*id.replace('-', "_")) {
                unused.push(id.to_owned());
            }
        }
    }
    assert!(unused.is_empty(), "messages that no page uses: {unused:?}");
}

#[test]
fn text_areas_go_through_the_one_that_escapes() {
    let raw: Vec<String> = sources()
        .iter()
        .filter(|source| (source.package.as_str(), &*source.module) != ("ui", &["textarea".to_owned()]))
        .filter(|source| !source.is_test() && source.text.contains("<textarea"))
        .map(|source| format!("{} {}", source.package, source.module.join("::")))
        .collect();
    assert!(raw.is_empty(), "raw <textarea> in {raw:?}: use ui::TextArea");
}

/// Whether a file's statements put rows in the order of names as the databases compare them, or by the keys of names without
/// making those that are missing.
fn sorts_names_by_itself(code: &str) -> bool {
    code.split("ORDER BY ")
        .skip(1)
        .flat_map(|rest| rest.split(['"', ')', ';']).next().unwrap_or_default().split([',', ' ', '\n', '(']))
        .filter_map(|column| column.rsplit('.').next())
        .any(|column| column == "name" || (column == "name_order" && !code.contains("index_names(")))
}

#[test]
fn names_are_put_in_order_by_the_folding_of_the_portal() {
    let wrong: Vec<String> = sources()
        .iter()
        .filter(|source| {
            source.is_of_a_feature() && !source.is_test() && sorts_names_by_itself(source.code())
        })
        .map(|source| source.module.join("::"))
        .collect();
    assert!(wrong.is_empty(), "SQLite puts Élise after Zoé: {wrong:?} need sort_by_name");
    for wrong in ["x ORDER BY p.name, p.id\"", "ORDER BY k.at,\n k.name\"", "ORDER BY p.name_order, p.id\""] {
        assert!(sorts_names_by_itself(wrong), "{wrong}");
    }
    for right in
        ["ORDER BY p.id\"; p.name", "index_names(db) ORDER BY p.name_order", "ORDER BY s.name_fr, s.id\""]
    {
        assert!(!sorts_names_by_itself(right), "{right}");
    }
}

#[test]
fn no_style_attribute_is_written() {
    // Emails are read by mail programs, files by other programs, which know no policy of ours and no style sheet.
    let inline: Vec<String> = sources()
        .iter()
        .filter(|source| {
            !source.is_test()
                && source.package != "publication"
                && source.module != ["email", "html"]
                && (source.code().contains(" style=\"") || source.code().contains(" style:"))
        })
        .map(|source| source.module.join("::"))
        .collect();
    assert!(inline.is_empty(), "the Content-Security-Policy forbids style attributes: {inline:?}");
}

/// The tags of `details` in a text that take part of what is folded out of the order of Tab.
fn folded_out_of_order(text: &str) -> Vec<&str> {
    let tags = text.split("<details").skip(1).filter_map(|rest| rest.split("<summary").next());
    tags.filter(|tag| tag.contains("tabindex")).collect()
}

/// What is folded is reached with Tab only while `details` takes part in the order of Tab: with `tabindex="-1"` its summary does not
/// either.
#[test]
fn nothing_folded_is_taken_out_of_the_order_of_tab() {
    assert_eq!(folded_out_of_order("<details open=move || a > b tabindex=\"-1\"><summary>").len(), 1);
    assert!(folded_out_of_order("<details><summary>a</summary></details>").is_empty());
    let (mut count, mut faults) = (0, Vec::new());
    for source in sources().iter().filter(|source| !source.is_test()) {
        count += source.text.matches("<details").count();
        if !folded_out_of_order(&source.text).is_empty() {
            faults.push(source.module.join("::"));
        }
    }
    assert!(count > 10, "{count} are found");
    assert!(faults.is_empty(), "{faults:?}");
}
