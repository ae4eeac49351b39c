//! The fields of a meeting, how they are called, and what is wrong with them.

use leptos::prelude::*;

use super::super::{
    labels,
    model::{Configuration, Modality, Plan},
    rules,
    sheet::ValidationError,
};
use crate::{
    editing::{Editor, model::FieldSet, pair},
    i18n::{Lang, format, t},
    ui::{Choice, Field, FieldError, RadioGroup, Select},
};

/// What a field is called.
pub(super) fn named(lang: Lang, key: &str) -> String {
    let (field, side) = key.split_once('.').unwrap_or((key, ""));
    let name = match field {
        "title" => t::meeting_field_title(lang),
        "place" => t::meeting_fact_place(lang),
        "settled" => t::meeting_fact_when(lang),
        "day" => t::meeting_field_day(lang),
        "begins" => t::meeting_field_begins(lang),
        "ends" => t::meeting_field_ends(lang),
        "minutes" => t::meeting_field_minutes(lang),
        "month" => t::meeting_field_month(lang),
        "year" => t::meeting_field_year(lang),
        "configuration" => t::meeting_fact_configuration(lang),
        "modality" => t::meeting_fact_modality(lang),
        _ => t::meeting_field_video(lang),
    };
    match Lang::from_code(side) {
        Some(each) => format!("{name} — {}", each.endonym()),
        None => name.to_owned(),
    }
}

/// A field's value as people read it, where the form has a word for it.
pub(super) fn value(lang: Lang, key: &str, text: &str) -> String {
    match key {
        "configuration" if text.is_empty() => Some(labels::configuration(lang, None).to_owned()),
        "configuration" => {
            Configuration::from_code(text).map(|each| labels::configuration(lang, Some(each)).to_owned())
        }
        "modality" => Modality::from_code(text).map(|modality| labels::modality(lang, modality).to_owned()),
        "month" => text.parse().ok().map(|month| format::month(lang, month).to_owned()),
        "settled" if text == "day" => Some(t::meeting_settled_day(lang).to_owned()),
        "settled" if text == "month" => Some(t::meeting_settled_month(lang).to_owned()),
        _ => None,
    }
    .unwrap_or_else(|| text.to_owned())
}

/// What is wrong, and the field to mend it in.
pub(super) fn said(lang: Lang, fault: ValidationError) -> FieldError {
    let (least, most) = (*rules::LENGTHS.start(), *rules::LENGTHS.end());
    match fault {
        ValidationError::NoTitle => {
            FieldError::new(format!("title-{}", lang.code()), t::meeting_wrong_title(lang))
        }
        ValidationError::Long(key, most) => {
            FieldError::new(key.replace('.', "-"), t::meeting_wrong_long(lang, most, named(lang, &key)))
        }
        ValidationError::Address(key) => {
            FieldError::new(key.replace('.', "-"), t::account_name_address(lang))
        }
        ValidationError::Unsettled => FieldError::new("settled", t::meeting_wrong_settled(lang)),
        ValidationError::Day => FieldError::new("day", t::meeting_wrong_day(lang)),
        ValidationError::Begins => FieldError::new("begins", t::meeting_wrong_time(lang)),
        ValidationError::Ends => FieldError::new("ends", t::meeting_wrong_time(lang)),
        ValidationError::NoSuchHour(field) => FieldError::new(field, t::meeting_wrong_hour(lang)),
        ValidationError::EndsEarly => FieldError::new("ends", t::meeting_wrong_end(lang)),
        ValidationError::Disagree => FieldError::new("minutes", t::meeting_wrong_twice(lang)),
        ValidationError::Minutes => FieldError::new("minutes", t::meeting_wrong_minutes(lang, least, most)),
        ValidationError::Month => FieldError::new("month", t::meeting_wrong_month(lang)),
        ValidationError::Configuration => {
            FieldError::new("configuration", t::meeting_wrong_configuration(lang))
        }
        ValidationError::Modality => FieldError::new("modality", t::meeting_wrong_modality(lang)),
        ValidationError::PlaceOfVirtual => {
            FieldError::new(format!("place-{}", lang.code()), t::meeting_wrong_place(lang))
        }
        ValidationError::VideoInPerson => FieldError::new("video", t::meeting_wrong_no_video(lang)),
        ValidationError::Video => FieldError::new("video", t::meeting_wrong_video(lang)),
    }
}

