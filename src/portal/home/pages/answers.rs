//! What the person answered to calls, and what is next.

use ensemble_common::prelude::*;

use super::words::{around, title_of, titled};
use ensemble_calls::{
    call::{labels::moment, model::CallPhase, paths, rules::phase},
    interest::{
        self,
        model::{Next, OwnAnswer},
    },
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList, Icon, SectionTitle, Shape};

/// How long before its end something is said to be due, in milliseconds.
const TWO_DAYS: i64 = 2 * 86_400_000;

/// The part of the page; nothing for those who have none.
pub(super) fn part(lang: Lang, answers: &[OwnAnswer], now: i64) -> Option<AnyView> {
    if answers.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = answers.iter().map(|answer| row(lang, answer, now)).collect();
    Some(view! {
        <section aria-labelledby="answers">
            <SectionTitle id="answers" title=t::interest_home(lang) all=None />
            <EntryList>{rows}</EntryList>
        </section>
    })
}

fn row(lang: Lang, answer: &OwnAnswer, now: i64) -> AnyView {
    let (call, interest, next) = (&answer.call, &answer.interest, answer.next);
    let (page, shape) = match next {
        Next::Reply => (paths::REPLY, Shape::Person),
        _ => (paths::ANSWER, Shape::Document),
    };
    let name = title_of(lang, &call.texts.title);
    let title = match next {
        Next::Reply => around(lang, name, |title| t::interest_home_reply(lang, title)),
        Next::Finish => around(lang, name, |title| t::interest_home_finish(lang, title)),
        Next::Designation => around(lang, name, |title| t::interest_home_designation(lang, title)),
        Next::Wait | Next::Await | Next::Decided(_) | Next::Cancelled => titled(lang, name),
    };
    let until = match next {
        Next::Reply => interest.reply_by,
        Next::Finish => Some(call.dates.closes_at),
        Next::Designation => Some(call.dates.designation_until),
        Next::Wait | Next::Await | Next::Decided(_) | Next::Cancelled => None,
    };
    let when = until.map(|until| format::day_and_month(lang, format::local(until).date()));
    let due = until.is_some_and(|until| until <= now + TWO_DAYS);
    let href = paths::of(page, lang, &call.code);
    let (lead, about) = (view! { <Icon shape /> }, about(lang, answer, now));
    view! { <Entry href title lead when due>{about}</Entry> }
}

/// How far it is, and until when something can be done.
fn about(lang: Lang, answer: &OwnAnswer, now: i64) -> String {
    let (call, interest) = (&answer.call, &answer.interest);
    match answer.next {
        Next::Reply => t::interest_reply_by(lang, moment(lang, interest.reply_by.unwrap_or_default())),
        Next::Finish => t::interest_state_kept(lang, moment(lang, interest.changed_at)),
        Next::Designation => {
            let word = interest::designation_word(lang, interest.designation);
            let until = moment(lang, call.dates.designation_until);
            format!("{word}. {}", t::interest_designation_until(lang, until))
        }
        Next::Wait => {
            let number = interest
                .waiting_number
                .map(|number| t::interest_waiting_number(lang, number))
                .unwrap_or_default();
            format!("{}. {number}", interest::place_word(lang, interest.place)).trim_end().to_owned()
        }
        Next::Await if phase(call, now) == CallPhase::Open => {
            t::interest_until_sent(lang, moment(lang, call.dates.closes_at))
        }
        Next::Await => t::interest_closed_sent(lang, moment(lang, call.dates.answer_until)),
        Next::Decided(place) => interest::place_word(lang, place).to_owned(),
        Next::Cancelled => t::interest_closed_cancelled(lang).to_owned(),
    }
}
