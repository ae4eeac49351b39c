//! What people write down of a meeting as fields to be edited.

use super::{
    labels,
    model::{Configuration, Details, Modality, Plan, When, Zone},
    rules::{self, NoLength},
};
use ensemble_common::editing::{Entry, FieldSpec, Kind, Slot, TypedTexts, model::FieldSet, to_fields};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_texts as t;
use ensemble_ui::Choice;

type Field = FieldSpec<Plan>;

/// The form of a meeting.
pub(super) const FIELDS: &[Entry<Plan>] = &[
    Entry::Field(
        Field::localized("title", 1, t::meeting_field_title)
            .max(200)
            .required(t::meeting_wrong_title)
            .without_address()
            .stored(|plan| Slot::Localized(&mut plan.title)),
    ),
    Entry::Group(t::meeting_fact_when, None, WHEN),
    Entry::Field(
        Field::new("configuration", Kind::Select(configurations), t::meeting_fact_configuration)
            .hint(|lang| t::meeting_configuration_hint(lang).to_owned()),
    ),
    Entry::Group(t::meeting_how, Some(t::meeting_place_hint), HOW),
];

const WHEN: &[Entry<Plan>] = &[
    Entry::Field(
        Field::new("settled", Kind::Radio(settled), t::meeting_settled).required(t::meeting_wrong_settled),
    ),
    Entry::Row(DAY),
    Entry::Field(
        Field::new("zone", Kind::Select(zones), t::meeting_field_zone)
            .hint(|lang| t::meeting_zone_hint(lang).to_owned()),
    ),
    Entry::Row(MONTH),
    Entry::Row(LENGTH),
];

const DAY: &[Field] = &[
    Field::new("day", Kind::Line("date", None), t::meeting_field_day)
        .hint(|lang| t::meeting_day_hint(lang).to_owned()),
    Field::new("begins", Kind::Line("time", None), t::meeting_field_begins)
        .hint(|lang| t::meeting_time_hint(lang).to_owned()),
];

const MONTH: &[Field] = &[
    Field::new("month", Kind::Select(months), t::meeting_field_month)
        .hint(|lang| t::meeting_month_hint(lang).to_owned()),
    Field::new("year", Kind::Line("text", Some("numeric")), t::meeting_field_year)
        .hint(|lang| t::meeting_month_hint(lang).to_owned()),
];

const LENGTH: &[Field] = &[
    Field::new("ends", Kind::Line("time", None), t::meeting_field_ends)
        .hint(|lang| t::meeting_ends_hint(lang).to_owned()),
    Field::new("minutes", Kind::Line("text", Some("numeric")), t::meeting_field_minutes)
        .hint(|lang| t::meeting_minutes_hint(lang, rules::USUAL)),
];

const HOW: &[Entry<Plan>] = &[
    Entry::Field(
        Field::new("modality", Kind::Radio(modalities), t::meeting_fact_modality)
            .required(t::meeting_wrong_modality),
    ),
    Entry::Field(
        Field::localized("place", 1, t::meeting_fact_place)
            .max(300)
            .stored(|plan| Slot::OptionalLocalized(&mut plan.place)),
    ),
    Entry::Field(
        Field::new("video", Kind::Line("text", Some("url")), t::meeting_field_video)
            .hint(|lang| t::meeting_video_hint(lang).to_owned()),
    ),
];

fn settled(lang: Lang) -> Vec<Choice> {
    vec![
        Choice::new("day", t::meeting_settled_day(lang)),
        Choice::new("month", t::meeting_settled_month(lang)),
    ]
}

/// The zone as its field has it: nothing is the portal's, as for meetings that were written before there was a choice.
const fn zone_code(zone: Zone) -> &'static str {
    match zone {
        Zone::Eastern => "",
        Zone::Atlantic | Zone::BlancSablon => zone.code(),
    }
}

fn zone(typed: &str) -> Option<Zone> {
    if typed.is_empty() { Some(Zone::Eastern) } else { Zone::from_code(typed) }
}

fn zones(lang: Lang) -> Vec<Choice> {
    Zone::ALL
        .iter()
        .map(|each| Choice::new(zone_code(*each), labels::zone_with_places(lang, *each)))
        .collect()
}

fn months(lang: Lang) -> Vec<Choice> {
    (1..=12).map(|month: i8| Choice::new(month.to_string(), format::month(lang, month))).collect()
}

