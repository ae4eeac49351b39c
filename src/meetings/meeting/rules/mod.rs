//! When meetings are, what may be done with them, and what follows from a change. Pure.

mod missing;
mod time;

pub use ensemble_common::editing::web_address as address;
pub use missing::{AGENDA_BEFORE, DATE_BEFORE, Missing, missing};
pub use time::{
    FIRST_MONTH, LENGTHS, NoLength, USUAL, YEARS, begins_at, day, length, local, month, month_of, over,
    over_at, school_year, time, within, year_bounds,
};

use super::model::{Meeting, Modality, Phase, Plan, Step, When};
use ensemble_core::LocalizedText;
use ensemble_document::{
    agenda::Agenda,
    outline::{ItemKind, Outline},
};

/// How many people a codevelopment session is made for.
pub const GROUP: std::ops::RangeInclusive<u32> = 5..=8;
/// How long a codevelopment session takes, in minutes.
pub const SESSION: std::ops::RangeInclusive<u16> = 120..=180;

/// Whether people come to a place.
#[must_use]
pub const fn has_place(modality: Modality) -> bool {
    !matches!(modality, Modality::Virtual)
}

/// Whether people meet by video.
#[must_use]
pub const fn has_video(modality: Modality) -> bool {
    !matches!(modality, Modality::InPerson)
}

/// What may be done with a meeting in a phase, the most usual first.
#[must_use]
pub const fn steps(phase: Phase) -> &'static [Step] {
    match phase {
        Phase::Draft => &[Step::Publish],
        Phase::Published => &[Step::Begin, Step::Close, Step::Withdraw],
        Phase::UnderWay => &[Step::Close],
        Phase::Closed => &[Step::Reopen],
    }
}

/// Whether a meeting can be cancelled: it was announced, and is not over.
#[must_use]
pub fn can_cancel(meeting: &Meeting, now: i64) -> bool {
    meeting.phase == Phase::Published && meeting.cancelled_at.is_none() && !over(meeting, now)
}

/// Whether the members wait for the day of a meeting: it was announced with its month only.
#[must_use]
pub const fn awaits_date(meeting: &Meeting) -> bool {
    matches!((meeting.phase, meeting.when), (Phase::Published, When::Month(_)))
        && meeting.cancelled_at.is_none()
}

/// The phase that a step leads to.
#[must_use]
pub const fn after(step: Step) -> Phase {
    match step {
        Step::Publish => Phase::Published,
        Step::Begin | Step::Reopen => Phase::UnderWay,
        Step::Close => Phase::Closed,
        Step::Withdraw => Phase::Draft,
    }
}

/// What those who wait for a meeting must hear of when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is at another time, or takes longer or shorter.
    When,
    /// People come together in another way.
    Modality,
    /// It is in another place.
    Place,
    /// It has another link for video.
    Video,
}

/// What changed for those who wait for a meeting.
#[must_use]
pub fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    let moved =
        before.when != after.when || before.duration != after.duration && matches!(after.when, When::At(_));
    [
        (moved, Change::When),
        (before.modality != after.modality, Change::Modality),
        (before.place != after.place && after.place.is_some(), Change::Place),
        (before.details.video != after.details.video && after.details.video.is_some(), Change::Video),
    ]
    .into_iter()
    .filter_map(|(changed, change)| changed.then_some(change))
    .collect()
}

/// Something to think about before an agenda begins with an outline. It does not keep them from announcing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The items take so many minutes, more than the meeting has.
    Long {
        /// What the items take.
        planned: u32,
    },
    /// So many people, for a codevelopment session.
    Group {
        /// How many there are.
        people: u32,
    },
    /// So much time, for a codevelopment session.
    Time {
        /// How long it is.
        minutes: u16,
    },
}

/// What to think about when a meeting of so many minutes and people begins with an outline.
#[must_use]
pub fn advice(outline: &Outline, minutes: u16, people: u32) -> Vec<Advice> {
    let planned: u32 = outline.items.iter().map(|item| u32::from(item.minutes)).sum();
    let session = outline.items.iter().any(|item| item.kind == ItemKind::Codevelopment);
    [
        (planned > u32::from(minutes), Advice::Long { planned }),
        (session && !GROUP.contains(&people), Advice::Group { people }),
        (session && !SESSION.contains(&minutes), Advice::Time { minutes }),
    ]
    .into_iter()
    .filter_map(|(due, advice)| due.then_some(advice))
    .collect()
}

/// Something that members would stumble over in a meeting that is about to be announced. It does not keep them from announcing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Concern {
    /// The items take so many minutes, more than the meeting has.
    Long {
        /// What the items take.
        planned: u32,
        /// What the meeting has.
        minutes: u16,
    },
    /// The meeting's title is in one language only.
    TitleInOneLanguage,
    /// So many items have a title in one language only, or none.
    ItemsInOneLanguage {
        /// How many.
        items: u32,
    },
    /// People come to a place that is not known.
    NoPlace,
    /// People meet by video without a link.
    NoVideo,
    /// So many people are expected at another meeting at the same time.
    Overlap {
        /// How many.
        people: u32,
    },
}

