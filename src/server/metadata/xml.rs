//! The XML of Office files, read and written part by part, without what names people.

use std::{
    borrow::Cow,
    io::{BufRead, Write},
};

use quick_xml::{
    Reader, Writer,
    escape::unescape,
    events::{BytesStart, BytesText, Event, attributes::Attribute},
    name::QName,
};

use super::parts;

/// What stands where a name was.
const NOBODY: &str = "—";

/// XML that cannot be read, or an archive's entry that ends early.
#[derive(Debug, thiserror::Error)]
#[error("XML that cannot be read")]
pub struct Unreadable;

impl From<quick_xml::Error> for Unreadable {
    fn from(_: quick_xml::Error) -> Self {
        Self
    }
}

impl From<quick_xml::events::attributes::AttrError> for Unreadable {
    fn from(_: quick_xml::events::attributes::AttrError) -> Self {
        Self
    }
}

impl From<std::io::Error> for Unreadable {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

/// Which part is written, and which parts go.
pub struct Part<'a> {
    /// Its normal name.
    pub name: &'a str,
    /// Whether a part of this normal name goes.
    pub drops: &'a dyn Fn(&str) -> bool,
}

/// What becomes of an element.
enum Fate {
    Kept,
    Changed(BytesStart<'static>),
    /// It goes, with all that it contains.
    Gone,
    /// What it contains goes.
    Blank,
}

/// What becomes of an attribute.
enum Value {
    Kept,
    Gone,
    Set(String),
}

/// An element whose content is left out.
struct Hidden {
    /// How many elements are open in it, itself included.
    depth: usize,
    /// Whether the element itself stays.
    blank: bool,
    /// Whether its text is the name of a comments' author.
    author: bool,
    text: String,
}

/// The attributes of every element of a name, as they read.
///
/// # Errors
/// When the XML cannot be read.
pub fn attributes(from: impl BufRead, element: &[&str]) -> Result<Vec<Vec<(String, String)>>, Unreadable> {
    let (mut reader, mut buffer, mut found) = (Reader::from_reader(from), Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(start) | Event::Empty(start)
                if element.contains(&start.local_name().into_inner()) =>
            {
                let mut pairs = Vec::new();
                for attribute in start.attributes().with_checks(false) {
                    let attribute = attribute?;
                    let value = unescape(&attribute.value).map_err(|_| Unreadable)?.into_owned();
                    pairs.push((attribute.key.local_name().into_inner().to_owned(), value));
                }
                found.push(pairs);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Writes a part without what names people.
///
/// # Errors
/// When the XML cannot be read, or when what it is written to fails.
pub fn rewrite(from: impl BufRead, to: impl Write, part: &Part<'_>) -> Result<(), Unreadable> {
    let (mut reader, mut writer, mut buffer) = (Reader::from_reader(from), Writer::new(to), Vec::new());
    let mut hidden: Option<Hidden> = None;
    let mut authors: Vec<String> = Vec::new();
    let mut open = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        match &event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.checked_sub(1).ok_or(Unreadable)?,
            Event::Eof => return if open == 0 { Ok(()) } else { Err(Unreadable) },
            _ => {}
        }
        if let Some(inside) = &mut hidden {
            match &event {
                Event::Start(_) => inside.depth += 1,
                Event::End(_) => inside.depth -= 1,
                Event::Text(text) if inside.author => inside.text.push_str(text),
                _ => {}
            }
            if inside.depth == 0 {
                if inside.blank {
                    writer.write_event(Event::Text(BytesText::from_escaped(NOBODY)))?;
                    writer.write_event(event)?;
                }
                authors.extend(hidden.take().map(|gone| gone.text).filter(|name| name.chars().count() > 1));
            }
            continue;
        }
        match event {
            Event::Start(start) => match fate(part, &start)? {
                Fate::Kept => writer.write_event(Event::Start(start))?,
                Fate::Changed(start) => writer.write_event(Event::Start(start))?,
                what @ (Fate::Gone | Fate::Blank) => {
                    let blank = matches!(what, Fate::Blank);
                    let author = start.local_name().into_inner() == "author";
                    hidden = Some(Hidden { depth: 1, blank, author, text: String::new() });
                    if blank {
                        writer.write_event(Event::Start(start))?;
                    }
                }
            },
            Event::Empty(start) => match fate(part, &start)? {
                Fate::Kept | Fate::Blank => writer.write_event(Event::Empty(start))?,
                Fate::Changed(start) => writer.write_event(Event::Empty(start))?,
                Fate::Gone => {}
            },
            // Programs begin a comment with its author's name.
            Event::Text(text) if authors.iter().any(|name| text.contains(name.as_str())) => {
                let mut text = text.to_string();
                for name in &authors {
                    text = text.replace(name.as_str(), NOBODY);
                }
                writer.write_event(Event::Text(BytesText::from_escaped(text)))?;
            }
            Event::Comment(_) => {}
            other => writer.write_event(other)?,
        }
    }
}

fn fate(part: &Part<'_>, start: &BytesStart<'_>) -> Result<Fate, Unreadable> {
    const GONE: [&str; 12] = [
        "rsids",
        "attachedTemplate",
        "docVars",
        "mailMerge",
        "saveThroughXslt",
        "printerSettings",
        "permStart",
        "permEnd",
        "dataBinding",
        "absPath",
        "customWorkbookViews",
        "customSheetViews",
    ];
    const BLANK: [&str; 6] =
        ["creator", "creator-initials", "initial-creator", "author-name", "author-initials", "printed-by"];
    let element = start.local_name().into_inner();
    let drawing = part.name.ends_with(".svg") && ["metadata", "namedview"].contains(&element);
    if GONE.contains(&element) || drawing {
        return Ok(Fate::Gone);
    }
    if BLANK.contains(&element) || element == "author" && part.name.starts_with("xl/") {
        return Ok(Fate::Blank);
    }
    let mut changed = BytesStart::new(start.name().into_inner().to_owned());
    let mut differs = false;
    let named = |name: &str| -> Result<String, Unreadable> {
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute?;
            if attribute.key.local_name().into_inner() == name {
                return Ok(unescape(&attribute.value).map_err(|_| Unreadable)?.into_owned());
            }
        }
        Ok(String::new())
    };
    match element {
        "Relationship" if part.name.ends_with(".rels") => {
            let kind = named("Type")?.to_lowercase();
            let inside = !named("TargetMode")?.eq_ignore_ascii_case("external");
            let target = parts::target(parts::folder_of(part.name), &named("Target")?);
            if parts::is_dropped_relation(&kind) || inside && (part.drops)(&target) {
                return Ok(Fate::Gone);
            }
        }
        "Override" if (part.drops)(&parts::normal(&named("PartName")?)) => return Ok(Fate::Gone),
        "file-entry" if (part.drops)(&parts::normal(&named("full-path")?)) => return Ok(Fate::Gone),
        "config-item" => {
            let name = named("name")?;
            if ["Printer", "CurrentDatabase", "Rsid"].iter().any(|begin| name.starts_with(begin)) {
                return Ok(Fate::Gone);
            }
        }
        _ => {}
    }
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute?;
        let value = match value(element, &attribute) {
            Value::Kept => Cow::Borrowed(attribute.value.as_ref()),
            Value::Gone => {
                differs = true;
                continue;
            }
            Value::Set(text) => {
                differs = true;
                Cow::Owned(text)
            }
        };
        // Written between double quotes, whatever it was read from.
        let value = if value.contains('"') { Cow::Owned(value.replace('"', "&quot;")) } else { value };
        changed.push_attribute(Attribute { key: QName(attribute.key.into_inner()), value });
    }
    Ok(if differs { Fate::Changed(changed) } else { Fate::Kept })
}

fn value(element: &str, attribute: &Attribute<'_>) -> Value {
    let local = attribute.key.local_name().into_inner();
    let names_person = match local {
        "author" | "initials" | "userName" | "refreshedBy" | "lastEditedBy" | "chg-author" => true,
        "name" => matches!(element, "cmAuthor" | "author"),
        "userId" | "providerId" => matches!(element, "cmAuthor" | "author" | "person" | "presenceInfo"),
        "displayName" => element == "person",
        "user" | "comment" => element == "scenario",
        _ => false,
    };
    if names_person {
        return Value::Set(NOBODY.to_owned());
    }
    // Numbers of editing sessions tell which documents one person wrote.
    if local.starts_with("rsid") || local == "docname" {
        return Value::Gone;
    }
    // Points to the settings of somebody's printer, which go.
    if element == "pageSetup" && attribute.key.into_inner().ends_with(":id") {
        return Value::Gone;
    }
    match parts::without_path(&attribute.value) {
        Some(last) => Value::Set(last.to_owned()),
        None => Value::Kept,
    }
}
