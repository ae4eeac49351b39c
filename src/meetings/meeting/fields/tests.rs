use std::collections::BTreeSet;

use super::{FIELDS, blank, read, time::TimeFault, write};
use crate::meeting::model::{Configuration, Modality, Plan, When, Zone};
use ensemble_common::editing::{apply, model::FieldSet, to_fields};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;

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
    let plan = applied(&[("ends", "15:15"), ("video", "https://video.example/1"), ("configuration", "team")])
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
        (&[("title.en", long.as_str())], ("title-en", t::editing_too_long(FR, 200, "Titre (en anglais)"))),
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