/// What members would stumble over in a meeting with this agenda, at the time of which so many people are expected `elsewhere`.
/// An agenda may come later, and a meeting whose day is not
/// known yet has neither place nor link.
#[must_use]
pub fn concerns(plan: &Plan, agenda: &Agenda, elsewhere: u32) -> Vec<Concern> {
    let (planned, settled) = (agenda.minutes(), matches!(plan.when, When::At(_)));
    let half = agenda
        .items
        .iter()
        .filter(|item| item.title.fr.trim().is_empty() || item.title.en.trim().is_empty())
        .count();
    let items = u32::try_from(half).unwrap_or(u32::MAX);
    [
        (planned > u32::from(plan.duration), Concern::Long { planned, minutes: plan.duration }),
        (matches!(plan.title, LocalizedText::Single { .. }), Concern::TitleInOneLanguage),
        (items > 0, Concern::ItemsInOneLanguage { items }),
        (settled && has_place(plan.modality) && plan.place.is_none(), Concern::NoPlace),
        (settled && has_video(plan.modality) && plan.details.video.is_none(), Concern::NoVideo),
        (settled && elsewhere > 0, Concern::Overlap { people: elsewhere }),
    ]
    .into_iter()
    .filter_map(|(due, concern)| due.then_some(concern))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Advice, Agenda, Change, Concern, Modality, Outline, Phase, Plan, Step, When, advice, after, changes,
        concerns, steps,
    };
    use crate::meeting::model::{Details, Zone};
    use ensemble_core::{Lang, LocalizedText};
    use ensemble_document::outline::{ItemKind, OutlineItem};

    #[test]
    fn every_step_leads_on_and_back() {
        for phase in Phase::ALL {
            for step in steps(*phase) {
                assert_ne!(after(*step), *phase);
            }
        }
        for step in Step::ALL {
            assert!(Phase::ALL.iter().any(|phase| steps(*phase).contains(step)), "{step:?}");
        }
    }

    fn plan() -> Plan {
        let title = LocalizedText::Single { lang: Lang::Fr, text: "Titre".to_owned() };
        let video = Some("https://video.example/1".to_owned());
        Plan {
            title: title.clone(),
            when: When::At(5),
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Hybrid,
            place: Some(title),
            details: Details { video, ..Details::default() },
        }
    }

    #[test]
    fn only_what_moves_people_is_a_change() {
        let before = plan();
        let mut other = plan();
        other.title = LocalizedText::Single { lang: Lang::Fr, text: "Autre".to_owned() };
        assert!(changes(&before, &other).is_empty());
        other.duration = 60;
        other.details.video = None;
        assert_eq!(changes(&before, &other), [Change::When]);
        other = Plan { when: When::At(6), modality: Modality::Virtual, place: None, ..plan() };
        assert_eq!(changes(&before, &other), [Change::When, Change::Modality]);
        let unsettled = Plan { when: When::Month(5), duration: 60, ..plan() };
        assert_eq!(changes(&Plan { when: When::Month(5), ..plan() }, &unsettled), []);
    }

    #[test]
    fn what_is_missing_is_said_before_a_meeting_is_announced() {
        use ensemble_document::{
            agenda::{self, Field, change},
            crdt,
        };
        use yrs::Transact;

        let doc = crdt::empty();
        let write = |field, text: &str| {
            let splice = change::splice("", text).expect("a text");
            change::write(&mut doc.transact_mut(), "a", field, &[splice]);
        };
        change::add(&mut doc.transact_mut(), "a", ItemKind::Discussion, 120, None);
        write(Field::Title(Lang::Fr), "Accueil");
        let half = agenda::agenda(&doc.transact());
        let bare = Plan { place: None, details: Details::default(), ..plan() };
        assert_eq!(
            concerns(&bare, &half, 3),
            [
                Concern::Long { planned: 120, minutes: 90 },
                Concern::TitleInOneLanguage,
                Concern::ItemsInOneLanguage { items: 1 },
                Concern::NoPlace,
                Concern::NoVideo,
                Concern::Overlap { people: 3 },
            ]
        );
        assert_eq!(concerns(&plan(), &Agenda::default(), 0), [Concern::TitleInOneLanguage]);
        let unsettled = Plan { when: When::Month(5), ..bare };
        assert_eq!(concerns(&unsettled, &Agenda::default(), 3), [Concern::TitleInOneLanguage]);
        write(Field::Title(Lang::En), "Welcome");
        let whole = agenda::agenda(&doc.transact());
        let title = LocalizedText::Pair {
            source: Lang::Fr,
            fr: "Titre".to_owned(),
            en: "Title".to_owned(),
            translation: ensemble_core::Translation::Current { reviewed: true },
        };
        assert_eq!(concerns(&Plan { title, duration: 120, ..plan() }, &whole, 0), []);
    }

    #[test]
    fn advice_warns_and_holds_nobody_up() {
        let item = |kind, minutes| OutlineItem {
            kind,
            title: LocalizedText::Single { lang: Lang::Fr, text: "Point".to_owned() },
            minutes,
            about: None,
            lead: String::new(),
            link: String::new(),
            follow_ups: Vec::new(),
        };
        let meeting = Outline { items: vec![item(ItemKind::Discussion, 60), item(ItemKind::Closing, 30)] };
        assert_eq!(advice(&meeting, 90, 30), []);
        assert_eq!(advice(&meeting, 60, 30), [Advice::Long { planned: 90 }]);
        let session = Outline { items: vec![item(ItemKind::Codevelopment, 120)] };
        assert_eq!(advice(&session, 150, 6), []);
        let all = [Advice::Long { planned: 120 }, Advice::Group { people: 12 }, Advice::Time { minutes: 90 }];
        assert_eq!(advice(&session, 90, 12), all);
        assert_eq!(advice(&session, 240, 4), [Advice::Group { people: 4 }, Advice::Time { minutes: 240 }]);
    }
}
