//! The form of a community's facts.

use leptos::prelude::*;

use super::{
    super::{labels, paths},
    parts::{choices, seen},
};
use crate::{
    community::{
        kind_word, level_word,
        model::{CommunityKind, Level, Network, Profession},
        network_word, profession_word,
    },
    i18n::{Lang, format, t},
    ids::CommunityId,
    membership::model::Liaison,
    server::web::Form,
    ui::{Button, Choice, Field, FieldErrors, RadioGroup, Select, TextArea, Weight},
};

pub(super) fn fields(lang: Lang, action: String, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    view! {
        <form class="form" method="post" action=action>
            {seen(form)}
            {texts(lang, form, faults)}
            {profile(lang, form, faults)}
            {rhythm(lang, form, faults)}
            {capacity(lang, form, faults)}
            <div class="actions"><Button>{t::account_save(lang)}</Button></div>
        </form>
    }
}

fn texts(lang: Lang, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let value = |name: &str| form.text(name).to_owned();
    let error = |name: &str| faults.of(name);
    view! {
        <Field id="name-fr" label=t::administration_name_fr(lang) hint=t::administration_one_language(lang) value=value("name-fr") error=error("name-fr") lang="fr-CA" />
        <Field id="name-en" label=t::administration_name_en(lang) value=value("name-en") error=error("name-en") lang="en-CA" />
        <TextArea id="summary-fr" label=t::administration_summary_fr(lang) hint=t::administration_summary_hint(lang) value=value("summary-fr") error=error("summary-fr") rows=2 lang="fr-CA" />
        <TextArea id="summary-en" label=t::administration_summary_en(lang) value=value("summary-en") error=error("summary-en") rows=2 lang="en-CA" />
        <Field id="slug-fr" label=t::administration_slug_fr(lang) hint=t::administration_slug_hint(lang) value=value("slug-fr") error=error("slug-fr") />
        <Field id="slug-en" label=t::administration_slug_en(lang) value=value("slug-en") error=error("slug-en") />
    }
}

fn profile(lang: Lang, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let error = |name: &str| faults.of(name);
    let kinds = choices(CommunityKind::ALL, form.text("kind"), |kind| (kind.code(), kind_word(lang, kind)));
    let networks =
        choices(Network::ALL, form.text("network"), |network| (network.code(), network_word(lang, network)));
    let each = choices(Profession::ALL, form.text("profession"), |profession| {
        (profession.code(), profession_word(lang, profession))
    });
    let professions =
        std::iter::once(Choice::new("", t::administration_any_profession(lang))).chain(each).collect();
    let arrangements = choices(Liaison::ALL, form.text("liaison"), |liaison| {
        (liaison.code(), labels::liaison(lang, liaison))
    });
    let chosen: Vec<&str> = form.all("levels").collect();
    let levels = Level::ALL
        .iter()
        .map(|level| {
            Choice::new(level.code(), level_word(lang, *level)).chosen(chosen.contains(&level.code()))
        })
        .collect();
    view! {
        <div class="form-row">
            <Select id="kind" label=t::community_fact_kind(lang) choices=kinds error=error("kind") required=true />
            <Select id="network" label=t::community_fact_network(lang) choices=networks error=error("network") required=true />
            <Select id="profession" label=t::community_fact_profession(lang) choices=professions error=error("profession") />
        </div>
        <RadioGroup id="levels" label=t::community_fact_levels(lang) hint=t::administration_levels_hint(lang) choices=levels many=true />
        <Select id="liaison" label=t::administration_liaison(lang) choices=arrangements error=error("liaison") required=true />
    }
}

fn rhythm(lang: Lang, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let value = |name: &str| form.text(name).to_owned();
    let error = |name: &str| faults.of(name);
    let chosen: Vec<&str> = form.all("months").collect();
    let months = (7..=12)
        .chain(1..=6)
        .map(|month: i8| {
            let code = month.to_string();
            let chosen = chosen.contains(&code.as_str());
            Choice::new(code, format::month(lang, month)).chosen(chosen)
        })
        .collect();
    view! {
        <div class="form-row">
            <Field id="meetings" label=t::administration_meetings(lang) value=value("meetings") error=error("meetings") required=true inputmode="numeric" />
            <Field id="first-year" label=t::administration_first_year(lang) value=value("first-year") error=error("first-year") required=true inputmode="numeric" />
            <Field id="years" label=t::administration_years(lang) value=value("years") error=error("years") required=true inputmode="numeric" />
        </div>
        <RadioGroup id="months" label=t::administration_months(lang) hint=t::administration_months_hint(lang) choices=months many=true />
    }
}

fn capacity(lang: Lang, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let value = |name: &str| form.text(name).to_owned();
    let error = |name: &str| faults.of(name);
    let kinds = choices(&["undecided", "none", "seats", "range"], form.text("capacity"), |kind| {
        let words = match kind {
            "none" => t::community_capacity_unlimited(lang),
            "seats" => t::administration_capacity_seats(lang),
            "range" => t::administration_capacity_range(lang),
            _ => t::community_capacity_undecided(lang),
        };
        (kind, words)
    });
    view! {
        <RadioGroup id="capacity" label=t::community_fact_capacity(lang) choices=kinds error=error("capacity") required=true />
        <div class="form-row">
            <Field id="capacity-from" label=t::administration_capacity_from(lang) hint=t::administration_capacity_from_hint(lang) value=value("capacity-from") error=error("capacity-from") inputmode="numeric" />
            <Field id="capacity-to" label=t::administration_capacity_to(lang) hint=t::administration_capacity_to_hint(lang) value=value("capacity-to") error=error("capacity-to") inputmode="numeric" />
        </div>
    }
}

/// Off the lists, or on them again.
pub(super) fn archiving(lang: Lang, id: CommunityId, archived: bool) -> impl IntoView + use<> {
    let action = paths::with(paths::ARRANGE, lang, &id.to_string());
    let (text, what, words, weight) = if archived {
        (t::administration_restore_text(lang), "restore", t::administration_restore(lang), Weight::Quiet)
    } else {
        (t::administration_archive_text(lang), "archive", t::administration_archive(lang), Weight::Danger)
    };
    view! {
        <section class="stack">
            <h2>{words}</h2>
            <p>{text}</p>
            <form method="post" action=action>
                <Button name="what" value=what weight>{words}</Button>
            </form>
        </section>
    }
}
