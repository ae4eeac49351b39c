//! Links with which guests of an organization register without an account.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        model::GuestLink,
        paths,
        rules::{self, Closed, LinkClosed, MAX_GUESTS},
    },
    Answers, Said,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{Lang, format, ids::MeetingId};
use ensemble_server::digest;
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, Confirm, Field, Kind, Line, Notice, Select, Weight};

/// The addresses of a new link, the only time that they are shown.
pub(super) fn made(lang: Lang, answers: &Answers) -> Option<AnyView> {
    let secret = answers.forms.made.as_deref()?;
    let address = |to| {
        let address = format!("{}{}", answers.site, paths::with_key(paths::INVITATION, to, secret));
        let label = match to {
            Lang::Fr => t::guest_link_in_french(lang),
            Lang::En => t::guest_link_in_english(lang),
        };
        view! { <div><dt>{label}</dt><dd class="secret-address">{address}</dd></div> }
    };
    // The language of the page comes first.
    let addresses = [lang, lang.other()].map(address).collect_view();
    Some(
        view! {
            <section class="stack gap-3 no-print">
                <Notice kind=Kind::Success>
                    <p role="status"><b>{t::guest_link_made(lang)}</b></p>
                    <p>{t::guest_link_once(lang)}</p>
                </Notice>
                <dl class="facts">{addresses}</dl>
            </section>
        }
        .into_any(),
    )
}

/// The links of the meeting, and the form for a new one.
pub(super) fn section(lang: Lang, answers: &Answers) -> Option<AnyView> {
    let meeting = &answers.found.of.meeting;
    let closed = rules::closed_to_guests(meeting, answers.found.archived, answers.now);
    let later = closed == Some(LinkClosed::Meeting(Closed::Draft));
    if closed.is_some() && !later && answers.links.is_empty() {
        return None;
    }
    let said = (answers.said == Said::LinkWithdrawn).then(|| {
        view! { <Notice kind=Kind::Success><p role="status">{t::guest_link_said_withdrawn(lang)}</p></Notice> }
    });
    let rows = answers.links.iter().enumerate();
    let rows = rows.map(|(number, link)| row(lang, meeting.id, number, link)).collect_view();
    let list = (!answers.links.is_empty()).then(|| view! { <ul class="rows plain">{rows}</ul> });
    Some(
        view! {
            <section class="stack gap-3 no-print" aria-labelledby="guest-links">
                <h2 id="guest-links">{t::guest_links(lang)}</h2>
                {said}
                <p class="small muted">
                    {if later { t::guest_links_later(lang) } else { t::guest_links_text(lang) }}
                </p>
                {list}
                {closed.is_none().then(|| form(lang, answers))}
            </section>
        }
        .into_any(),
    )
}

/// One link: for whom it is, how many used it, and the way to withdraw it or to remove its guests.
fn row(lang: Lang, meeting: MeetingId, number: usize, link: &GuestLink) -> AnyView {
    let organization = link.organization.clone().map(|passage| view! { <b><Line lang passage /></b> " · " });
    let name = link.organization.as_ref().map(|name| name.text(lang).to_owned()).unwrap_or_default();
    let day = format::date(lang, format::local(link.created_at).date());
    let withdrawn = link.is_withdrawn.then(|| format!(" · {}", t::guest_link_withdrawn(lang)));
    let facts = format!(
        "{} · {}{}",
        t::guest_link_used(lang, link.guests, link.registered),
        t::guest_link_since(lang, day),
        withdrawn.unwrap_or_default()
    );
    let has_guests = link.registered > 0;
    let id = format!("with-guests-{number}");
    let choice = match (link.is_withdrawn, has_guests) {
        (true, true) => Some(view! { <input type="hidden" name="with-guests" value="1" /> }.into_any()),
        (false, true) => Some(
            view! { <Check id name="with-guests" label=t::guest_link_withdraw_guests(lang) /> }.into_any(),
        ),
        (_, false) => None,
    };
    let (label, question) = if link.is_withdrawn {
        (t::guest_link_remove_guests(lang), t::guest_link_remove_guests_question(lang))
    } else {
        (t::guest_link_withdraw(lang), t::guest_link_withdraw_question(lang))
    };
    let form = (!link.is_withdrawn || has_guests).then(|| {
        view! {
            <form class="stack gap-2" method="post" action=meeting_paths::of(paths::WITHDRAW_LINK, lang, meeting)>
                <input type="hidden" name="link" value=link.digest.clone() />
                {choice}
                <Confirm label question thing=name />
            </form>
        }
    });
    view! { <li class="stack gap-2"><p>{organization} {facts}</p> {form}</li> }.into_any()
}

/// The form for a new link.
fn form(lang: Lang, answers: &Answers) -> AnyView {
    let (typed, errors) = (answers.forms.link.clone().unwrap_or_default(), &answers.forms.errors);
    let meeting = answers.found.of.meeting.id;
    let token = if typed.form.is_empty() { digest::token() } else { typed.form };
    let guests = if answers.forms.link.is_some() { typed.guests } else { "1".to_owned() };
    let mut choices = vec![Choice::new("", t::guest_link_choose(lang))];
    choices.extend(answers.organizations.iter().map(|(id, name)| {
        Choice::new(id.to_string(), name.text(lang)).chosen(typed.organization == Some(*id))
    }));
    view! {
        <form class="form" method="post" action=meeting_paths::of(paths::GUEST_LINKS, lang, meeting)>
            <input type="hidden" name="form" value=token autocomplete="off" />
            <Select
                id="organization"
                label=t::attendance_column_organization(lang)
                choices
                error=errors.of("organization")
                required=true
            />
            <Field
                id="guests"
                label=t::guest_link_number(lang, MAX_GUESTS)
                value=guests
                error=errors.of("guests")
                kind="number"
                inputmode="numeric"
                required=true
            />
            <div class="actions">
                <Button weight=Weight::Quiet>{t::guest_link_create(lang)}</Button>
            </div>
        </form>
    }
    .into_any()
}
