//! A certificate as it is printed, and as a row of a list.

use ensemble_common::prelude::*;

use super::super::{
    super::{labels, model::Certificate, paths},
    room::drawing,
};
use ensemble_core::{Lang, format};
use ensemble_server::qr;
use ensemble_texts as t;
use ensemble_ui::{Badge, Line, Tone};

/// The code of a certificate in groups of four, as it is typed from paper.
pub(super) fn spaced(code: &str) -> String {
    let groups: Vec<String> =
        code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

/// The day of the meeting.
pub(super) fn day(lang: Lang, certificate: &Certificate) -> String {
    format::date(lang, format::local(certificate.held_at).date())
}

/// A certificate on paper, in the language in which it was issued.
pub(super) fn sheet(page: Lang, site: &str, certificate: &Certificate) -> AnyView {
    let lang = certificate.lang;
    let tag = (lang != page).then(|| lang.tag());
    let address = format!("{site}{}", paths::of_certificate(paths::VERIFY, lang, &certificate.code));
    let issued = format::date(lang, format::local(certificate.issued_at).date());
    let revoked = certificate.revoked_at.map(|_| {
        view! { <p><Badge tone=Tone::Bad>{t::participation_certificate_revoked(lang)}</Badge></p> }
    });
    let length = labels::length(lang, u32::from(certificate.minutes));
    view! {
        <section class="certificate" lang=tag>
            <h2>{t::participation_certificate(lang)}</h2>
            {revoked}
            <p>{t::participation_certificate_says(lang)}</p>
            <p class="h3">{certificate.name.clone()}</p>
            <p>{t::participation_certificate_was(lang)}</p>
            <p class="h4"><Line lang passage=certificate.title.clone() /></p>
            <dl class="facts">
                <div>
                    <dt>{t::participation_certificate_community(lang)}</dt>
                    <dd><Line lang passage=certificate.community_name.clone() /></dd>
                </div>
                <div>
                    <dt>{t::participation_certificate_day(lang)}</dt>
                    <dd>{day(lang, certificate)}</dd>
                </div>
                <div>
                    <dt>{t::participation_certificate_length(lang)}</dt>
                    <dd>{length}</dd>
                </div>
                <div>
                    <dt>{t::participation_certificate_issued(lang)}</dt>
                    <dd>{issued}</dd>
                </div>
            </dl>
            <div class="certificate-check">
                {qr::path(&address).map(|drawn| drawing(lang, drawn))}
                <div class="stack gap-1">
                    <p>{t::participation_certificate_check(lang)}</p>
                    <p class="certificate-address">{address.clone()}</p>
                    <p class="small muted">{t::participation_certificate_code(lang, spaced(&certificate.code))}</p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// A certificate as a row; with the name of its person for others than them.
pub(super) fn row(lang: Lang, certificate: &Certificate, named: bool) -> AnyView {
    let to = paths::of_certificate(paths::PRINT, lang, &certificate.code);
    let name = named.then(|| view! { <b>{certificate.name.clone()}</b> " · " });
    let length = labels::length(lang, u32::from(certificate.minutes));
    let revoked = certificate.revoked_at.map(|_| {
        let reason = certificate.reason.clone().map(|reason| {
            view! { <p class="small">{t::participation_certificate_reason(lang, reason)}</p> }
        });
        view! { <p><Badge tone=Tone::Bad>{t::participation_certificate_revoked(lang)}</Badge></p> {reason} }
    });
    let revoke = (named && certificate.revoked_at.is_none()).then(|| {
        let to = paths::of_certificate(paths::REVOKE, lang, &certificate.code);
        view! { " · " <a href=to>{t::participation_certificate_revoke(lang)}</a> }
    });
    view! {
        <li class="stack gap-1">
            <p>{name} <a href=to><Line lang passage=certificate.title.clone() /></a></p>
            <p class="meta">
                {day(lang, certificate)} " · " {length} " · "
                <Line lang passage=certificate.community_name.clone() /> {revoke}
            </p>
            {revoked}
        </li>
    }
    .into_any()
}