/// What a new meeting's form begins with.
pub(super) fn usual(now: i64) -> FieldSet {
    let local = format::local(now);
    [
        ("settled", "day".to_owned()),
        ("modality", Modality::Virtual.code().to_owned()),
        ("month", local.month().to_string()),
        ("year", local.year().to_string()),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

/// All fields; `old` is the meeting as it is saved.
pub(super) fn all(editor: &Editor, old: Option<&Plan>) -> impl IntoView + use<> {
    let lang = editor.lang;
    let value = |key: &str| editor.sheet.text(key).to_owned();
    let error = |key: &str| {
        let of = |error: &&FieldError| error.id == key;
        editor.errors.iter().find(of).map(|error| error.message.clone()).unwrap_or_default()
    };
    let modalities = Modality::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::modality(lang, *each)).chosen(each.code() == value("modality"))
        })
        .collect();
    let configurations = std::iter::once(None)
        .chain(Configuration::ALL.iter().copied().map(Some))
        .map(|each| {
            let code = each.map_or("", Configuration::code);
            Choice::new(code, labels::configuration(lang, each)).chosen(code == value("configuration"))
        })
        .collect();
    view! {
        {pair(editor, "title", named(lang, "title"), 1, old.map(|old| &old.title))}
        {time(editor, &error).into_any()}
        <Select id="configuration" label=named(lang, "configuration") hint=t::meeting_configuration_hint(lang) choices=configurations error=error("configuration") />
        <fieldset class="stack gap-4">
            <legend class="h3">{t::meeting_how(lang)}</legend>
            <RadioGroup id="modality" label=named(lang, "modality") choices=modalities error=error("modality") required=true />
            <p class="small muted">{t::meeting_place_hint(lang)}</p>
            {pair(editor, "place", named(lang, "place"), 1, old.and_then(|old| old.place.as_ref()))}
            <Field id="video" label=named(lang, "video") hint=t::meeting_video_hint(lang) value=value("video") error=error("video") inputmode="url" />
        </fieldset>
    }
}

fn time(editor: &Editor, error: &dyn Fn(&str) -> String) -> impl IntoView + use<> {
    let lang = editor.lang;
    let value = |key: &str| editor.sheet.text(key).to_owned();
    let settled = [("day", t::meeting_settled_day(lang)), ("month", t::meeting_settled_month(lang))]
        .map(|(code, words)| Choice::new(code, words).chosen(code == value("settled")))
        .to_vec();
    let months = (1..=12)
        .map(|month: i8| {
            let code = month.to_string();
            let chosen = code == value("month");
            Choice::new(code, format::month(lang, month)).chosen(chosen)
        })
        .collect();
    view! {
        <fieldset class="stack gap-4">
            <legend class="h3">{t::meeting_fact_when(lang)}</legend>
            <RadioGroup id="settled" label=t::meeting_settled(lang) choices=settled error=error("settled") required=true />
            <div class="form-row top">
                <Field id="day" kind="date" label=named(lang, "day") hint=t::meeting_day_hint(lang) value=value("day") error=error("day") />
                <Field id="begins" kind="time" label=named(lang, "begins") hint=t::meeting_time_hint(lang) value=value("begins") error=error("begins") />
            </div>
            <div class="form-row top">
                <Select id="month" label=named(lang, "month") hint=t::meeting_month_hint(lang) choices=months error=error("month") />
                <Field id="year" label=named(lang, "year") hint=t::meeting_month_hint(lang) value=value("year") error=error("year") inputmode="numeric" />
            </div>
            <div class="form-row top">
                <Field id="ends" kind="time" label=named(lang, "ends") hint=t::meeting_ends_hint(lang) value=value("ends") error=error("ends") />
                <Field id="minutes" label=named(lang, "minutes") hint=t::meeting_minutes_hint(lang, rules::USUAL) value=value("minutes") error=error("minutes") inputmode="numeric" />
            </div>
        </fieldset>
    }
}
