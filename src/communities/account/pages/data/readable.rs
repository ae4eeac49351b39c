//! A person's data in words: headings, names of things instead of ids, dates, and the words of codes.

use std::collections::HashMap;

use ensemble_common::prelude::*;
use serde_json::{Map, Value};

use super::subjects::{Column, Shown, Subject};
use crate::account::{
    labels::{Code, audit_action, audit_detail, audit_subject_kind, audit_thing, browser, word, zone_name},
    model::Flags,
    store::Names,
};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::xml::printable;
use ensemble_texts as t;

/// A row, by its columns.
type Row = Map<String, Value>;

/// The section about one table; nothing for an empty one.
pub(super) fn section(lang: Lang, names: &Names, subject: &Subject, rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let heading = (subject.heading)(lang);
    let content = if subject.long {
        rows.iter().map(|row| entry(lang, names, subject, row)).collect_view().into_any()
    } else {
        table(lang, names, subject, rows).into_any()
    };
    view! { <section><h2>{heading}</h2>{content}</section> }.to_html()
}

/// A row of long texts: each value below its name; empty ones are left out.
fn entry(lang: Lang, names: &Names, subject: &Subject, row: &Row) -> impl IntoView + use<> {
    let values = subject
        .columns
        .iter()
        .map(|column| ((column.1)(lang), value(lang, names, column, row)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <dt>{label}</dt><dd>{value}</dd> })
        .collect_view();
    view! { <dl>{values}</dl> }
}

