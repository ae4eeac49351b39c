//! The dates of a call, with the one that comes next.

use ensemble_common::prelude::*;

use super::super::super::{
    labels,
    model::{Call, CallPhase},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// One of the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Date {
    /// In milliseconds UTC; `None` for a draw, which comes after the screening.
    at: Option<i64>,
    text: &'static str,
    /// Whether it is the one that the call goes towards.
    current: bool,
}

/// The dates, soonest first. `criteria` is whether the call has criteria, `limited` whether there are only so many places.
fn dates(lang: Lang, call: &Call, phase: CallPhase, criteria: bool, limited: bool) -> Vec<Date> {
    let dates = &call.dates;
    let date = |at: i64, text: &'static str, towards: CallPhase| Date {
        at: Some(at),
        text,
        current: phase == towards,
    };
    let opening =
        if criteria { t::call_public_date_opens_criteria(lang) } else { t::call_public_date_opens(lang) };
    let screening = if call.blind {
        t::call_public_date_screening_blind(lang)
    } else {
        t::call_public_date_screening(lang)
    };
    let draw = limited.then(|| Date { at: None, text: t::call_public_date_draw(lang), current: false });
    let mut all = vec![
        date(dates.opens_at, opening, CallPhase::Announced),
        date(dates.closes_at, t::call_public_date_closes(lang), CallPhase::Open),
    ];
    let designation = Date {
        at: Some(dates.designation_until),
        text: t::call_public_date_designation(lang),
        current: false,
    };
    let screening = date(dates.screening_until, screening, CallPhase::Screening);
    // Organizations may have longer than the reviewers.
    if dates.designation_until <= dates.screening_until {
        all.extend([designation, screening]);
    } else {
        all.extend([screening, designation]);
    }
    all.extend(draw);
    all.push(date(dates.answer_until, t::call_public_date_answers(lang), CallPhase::Draw));
    all
}

/// The list of dates.
pub(super) fn view(lang: Lang, call: &Call, phase: CallPhase, criteria: bool, limited: bool) -> AnyView {
    let rows = dates(lang, call, phase, criteria, limited)
        .into_iter()
        .map(|Date { at, text, current }| {
            let when = match at {
                Some(at) => {
                    let machine = jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_string();
                    view! { <time datetime=machine>{labels::moment(lang, at)}</time> }
                }
                None => view! { <span class="then">{t::call_public_date_then(lang)}</span> },
            };
            let (class, step) = (current.then_some("now"), current.then_some("step"));
            view! { <li class=class aria-current=step>{when} <span>{text}</span></li> }
        })
        .collect_view();
    view! { <ol class="call-dates">{rows}</ol> }
}

#[cfg(test)]
mod tests {
    use super::{CallPhase, Lang, dates};
    use crate::samples::call;

    const NOW: i64 = 1_795_000_000_000;

    #[test]
    fn the_date_that_comes_next_is_marked_and_only_that_one() {
        let call = call("lire-a-deux", NOW);
        for (phase, place) in [
            (CallPhase::Announced, Some(0)),
            (CallPhase::Open, Some(1)),
            (CallPhase::Screening, Some(3)),
            (CallPhase::Draw, Some(5)),
            (CallPhase::Answered, None),
            (CallPhase::Cancelled, None),
        ] {
            let all = dates(Lang::Fr, &call, phase, true, true);
            assert_eq!(all.len(), 6);
            assert_eq!(all.iter().position(|date| date.current), place, "{phase}");
            assert!(all.iter().filter(|date| date.current).count() <= 1);
        }
    }

    #[test]
    fn dates_stand_in_order_and_no_draw_is_announced_without_a_limit() {
        let mut call = call("lire-a-deux", NOW);
        let unlimited = dates(Lang::En, &call, CallPhase::Open, false, false);
        assert!(unlimited.iter().all(|date| date.at.is_some()) && unlimited.len() == 5);
        call.dates.designation_until = call.dates.screening_until + 1;
        let all = dates(Lang::En, &call, CallPhase::Open, false, true);
        let times: Vec<i64> = all.iter().filter_map(|date| date.at).collect();
        assert!(times.is_sorted(), "{times:?}");
    }
}
