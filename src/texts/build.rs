//! Turns `{fr,en}/*.ftl` into one Rust function per message.
//!
//! A message that lacks a translation, or whose two versions take different arguments, stops the
//! build; a message that a page misspells does not compile. Messages without arguments become
//! `&'static str`: no catalogue is searched while a page renders.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

#[allow(dead_code, reason = "the build uses a part of what the pages use")]
#[path = "../core/typography.rs"]
mod typography;

const LANGS: [&str; 2] = ["fr", "en"];

struct Message {
    file: String,
    arguments: BTreeSet<String>,
    /// The text itself, when it has no argument and no selector.
    constant: Option<String>,
}

type Catalogue = BTreeMap<String, Message>;

fn main() -> Result<(), Box<dyn Error>> {
    // `make dev` reads texts while the server runs, and builds again only when a message comes, goes or takes other
    // arguments: then this value changes.
    println!("cargo::rerun-if-env-changed=ENSEMBLE_MESSAGES");
    if env::var_os("ENSEMBLE_MESSAGES").is_none() {
        for lang in LANGS {
            println!("cargo::rerun-if-changed={lang}");
        }
    }
    let out = env::var("OUT_DIR")?;

    let [(fr, fr_source), (en, en_source)] = [read("fr")?, read("en")?];
    compare(&fr, &en)?;
    fs::write(Path::new(&out).join("fr.ftl"), fr_source)?;
    fs::write(Path::new(&out).join("en.ftl"), en_source)?;
    fs::write(Path::new(&out).join("t.rs"), functions(&fr, &en)?)?;
    Ok(())
}

fn read(lang: &str) -> Result<(Catalogue, String), Box<dyn Error>> {
    let mut catalogue = Catalogue::new();
    let mut whole = String::new();
    let mut files: Vec<_> = fs::read_dir(Path::new(lang))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();

    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = typography::typeset(lang == "fr", &fs::read_to_string(&path)?);
        let resource = parser::parse(text.as_str())
            .map_err(|(_, errors)| format!("{}: {:?}", path.display(), errors))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            let pattern = message.value.ok_or_else(|| format!("{lang}/{name}: “{id}” has no text"))?;
            let mut arguments = BTreeSet::new();
            collect(&pattern, &mut arguments);
            let constant = constant(&pattern);
            let known = catalogue.insert(id.clone(), Message { file: name.clone(), arguments, constant });
            if known.is_some() {
                return Err(format!("{lang}/{name}: “{id}” is defined twice").into());
            }
        }
        whole.push_str(&text);
        whole.push('\n');
    }
    Ok((catalogue, whole))
}

fn compare(fr: &Catalogue, en: &Catalogue) -> Result<(), Box<dyn Error>> {
    let mut faults = Vec::new();
    for (lang, one, other_lang, other) in [(LANGS[0], fr, LANGS[1], en), (LANGS[1], en, LANGS[0], fr)] {
        for (id, message) in one {
            match other.get(id) {
                None => faults.push(format!("{lang}/{}: “{id}” is missing in {other_lang}", message.file)),
                Some(twin) if twin.arguments != message.arguments => faults.push(format!(
                    "“{id}” takes {:?} in {lang} and {:?} in {other_lang}",
                    message.arguments, twin.arguments
                )),
                Some(twin) if twin.file != message.file => {
                    faults.push(format!(
                        "“{id}” stands in {lang}/{} and {other_lang}/{}",
                        message.file, twin.file
                    ));
                }
                Some(_) => {}
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, arguments);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            collect_inline(selector, arguments);
            for variant in variants {
                collect(&variant.value, arguments);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: call, .. } => {
            for positional in &call.positional {
                collect_inline(positional, arguments);
            }
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, arguments),
        _ => {}
    }
}

fn constant(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => Some(*value),
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

fn functions(fr: &Catalogue, en: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for (id, message) in fr {
        let twin = &en[id];
        let name = id.replace('-', "_");
        writeln!(code, "/// Message `{id}` of `{}`.", message.file)?;
        writeln!(code, "#[must_use]")?;
        if let (Some(fr), Some(en)) = (&message.constant, &twin.constant) {
            writeln!(code, "pub fn {name}(lang: Lang) -> &'static str {{")?;
            // While one works, a text may change after the program was compiled.
            writeln!(code, "    #[cfg(debug_assertions)]")?;
            writeln!(code, "    return catalogue::constant(lang, {id:?});")?;
            writeln!(code, "    #[cfg(not(debug_assertions))]")?;
            writeln!(code, "    match lang {{ Lang::Fr => {fr:?}, Lang::En => {en:?} }}")?;
        } else {
            let parameters: String = message
                .arguments
                .iter()
                .map(|argument| format!(", {argument}: impl Into<FluentValue<'a>>"))
                .collect();
            let values: String = message
                .arguments
                .iter()
                .map(|argument| format!("(\"{argument}\", {argument}.into()), "))
                .collect();
            writeln!(code, "pub fn {name}<'a>(lang: Lang{parameters}) -> String {{")?;
            writeln!(code, "    catalogue::format(lang, {id:?}, [{values}])")?;
        }
        writeln!(code, "}}\n")?;
    }
    Ok(code)
}