fn table(lang: Lang, names: &Names, subject: &Subject, rows: &[Row]) -> impl IntoView + use<> {
    let titles =
        subject.columns.iter().map(|column| view! { <th scope="col">{(column.1)(lang)}</th> }).collect_view();
    let rows = rows
        .iter()
        .map(|row| {
            let cells = subject
                .columns
                .iter()
                .map(|column| view! { <td>{value(lang, names, column, row)}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! { <table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table> }
}

/// A value in words; empty when there is none.
fn value(lang: Lang, names: &Names, (name, _, shown): &Column, row: &Row) -> String {
    let text = |name: &str| match row.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let written = text(name);
    if written.is_empty() {
        return String::new();
    }
    let found = |things: &HashMap<String, LocalizedText>, otherwise: &str| {
        let found = things.get(&written).map(|name| name.text(lang).to_owned());
        found.filter(|name| !name.is_empty()).unwrap_or_else(|| otherwise.to_owned())
    };
    let words = match shown {
        Shown::Text => written,
        Shown::Moment => written.parse().map(|millis| format::moment(lang, millis)).unwrap_or_default(),
        Shown::Zone => zone_name(lang, &written),
        Shown::Day => written.parse().map(|day| format::date(lang, day)).unwrap_or_default(),
        Shown::Code(about) => word(lang, *about, &written).unwrap_or_else(|| t::data_other(lang)).to_owned(),
        Shown::Passage => passage(&written),
        Shown::Community => found(&names.communities, t::data_some_community(lang)),
        Shown::Organization => found(&names.organizations, t::data_other(lang)),
        Shown::Meeting => found(&names.meetings, t::data_some_meeting(lang)),
        Shown::Reflection => found(&names.reflections, t::data_some_reflection(lang)),
        Shown::Theme => found(&names.themes, t::data_some_theme(lang)),
        Shown::OrderQuestion => found(&names.order_questions, t::order_question_data_some(lang)),
        Shown::Practice => found(&names.practices, t::practice_data_some(lang)),
        Shown::Vote => found(&names.votes, t::data_some_vote(lang)),
        Shown::Call => found(&names.calls, t::call_data_some(lang)),
        Shown::Reviewed => found(&names.reviewed, t::screening_data_some_project(lang)),
        Shown::Criterion => found(&names.criteria, t::data_other(lang)),
        Shown::Planned => found(&names.planned, t::data_other(lang)),
        Shown::Draw => found(&names.draws, t::call_data_some(lang)),
        Shown::Need => found(&names.needs, t::interest_manage_data_some_need(lang)),
        Shown::Answers => answers(lang, names, &written),
        Shown::Months => months(lang, written.parse().unwrap_or_default()),
        Shown::Finding => found(&names.findings, t::finding_data_some(lang)),
        Shown::FollowUp => found(&names.follow_ups, t::follow_up_data_some(lang)),
        Shown::Poll => found(&names.polls, t::speaking_data_some_poll(lang)),
        Shown::Date => found(&names.dates, t::data_some_meeting(lang)),
        Shown::Round => found(&names.rounds, t::data_some_meeting(lang)),
        Shown::File => found(&names.files, t::data_some_file(lang)),
        Shown::Shared => match names.meetings.get(&written) {
            Some(_) => found(&names.meetings, ""),
            None => found(&names.reflections, t::data_some_shared(lang)),
        },
        Shown::Subject => {
            let (kind, id) = (text("subject_kind"), written.split('/').next().unwrap_or_default());
            subject(lang, names, &kind, id)
        }
        Shown::Thing => subject(lang, names, &text("subject_kind"), &written),
        Shown::Fields => fields(&written),
        Shown::Texts => texts(&written),
        Shown::Session => session(lang, &written),
        Shown::Directory => directory(lang, written.parse().unwrap_or_default()),
        Shown::Action => audit_action(lang, &written).unwrap_or_else(|| t::audit_other(lang)).to_owned(),
        // Who else an entry is about stays with the log.
        Shown::Detail => audit_detail(lang, &text("action"), &written, &|_| None, &|_| None),
    };
    printable(&words)
}

/// What something is called that a row is about: its kind, and its name where the person knows it.
fn subject(lang: Lang, names: &Names, kind: &str, id: &str) -> String {
    let things = match kind {
        "call" => Some(&names.calls),
        "community" => Some(&names.communities),
        "meeting" | "minutes" => Some(&names.meetings),
        "organisation" => Some(&names.organizations),
        "practice" => Some(&names.practices),
        "reflection" => Some(&names.reflections),
        _ => None,
    };
    let name = things.and_then(|things| things.get(id)).map(|name| name.text(lang).to_owned());
    let name = name.or_else(|| audit_thing(lang, kind, id).map(str::to_owned));
    let kind = word(lang, Code::Subject, kind).or_else(|| audit_subject_kind(lang, kind));
    let kind = kind.unwrap_or_else(|| t::audit_kind_other(lang));
    match name {
        Some(name) if !name.is_empty() => t::audit_named(lang, kind, name),
        _ => kind.to_owned(),
    }
}

/// A text in one or two languages.
fn passage(json: &str) -> String {
    match serde_json::from_str(json) {
        Ok(LocalizedText::Single { text, .. }) => text,
        Ok(LocalizedText::Pair { fr, en, .. }) => format!("{fr}\n\n{en}"),
        Err(_) => String::new(),
    }
}

/// The answers to the questions of a call, each below its question.
fn answers(lang: Lang, names: &Names, json: &str) -> String {
    let all: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let words = all.iter().filter_map(|(id, answer)| {
        let (label, choices) = names.questions.get(id)?;
        let chosen = |place: &Value| {
            let place = place.as_u64().and_then(|place| usize::try_from(place).ok())?;
            choices.get(place).map(|choice| choice.text(lang).to_owned())
        };
        let value = answer.get("value")?;
        let said = match answer.get("kind").and_then(Value::as_str)? {
            "text" => value.as_str()?.to_owned(),
            "choice" => chosen(value)?,
            "ranking" => value.as_array()?.iter().filter_map(chosen).collect::<Vec<_>>().join(", "),
            "consent" => word(lang, Code::Answer, if value.as_bool()? { "1" } else { "0" })?.to_owned(),
            _ => value.to_string(),
        };
        Some(format!("{}\n{said}", label.text(lang)))
    });
    words.collect::<Vec<_>>().join("\n\n")
}

/// Months, of which bit n is month n + 1.
fn months(lang: Lang, bits: u16) -> String {
    let names: Vec<&str> = (0_i8..12)
        .filter(|bit| bits & (1_u16 << *bit) != 0)
        .map(|bit| format::month(lang, bit + 1))
        .collect();
    format::list(lang, &names)
}

/// The texts of a form, one below the other; what are codes and numbers of the form is left out.
fn fields(json: &str) -> String {
    let all: std::collections::BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    let texts = all.into_iter().filter(|(name, text)| is_prose(name) && !text.is_empty());
    texts.map(|(_, text)| text).collect::<Vec<_>>().join("\n\n")
}

/// Whether a field of a form holds what people wrote, by the first part of its name.
fn is_prose(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or(name);
    ![
        "lang",
        "prompt",
        "modality",
        "configuration",
        "settled",
        "day",
        "begins",
        "ends",
        "month",
        "year",
        "minutes",
    ]
    .contains(&first)
}

/// The title and the body of a reflection.
fn texts(json: &str) -> String {
    let all: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let text = |name: &str| all.get(name).map(|text| passage(&text.to_string())).unwrap_or_default();
    [text("title"), text("text")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn session(lang: Lang, json: &str) -> String {
    let all: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let text = |name: &str| all.get(name).and_then(Value::as_str).unwrap_or_default();
    let device = browser(lang, text("device"));
    match text("place") {
        "" => device,
        place => format!("{device}, {place}"),
    }
}

fn directory(lang: Lang, shows: u8) -> String {
    let shown = [
        (Flags::LISTED, t::account_shows_listed(lang)),
        (Flags::EMAIL, t::account_shows_email(lang)),
        (Flags::ORGANISATION, t::account_shows_organization(lang)),
        (Flags::PROFESSION, t::account_shows_profession(lang)),
        (Flags::BIO, t::account_shows_bio(lang)),
    ];
    let shown: Vec<&str> =
        shown.into_iter().filter(|(flag, _)| Flags(shows).has(*flag)).map(|(_, words)| words).collect();
    if shown.is_empty() { t::data_nothing(lang).to_owned() } else { shown.join(", ") }
}
