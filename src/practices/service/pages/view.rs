//! What several pages show of services.

use ensemble_common::prelude::*;

use crate::service::{
    labels,
    model::{Details, Referral, Service},
    paths, rules,
};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_texts as t;
use ensemble_ui::{Icon, LangBadge, Shape, Spoken};
use jiff::civil::Date;

/// A text in the reader's language, or in the other one, which is said.
pub(super) fn spoken(lang: Lang, text: &LocalizedText) -> AnyView {
    let shown = text.shown(lang);
    if shown.lang == lang {
        return shown.text.to_owned().into_any();
    }
    view! { <span lang=shown.lang.tag()>{shown.text.to_owned()}</span> }
}

/// The languages of a service.
pub(super) fn languages(lang: Lang, details: &Details) -> AnyView {
    let own = details
        .languages
        .iter()
        .map(|each| view! { <LangBadge lang spoken=Spoken::Only(*each) /> " " })
        .collect_view();
    let others = (!details.other_languages.is_empty()).then(|| details.other_languages.join(", "));
    view! { {own} {others} }
}

/// When a service was verified, in words that warn after a year.
pub(super) fn verified(lang: Lang, details: &Details, today: Date) -> AnyView {
    if rules::is_stale(details.verified_on, today) {
        let words = match details.verified_on {
            Some(_) => t::service_stale(lang),
            None => t::service_never_verified(lang),
        };
        return view! { <span class="warn-word">{words}</span> };
    }
    view! { <span class="good-word">{labels::verified(lang, details.verified_on)}</span> }
}

/// A service in a list.
pub(super) fn row(lang: Lang, service: &Service, today: Date) -> AnyView {
    let details = &service.details;
    let href = paths::of(paths::SHOW, lang, service.id);
    let name = details.name.shown(lang);
    let tag = (name.lang != lang).then(|| name.lang.tag());
    let provider = details.provider.clone();
    let mut facts = vec![labels::for_whom(lang, details)];
    facts.push(labels::area(lang, details));
    view! {
        <article class="service">
            <h3><a href=href lang=tag>{name.text.to_owned()}</a></h3>
            <p>{beginning(lang, &details.description)}</p>
            <p class="meta">
                {provider} " · " {facts.join(" · ")} " · " {languages(lang, details)} " · " {verified(lang, details, today)}
            </p>
        </article>
    }
}

/// The first sentences of a description.
fn beginning(lang: Lang, text: &LocalizedText) -> AnyView {
    const LENGTH: usize = 220;
    let shown = text.shown(lang);
    let line = shown.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if line.chars().count() > LENGTH {
        let first: String = line.chars().take(LENGTH).collect();
        let whole = first.rsplit_once(' ').map_or(first.as_str(), |(before, _)| before);
        format!("{whole}…")
    } else {
        line
    };
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    view! { <span lang=tag>{cut}</span> }
}

/// How one reaches a service.
pub(super) fn reach(lang: Lang, details: &Details) -> AnyView {
    let phone = (!details.phone.is_empty()).then(|| {
        let digits = rules::digits(&details.phone);
        let href = if digits.len() == 10 { format!("tel:+1{digits}") } else { format!("tel:{digits}") };
        // A number stays on one line, and is copied as it was written.
        view! { <li><a class="nowrap" href=href><Icon shape=Shape::Phone />{details.phone.clone()}</a></li> }
    });
    let email = (!details.email.is_empty()).then(|| {
        let href = format!("mailto:{}", details.email);
        view! { <li><a href=href><Icon shape=Shape::Mail />{t::service_write_to(lang)}<span class="visually-hidden">" " {details.email.clone()}</span></a></li> }
    });
    let web = (!details.web.is_empty()).then(|| {
        let host = details.web.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
        view! {
            <li><a href=details.web.clone() rel="noreferrer nofollow"><Icon shape=Shape::Outside />{host.to_owned()}</a></li>
        }
    });
    let place = (!details.place.is_empty())
        .then(|| view! { <li class="row gap-2"><Icon shape=Shape::Place />{details.place.clone()}</li> });
    view! { <ul class="reach">{phone} {email} {web} {place}</ul> }
}

/// All that the directory says of a service besides its name and description.
pub(super) fn facts(lang: Lang, details: &Details, today: Date) -> AnyView {
    let hours = details
        .hours
        .as_ref()
        .map(|hours| view! { <div><dt>{t::service_when(lang)}</dt><dd>{spoken(lang, hours)}</dd></div> });
    let cost = details
        .cost
        .as_ref()
        .map(|cost| view! { <div><dt>{t::service_cost(lang)}</dt><dd>{spoken(lang, cost)}</dd></div> });
    let referral = (details.referral != Referral::Unknown).then(|| {
        let words = labels::referral(lang, details.referral);
        view! { <div><dt>{t::service_referral(lang)}</dt><dd>{words}</dd></div> }
    });
    let by = (!details.verified_by.is_empty() && details.verified_on.is_some())
        .then(|| t::service_verified_by_whom(lang, details.verified_by.as_str()));
    let day = details
        .verified_on
        .filter(|day| rules::is_stale(Some(*day), today))
        .map(|day| t::service_last_verified(lang, format::date(lang, day)));
    view! {
        <dl class="aside-list">
            <div><dt>{t::service_for_whom(lang)}</dt><dd>{labels::for_whom(lang, details)}</dd></div>
            <div><dt>{t::service_where(lang)}</dt><dd>{labels::area(lang, details)}</dd></div>
            <div><dt>{t::service_in(lang)}</dt><dd>{languages(lang, details)}</dd></div>
            {hours}
            {cost}
            {referral}
            <div>
                <dt>{t::service_verification(lang)}</dt>
                <dd>{verified(lang, details, today)} " " {day} " " {by}</dd>
            </div>
        </dl>
    }
}
