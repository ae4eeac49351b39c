//! The names of values, in both languages.

use super::model::{Consent, Credit, QuotedIn};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What an author answered.
pub(super) fn consent(lang: Lang, consent: Consent) -> &'static str {
    match consent {
        Consent::Asked => t::quotation_asked(lang),
        Consent::Given => t::quotation_given(lang),
        Consent::Refused => t::quotation_refused(lang),
        Consent::Withdrawn => t::quotation_withdrawn(lang),
    }
}

/// How an author is named.
pub(super) fn credit(lang: Lang, credit: Credit) -> &'static str {
    match credit {
        Credit::Organization => t::quotation_credit_organization(lang),
        Credit::Name => t::quotation_credit_name(lang),
        Credit::Anonymous => t::quotation_credit_anonymous(lang),
    }
}

/// A kind of work.
pub(super) fn work(lang: Lang, work: QuotedIn) -> &'static str {
    match work {
        QuotedIn::Finding => t::quotation_in_finding(lang),
        QuotedIn::Practice => t::quotation_in_practice(lang),
        QuotedIn::Guide => t::quotation_in_guide(lang),
    }
}

/// Who reads such a work.
pub(super) fn readers(lang: Lang, work: QuotedIn) -> &'static str {
    match work {
        QuotedIn::Finding => t::quotation_readers_finding(lang),
        QuotedIn::Practice => t::quotation_readers_practice(lang),
        QuotedIn::Guide => t::quotation_readers_guide(lang),
    }
}

/// A day.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}