fn configurations(lang: Lang) -> Vec<Choice> {
    std::iter::once(None)
        .chain(Configuration::ALL.iter().copied().map(Some))
        .map(|each| Choice::new(each.map_or("", Configuration::code), labels::configuration(lang, each)))
        .collect()
}

fn modalities(lang: Lang) -> Vec<Choice> {
    Modality::ALL.iter().map(|each| Choice::new(each.code(), labels::modality(lang, *each))).collect()
}

/// What a new meeting begins from, without a title.
pub(super) fn blank(lang: Lang, now: i64) -> Plan {
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

/// What the form of a new meeting begins with that is like another one: all but the day.
pub(super) fn like(plan: &Plan, now: i64) -> FieldSet {
    let mut fields = to_fields(FIELDS, plan);
    write(plan, &mut fields);
    fields.set("day", "");
    for key in ["settled", "month", "year"] {
        fields.set(key, usual(now).text(key));
    }
    fields
}

/// Adds the fields that are not stored as they are typed.
pub(super) fn write(plan: &Plan, fields: &mut FieldSet) {
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
    // A browser sends a month whatever is chosen: it must not look like a change.
    fields.set("month", local.month().to_string());
    fields.set("year", local.year().to_string());
    fields.set("zone", zone_code(plan.zone));
    fields.set("minutes", plan.duration.to_string());
    fields.set("configuration", plan.details.configuration.map_or("", Configuration::code));
    fields.set("modality", plan.modality.code());
    fields.set("video", plan.details.video.as_deref().unwrap_or_default());
}

/// Reads the fields that are not stored as they are typed. `before` is how long the meeting took, unless it is new.
pub(super) fn read(changes: &mut TypedTexts<'_>, before: Option<u16>, plan: &mut Plan) {
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

/// Why there is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeFault {
    /// No day was chosen.
    NoDay,
    /// The day is none of the calendar.
    Day,
    /// The field holds no time of day.
    Time(&'static str),
    /// The field holds an hour that clocks leave out on that day.
    NoSuchHour(&'static str),
    /// The end comes before the beginning.
    EndsEarly,
    /// The end says one thing, the minutes another.
    Disagree,
    /// The minutes are no length.
    Minutes,
    /// The month or the year is none.
    Month,
}

impl TimeFault {
    /// The field to correct, and what to say.
    fn message(self, lang: Lang) -> (&'static str, String) {
        let (least, most) = (*rules::LENGTHS.start(), *rules::LENGTHS.end());
        match self {
            Self::NoDay => ("day", t::meeting_no_day(lang).to_owned()),
            Self::Day => ("day", t::meeting_wrong_day(lang).to_owned()),
            Self::Time(field) => (field, t::meeting_wrong_time(lang).to_owned()),
            Self::NoSuchHour(field) => (field, t::meeting_wrong_hour(lang).to_owned()),
            Self::EndsEarly => ("ends", t::meeting_wrong_end(lang).to_owned()),
            Self::Disagree => ("minutes", t::meeting_wrong_twice(lang).to_owned()),
            Self::Minutes => ("minutes", t::meeting_wrong_minutes(lang, least, most)),
            Self::Month => ("month", t::meeting_wrong_month(lang).to_owned()),
        }
    }
}

fn when(fields: &FieldSet, zone: Zone, before: Option<u16>) -> Result<(When, u16), Vec<TimeFault>> {
    let minutes = match fields.text("minutes") {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| TimeFault::Minutes),
    };
    match fields.text("settled") {
        "month" => month(fields, minutes, before),
        "day" => day(fields, zone, minutes, before),
        // The description asks for it.
        _ => Err(Vec::new()),
    }
}

fn month(
    fields: &FieldSet,
    minutes: Result<Option<u16>, TimeFault>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<TimeFault>> {
    let first = fields.text("year").parse().ok().zip(fields.text("month").parse().ok());
    let first = first.and_then(|(year, month)| rules::month(year, month)).ok_or(TimeFault::Month);
    let minutes = minutes.and_then(|minutes| {
        rules::within(minutes.or(before).unwrap_or(rules::USUAL)).map_err(|_| TimeFault::Minutes)
    });
    both(first, minutes).map(|(first, minutes)| (When::Month(first), minutes))
}

fn day(
    fields: &FieldSet,
    zone: Zone,
    minutes: Result<Option<u16>, TimeFault>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<TimeFault>> {
    let ends = match fields.text("ends") {
        "" => Ok(None),
        typed => rules::time(typed).map(Some).ok_or(TimeFault::Time("ends")),
    };
    let wrong = if fields.text("day").is_empty() { TimeFault::NoDay } else { TimeFault::Day };
    let day = rules::day(fields.text("day")).ok_or(wrong);
    let begins = rules::time(fields.text("begins")).ok_or(TimeFault::Time("begins"));
    let begins = both(day, begins).and_then(|(day, begins)| {
        rules::begins_at(day, begins, zone).ok_or_else(|| vec![TimeFault::NoSuchHour("begins")])
    });
    let (begins, (ends, minutes)) = match (begins, both(ends, minutes)) {
        (Ok(begins), Ok(rest)) => (begins, rest),
        (begins, rest) => {
            let mut faults = begins.err().unwrap_or_default();
            faults.extend(rest.err().unwrap_or_default());
            return Err(faults);
        }
    };
    let minutes = rules::length(&begins, ends, minutes, before).map_err(|fault| match fault {
        NoLength::EndsEarly => vec![TimeFault::EndsEarly],
        NoLength::NoSuchHour => vec![TimeFault::NoSuchHour("ends")],
        NoLength::Disagree => vec![TimeFault::Disagree],
        NoLength::Minutes => vec![TimeFault::Minutes],
    })?;
    Ok((When::At(begins.timestamp().as_millisecond()), minutes))
}

/// Both, or all that is wrong with either.
fn both<A, B>(one: Result<A, TimeFault>, other: Result<B, TimeFault>) -> Result<(A, B), Vec<TimeFault>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        Configuration, FIELDS, FieldSet, Modality, Plan, TimeFault, When, Zone, blank, read, t, write,
    };
    use ensemble_common::editing::{apply, to_fields};
    use ensemble_core::{Lang, error::FieldErrors};

    fn fields(pairs: &[(&str, &str)]) -> FieldSet {
        let usual = [
            ("title.fr", "Titre"),
            ("settled", "day"),
            ("day", "2026-11-30"),
            ("begins", "13:30"),
            ("modality", "virtual"),
        ];
        usual.iter().chain(pairs).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    fn applied(pairs: &[(&str, &str)]) -> Result<Plan, FieldErrors> {
        let (none, fields) = (BTreeSet::new(), fields(pairs));
        apply(FIELDS, Lang::Fr, 1, &fields, &none, blank(Lang::Fr, 1), |changes, plan| {
            read(changes, None, plan);
        })
    }

    fn again(plan: &Plan) -> Result<Plan, FieldErrors> {
        let mut fields = to_fields(FIELDS, plan);
        write(plan, &mut fields);
        apply(FIELDS, Lang::Fr, 9, &fields, &BTreeSet::new(), plan.clone(), |changes, new| {
            read(changes, Some(plan.duration), new);
        })
    }

    #[test]
    fn a_meeting_comes_back_as_it_was_read() {
        let plan =
            applied(&[("ends", "15:15"), ("video", "https://video.example/1"), ("configuration", "team")])
                .expect("a plan");
        assert_eq!((plan.duration, plan.modality), (105, Modality::Virtual));
        assert_eq!(plan.details.configuration, Some(Configuration::Team));
        assert_eq!(again(&plan), Ok(plan));
        let month = [("settled", "month"), ("month", "12"), ("year", "2026"), ("title.en", "Title")];
        let plan = applied(&month).expect("a plan");
        assert!(matches!(plan.when, When::Month(_)) && plan.duration == 90);
        assert_eq!(again(&plan), Ok(plan));
    }

    #[test]
    fn times_are_those_of_the_zone_that_was_chosen() {
        let at = |zone: &str, day: &str, begins: &str| {
            applied(&[("zone", zone), ("day", day), ("begins", begins)]).map(|plan| (plan.zone, plan.when))
        };
        let millis = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        for (zone, which, moment) in [
            ("", Zone::Eastern, "2026-11-30T18:30:00Z"),
            ("America/Toronto", Zone::Eastern, "2026-11-30T18:30:00Z"),
            ("America/Halifax", Zone::Atlantic, "2026-11-30T17:30:00Z"),
            ("America/Blanc-Sablon", Zone::BlancSablon, "2026-11-30T17:30:00Z"),
        ] {
            assert_eq!(at(zone, "2026-11-30", "13:30"), Ok((which, When::At(millis(moment)))), "{zone}");
        }
        let plan = applied(&[("zone", "America/Halifax"), ("ends", "15:15")]).expect("a plan");
        assert_eq!(plan.duration, 105);
        assert_eq!(again(&plan), Ok(plan));
        // On the night of the clocks, each zone has its own hours.
        for zone in ["", "America/Halifax"] {
            let wrong = at(zone, "2027-03-14", "02:30").expect_err("clocks leave it out");
            assert_eq!(wrong, errors(&[TimeFault::NoSuchHour("begins").message(Lang::Fr)]), "{zone}");
        }
        let there = at("America/Blanc-Sablon", "2027-03-14", "02:30").expect("clocks do not change there");
        assert_eq!(there.1, When::At(millis("2027-03-14T06:30:00Z")));
    }

    #[test]
    fn what_the_modality_does_not_need_is_not_kept_and_a_link_is_completed() {
        let plan = applied(&[("place.fr", "Salle 2"), ("video", "video.example/1")]).expect("a plan");
        assert_eq!((plan.place, plan.details.video.as_deref()), (None, Some("https://video.example/1")));
        let in_person = [("modality", "in-person"), ("place.fr", "Salle 2"), ("video", "pas une adresse")];
        let plan = applied(&in_person).expect("a plan");
        assert!(plan.place.is_some() && plan.details.video.is_none());
        let hybrid = [("modality", "hybrid"), ("place.fr", "Salle 2"), ("video", "https://video.example/1")];
        let plan = applied(&hybrid).expect("a plan");
        assert!(plan.place.is_some() && plan.details.video.is_some());
    }

    fn errors(all: &[(&str, String)]) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for (id, message) in all {
            errors.add(id, message.clone());
        }
        errors
    }

    #[test]
    fn each_fault_is_said() {
        const FR: Lang = Lang::Fr;
        let long = "é".repeat(201);
        let time = |fault: TimeFault| fault.message(FR);
        let text = |id: &'static str, message: &str| (id, message.to_owned());
        for (pairs, fault) in [
            (&[("day", "")][..], time(TimeFault::NoDay)),
            (&[("title.fr", "")][..], text("title-fr", t::meeting_wrong_title(FR))),
            (
                &[("title.en", long.as_str())],
                ("title-en", t::editing_too_long(FR, 200, "Titre (en anglais)")),
            ),
            (&[("title.en", "https://exemple.ca")], text("title-en", t::account_name_address(FR))),
            (&[("settled", "")], text("settled", t::meeting_wrong_settled(FR))),
            (&[("day", "2026-02-30")], time(TimeFault::Day)),
            (&[("begins", "midi")], time(TimeFault::Time("begins"))),
            (&[("day", "2027-03-14"), ("begins", "02:30")], time(TimeFault::NoSuchHour("begins"))),
            (
                &[("day", "2027-03-14"), ("begins", "01:30"), ("ends", "02:30")],
                time(TimeFault::NoSuchHour("ends")),
            ),
            (&[("ends", "tard")], time(TimeFault::Time("ends"))),
            (&[("ends", "13:00")], time(TimeFault::EndsEarly)),
            (&[("ends", "15:00"), ("minutes", "60")], time(TimeFault::Disagree)),
            (&[("minutes", "-5")], time(TimeFault::Minutes)),
            (&[("settled", "month"), ("month", "13"), ("year", "2026")], time(TimeFault::Month)),
            (&[("configuration", "crowd")], text("configuration", t::meeting_wrong_configuration(FR))),
            (&[("zone", "Europe/Paris")], text("zone", t::meeting_wrong_zone(FR))),
            (&[("modality", "pirate")], text("modality", t::meeting_wrong_modality(FR))),
            (&[("video", "http://video.example/1")], text("video", t::meeting_wrong_video(FR))),
        ] {
            assert_eq!(applied(pairs), Err(errors(&[fault])), "{pairs:?}");
        }
        let several = applied(&[("title.fr", ""), ("day", "x"), ("begins", ""), ("minutes", "x")]);
        let all = [
            text("title-fr", t::meeting_wrong_title(FR)),
            time(TimeFault::Day),
            time(TimeFault::Time("begins")),
            time(TimeFault::Minutes),
        ];
        assert_eq!(several.expect_err("all of them"), errors(&all));
    }
}
