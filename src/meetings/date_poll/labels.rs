//! The names of this feature's values, in both languages.

use super::{model::Answer, rules::Holiday};
use ensemble_core::Lang;
use ensemble_texts as t;

pub(super) fn answer(lang: Lang, answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => t::date_yes(lang),
        Answer::IfNeeded => t::date_if_needed(lang),
        Answer::No => t::date_no(lang),
    }
}

pub(super) fn holiday(lang: Lang, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => t::date_new_year(lang),
        Holiday::AfterNewYear => t::date_after_new_year(lang),
        Holiday::GoodFriday => t::date_good_friday(lang),
        Holiday::EasterMonday => t::date_easter_monday(lang),
        Holiday::PatriotsDay => t::date_patriots_day(lang),
        Holiday::NationalHoliday => t::date_national_holiday(lang),
        Holiday::CanadaDay => t::date_canada_day(lang),
        Holiday::LabourDay => t::date_labour_day(lang),
        Holiday::Thanksgiving => t::date_thanksgiving(lang),
        Holiday::ChristmasEve => t::date_christmas_eve(lang),
        Holiday::Christmas => t::date_christmas(lang),
        Holiday::AfterChristmas => t::date_after_christmas(lang),
        Holiday::NewYearsEve => t::date_new_years_eve(lang),
    }
}
