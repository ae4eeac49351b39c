//! A community's school year at a glance: its meetings and its reflections by month, as a drawing and as a table.

use ensemble_common::prelude::*;

use super::super::{
    model::{Meeting, Phase},
    rules::{FIRST_MONTH, over, school_year},
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable};

/// The width of a month in the drawing.
const WIDE: u32 = 40;
/// The line on which the bars stand, and how high the highest is.
const GROUND: u32 = 72;
const HIGHEST: u32 = 34;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Month {
    held: u32,
    coming: u32,
    reflections: u32,
}

/// What happens in each month of a school year, from August.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// The calendar year in which it begins.
    first: i16,
    /// The place of the current month.
    now: usize,
    months: [Month; 12],
}

/// The place of a moment's month in its school year.
fn place(millis: i64) -> usize {
    usize::from((format::local(millis).month() + 12 - FIRST_MONTH).unsigned_abs()) % 12
}

impl Year {
    /// The school year of this moment. `reflections` are the moments at which its reflections were shared.
    pub(super) fn of(now: i64, meetings: &[Meeting], reflections: &[i64]) -> Self {
        let first = school_year(now);
        let mut months = [Month::default(); 12];
        let within = |meeting: &&Meeting| {
            meeting.phase != Phase::Draft
                && meeting.cancelled_at.is_none()
                && school_year(meeting.when.millis()) == first
        };
        for meeting in meetings.iter().filter(within) {
            let month = &mut months[place(meeting.when.millis())];
            if over(meeting, now) {
                month.held += 1;
            } else {
                month.coming += 1;
            }
        }
        for shared in reflections.iter().filter(|shared| school_year(**shared) == first) {
            months[place(*shared)].reflections += 1;
        }
        Self { first, now: place(now), months }
    }

    fn sum(&self, of: impl Fn(&Month) -> u32) -> u32 {
        self.months.iter().map(of).sum()
    }
}

