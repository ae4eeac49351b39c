//! From a meeting to the texts of its form, and back.

use super::{
    super::{
        model::{Configuration, Details, Modality, Plan, When, Zone},
        rules,
    },
    FIELDS,
    time::when,
    zone, zone_code,
};
use ensemble_common::editing::{TypedTexts, model::FieldSet, to_fields};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_texts as t;

/// What a new meeting begins from, without a title.
pub(in crate::meeting) fn blank(lang: Lang, now: i64) -> Plan {
    Plan {
        title: LocalizedText::Single { lang, text: String::new() },
        when: When::Month(now),
        zone: Zone::Eastern,
        duration: rules::USUAL,
        modality: Modality::Virtual,
        place: None,
        details: Details::default(),
    }
}

/// What a new meeting's form begins with.
pub(in crate::meeting) fn usual(now: i64) -> FieldSet {
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

/// What the form of a new meeting begins with that is like another one: all but the day.
pub(in crate::meeting) fn like(plan: &Plan, now: i64) -> FieldSet {
    let mut fields = to_fields(FIELDS, plan);
    write(plan, &mut fields);
    fields.set("day", "");
    for key in ["settled", "month", "year"] {
        fields.set(key, usual(now).text(key));
    }
    fields
}

/// Adds the fields that are not stored as they are typed.
pub(in crate::meeting) fn write(plan: &Plan, fields: &mut FieldSet) {
    let local = format::local(plan.when.millis());
    match plan.when {
        When::At(millis) => {
            let local = format::local_in(millis, plan.zone.code());
            fields.set("settled", "day");
            fields.set("day", local.date().to_string());
            fields.set("begins", format!("{:02}:{:02}", local.hour(), local.minute()));
        }
        When::Month(_) => fields.set("settled", "month"),
    }
    // A browser sends the month also when a day is chosen: that is no change.
    fields.set("month", local.month().to_string());
    fields.set("year", local.year().to_string());
    fields.set("zone", zone_code(plan.zone));
    fields.set("minutes", plan.duration.to_string());
    fields.set("configuration", plan.details.configuration.map_or("", Configuration::code));
    fields.set("modality", plan.modality.code());
    fields.set("video", plan.details.video.as_deref().unwrap_or_default());
}

/// Reads the fields that are not stored as they are typed. `before` is how long the meeting took, unless it is new.
pub(in crate::meeting) fn read(changes: &mut TypedTexts<'_>, before: Option<u16>, plan: &mut Plan) {
    let lang = changes.lang;
    match zone(changes.text("zone")) {
        Some(zone) => plan.zone = zone,
        None => changes.errors.add("zone", t::meeting_wrong_zone(lang)),
    }
    match when(changes.fields, plan.zone, before) {
        Ok((when, duration)) => (plan.when, plan.duration) = (when, duration),
        Err(faults) => {
            for fault in faults {
                let (id, message) = fault.message(lang);
                changes.errors.add(id, message);
            }
        }
    }
    plan.details.configuration = Configuration::from_code(changes.text("configuration"));
    if plan.details.configuration.is_none() && !changes.text("configuration").is_empty() {
        changes.errors.add("configuration", t::meeting_wrong_configuration(lang));
    }
    let typed = changes.text("video").to_owned();
    plan.details.video = rules::address(&typed);
    let Some(modality) = Modality::from_code(changes.text("modality")) else { return };
    plan.modality = modality;
    // The form hides what the modality does not need; its content is not kept.
    if !rules::has_place(modality) {
        plan.place = None;
    }
    if !rules::has_video(modality) {
        plan.details.video = None;
    } else if !typed.is_empty() && plan.details.video.is_none() {
        changes.errors.add("video", t::meeting_wrong_video(lang));
    }
}
