//! Reads the sources and resolves their `use` declarations.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The packages that hold features, and what code calls them. A feature is known by its own name, not by its package's.
pub(super) const FEATURE_PACKAGES: [(&str, &str); 9] = [
    ("common", "ensemble_common"),
    ("communities", "ensemble_communities"),
    ("meetings", "ensemble_meetings"),
    ("reflections", "ensemble_reflections"),
    ("decisions", "ensemble_decisions"),
    ("network", "ensemble_network"),
    ("calls", "ensemble_calls"),
    ("practices", "ensemble_practices"),
    ("portal", "ensemble"),
];

/// A file of a package below `src`.
pub(super) struct Source {
    /// The folder of the package below `src`.
    pub(super) package: String,
    /// The module's path below the crate: `["community", "pages", "list"]`.
    pub(super) module: Vec<String>,
    pub(super) text: String,
}

impl Source {
    pub(super) fn root(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Whether a package of features has it.
    pub(super) fn is_of_a_feature(&self) -> bool {
        FEATURE_PACKAGES.iter().any(|(package, _)| *package == self.package)
    }

    /// The layer within a feature: the second part of the path.
    pub(super) fn layer(&self) -> &str {
        self.module.get(1).map_or("mod", String::as_str)
    }

    /// The file without its own tests.
    pub(super) fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// Whether only tests have it.
    pub(super) fn is_test(&self) -> bool {
        self.package == "testing"
            || self.module.iter().any(|part| ["tests", "architecture_tests"].contains(&part.as_str()))
    }
}

/// The files of all packages below `src`.
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&root).expect("a file of a package").with_extension("");
            let mut module: Vec<String> =
                below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|last| last == "mod" || last == "lib") {
                module.pop();
            }
            let package = if module.is_empty() { String::new() } else { module.remove(0) };
            Source { package, module, text: fs::read_to_string(&path).expect("a readable file") }
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Every path that a file's `use` declarations name, `super` and `self` resolved.
pub(super) fn imports(source: &Source) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut rest = source.code();
    while let Some(at) = find_use(rest) {
        let declaration = &rest[at..];
        let end = declaration.find(';').unwrap_or(declaration.len());
        let tree = declaration["use ".len()..end].split_whitespace().collect::<Vec<_>>().join(" ");
        expand("", &tree, &mut paths);
        rest = &declaration[end..];
    }
    let real = |path: &str| path.split(" as ").next().unwrap_or_default().to_owned();
    paths.into_iter().map(|path| resolve(&real(&path), &source.module)).collect()
}

/// What the code reaches through a feature that it imports as a whole: the `find` of `account::find`.
pub(super) fn reached<'a>(code: &'a str, feature: &str) -> BTreeSet<&'a str> {
    let path = format!("{feature}::");
    code.match_indices(&path)
        .filter(|(at, _)| {
            !code[..*at].ends_with(|before: char| before.is_alphanumeric() || "_:".contains(before))
        })
        .filter_map(|(at, _)| {
            code[at + path.len()..].split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// Where the next `use` declaration begins.
fn find_use(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("use ") {
        let at = from + at;
        let before = text[..at].trim_end_matches(' ');
        if before.is_empty() || before.ends_with(['\n', '{', '}', ';', ')']) || before.ends_with("pub") {
            return Some(at);
        }
        from = at + 4;
    }
    None
}

/// Adds the paths of a `use` tree.
pub(super) fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    match tree.find('{') {
        None if tree == "self" => paths.push(prefix.trim_end_matches(':').to_owned()),
        None => paths.push(format!("{prefix}{}", tree.trim())),
        Some(open) => {
            let prefix = format!("{prefix}{}", &tree[..open]);
            let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
            let mut depth = 0;
            let mut begin = 0;
            for (index, character) in inner.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        expand(&prefix, inner[begin..index].trim(), paths);
                        begin = index + 1;
                    }
                    _ => {}
                }
            }
            if !inner[begin..].trim().is_empty() {
                expand(&prefix, inner[begin..].trim(), paths);
            }
        }
    }
}

/// A path from the crate's root where it begins with `crate`, `self` or `super`, or with a package of features.
fn resolve(path: &str, module: &[String]) -> Vec<String> {
    let parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let ups = parts.iter().take_while(|part| **part == "super").count();
    let mut resolved: Vec<String> = match parts.first() {
        Some(&"crate") => vec!["crate".to_owned()],
        Some(root) if FEATURE_PACKAGES.iter().any(|(_, name)| name == root) => vec!["crate".to_owned()],
        Some(&"self") => std::iter::once("crate".to_owned()).chain(module.iter().cloned()).collect(),
        _ if ups > 0 => {
            let kept = module.len().saturating_sub(ups);
            std::iter::once("crate".to_owned()).chain(module[..kept].iter().cloned()).collect()
        }
        _ => Vec::new(),
    };
    let skip = if resolved.is_empty() { 0 } else { ups.max(1) };
    resolved.extend(parts[skip..].iter().map(|part| (*part).to_owned()));
    resolved
}