/// The drawing, the sentence it draws, and the table with its numbers; nothing for a year in which nothing happens.
pub(super) fn view(lang: Lang, year: &Year) -> Option<AnyView> {
    let meetings = year.sum(|month| month.held + month.coming);
    let reflections = year.sum(|month| month.reflections);
    if meetings + reflections == 0 {
        return None;
    }
    let title = t::meeting_school_year(lang, year.first.to_string(), (year.first + 1).to_string());
    let counts = [t::meeting_year_meetings(lang, meetings), t::meeting_year_reflections(lang, reflections)];
    let sentence = format::list(lang, &counts);
    let names: Vec<i8> = (0..12).map(|place| (FIRST_MONTH - 1 + place) % 12 + 1).collect();
    let letters = names
        .iter()
        .map(|month| {
            let name = format::short_month(lang, *month);
            let (initial, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
            view! { <li>{initial} <span>{rest}</span></li> }
        })
        .collect_view();
    let columns = vec![
        Column::new(t::meeting_year_month(lang)),
        Column::numeric(t::community_tab_meetings(lang)),
        Column::numeric(t::community_tab_reflections(lang)),
    ];
    let rows = names
        .iter()
        .zip(year.months)
        .map(|(month, counts)| {
            let number = |number: u32| format::integer(lang, i64::from(number)).into_any();
            vec![
                format::month(lang, *month).into_any(),
                number(counts.held + counts.coming),
                number(counts.reflections),
            ]
        })
        .collect();
    let caption = title.clone();
    Some(
        view! {
            <section class="stack gap-3">
                <h2>{title}</h2>
                <figure class="year">
                    {drawing(year, sentence.clone())}
                    <ol class="year-months" aria-hidden="true">{letters}</ol>
                    <figcaption>
                        <p>{sentence} "."</p>
                        <ul class="year-legend" aria-hidden="true">
                            <li>{sign("held")} {t::meeting_year_held(lang)}</li>
                            <li>{sign("coming")} {t::meeting_year_coming(lang)}</li>
                            <li>{sign("texts")} {t::community_tab_reflections(lang)}</li>
                        </ul>
                    </figcaption>
                </figure>
                <details>
                    <summary>{t::meeting_year_numbers(lang)}</summary>
                    <DataTable caption columns rows />
                </details>
            </section>
        }
        .into_any(),
    )
}

fn sign(class: &'static str) -> impl IntoView {
    let shape = match class {
        "texts" => view! { <rect class=class x="3" y="2" width="10" height="12"></rect> }.into_any(),
        _ => view! { <circle class=class cx="8" cy="8" r="6"></circle> }.into_any(),
    };
    view! { <svg class="year-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{shape}</svg> }
}

/// Meetings are dots, filled once held; reflections are bars below them.
fn drawing(year: &Year, sentence: String) -> impl IntoView + use<> {
    let most = year.months.iter().map(|month| month.reflections).max().unwrap_or_default().max(1);
    let months = year
        .months
        .iter()
        .zip(0_u32..)
        .map(|(month, place)| {
            let (left, middle) = (place * WIDE, place * WIDE + WIDE / 2);
            let today = (place == u32::try_from(year.now).unwrap_or_default()).then(|| {
                view! { <rect class="now" x=left.to_string() y="0" width=WIDE.to_string() height=(GROUND + 4).to_string() rx="6"></rect> }
            });
            let all = month.held + month.coming;
            // Two and more stand beside each other, closer the more there are.
            let apart = if all > 1 { (18 / (all - 1)).max(2) } else { 0 };
            let from = middle.saturating_sub(apart * all.saturating_sub(1) / 2);
            let dots = (0..all)
                .map(|dot| {
                    let class = if dot < month.held { "held" } else { "coming" };
                    let x = from + apart * dot;
                    view! { <circle class=class cx=x.to_string() cy="18" r="8"></circle> }
                })
                .collect_view();
            let high = (HIGHEST * month.reflections).div_ceil(most);
            let bar = (high > 0).then(|| {
                view! { <rect class="texts" x=(middle - 7).to_string() y=(GROUND - high).to_string() width="14" height=high.to_string()></rect> }
            });
            view! { {today} {dots} {bar} }
        })
        .collect_view();
    let ground = format!("M0 {GROUND}h{}", WIDE * 12);
    view! {
        <svg class="year-drawing" role="img" aria-label=sentence viewBox=format!("0 0 {} {}", WIDE * 12, GROUND + 4)>
            {months}
            <path d=ground></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{Year, place};
    use crate::meeting::{
        model::{Meeting, Modality, Phase, When, Zone},
        rules::year_bounds,
    };
    use ensemble_core::{Lang, LocalizedText, ids::MeetingId};
    use jiff::civil::date;

    fn at(year: i16, month: i8, day: i8) -> i64 {
        ensemble_core::format::midnight(date(year, month, day)).expect("a day") + 3_600_000
    }

    #[test]
    fn a_school_year_goes_from_august_to_july() {
        assert_eq!([place(at(2026, 8, 1)), place(at(2026, 12, 31)), place(at(2027, 7, 31))], [0, 4, 11]);
        let (from, to) = year_bounds(at(2027, 3, 1)).expect("a year");
        assert!(from <= at(2026, 8, 1) && at(2027, 7, 31) < to && to <= at(2027, 8, 1));
    }

    fn meeting(when: i64, cancelled_at: Option<i64>) -> Meeting {
        Meeting {
            id: MeetingId::new(),
            phase: Phase::Published,
            title: LocalizedText::Single { lang: Lang::Fr, text: "Lecture".to_owned() },
            when: When::At(when),
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Virtual,
            place: None,
            cancelled_at,
        }
    }

    #[test]
    fn a_cancelled_meeting_is_neither_held_nor_to_come() {
        let meetings = [
            meeting(at(2026, 9, 14), None),
            meeting(at(2026, 9, 15), Some(1)),
            meeting(at(2027, 3, 1), None),
            meeting(at(2027, 3, 2), Some(1)),
        ];
        let year = Year::of(at(2026, 11, 28), &meetings, &[]);
        assert_eq!((year.sum(|month| month.held), year.sum(|month| month.coming)), (1, 1));
    }

    #[test]
    fn what_was_shared_in_another_year_is_not_counted() {
        let shared = [at(2026, 7, 31), at(2026, 9, 2), at(2026, 9, 30), at(2027, 8, 1)];
        let year = Year::of(at(2026, 11, 28), &[], &shared);
        assert_eq!((year.first, year.now), (2026, 3));
        assert_eq!(year.months.map(|month| month.reflections), [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
}
