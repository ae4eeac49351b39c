//! The form of a community's facts.

use ensemble_common::prelude::*;

use super::{
    super::{actions::CommunityInput, labels, paths},
    parts::{choices, seen},
};
use ensemble_communities::{
    community::{
        kind_word, level_word,
        model::{CapacityKind, CommunityKind, Level, Network, Profession},
        network_word, profession_word,
    },
    membership::model::Liaison,
};
use ensemble_core::{Lang, format, ids::CommunityId};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Confirm, Field, FieldErrors, RadioGroup, Select, TextArea, Weight};

pub(super) fn fields(
    lang: Lang,
    action: String,
    input: &CommunityInput,
    errors: &FieldErrors,
    save: &'static str,
) -> impl IntoView + use<> {
    view! {
        <form class="form" method="post" action=action>
            {seen(&input.seen)}
            {texts(lang, input, errors)}
            {profile(lang, input, errors)}
            {rhythm(lang, input, errors)}
            {capacity(lang, input, errors)}
            <div class="actions"><Button>{save}</Button></div>
        </form>
    }
}

fn texts(lang: Lang, input: &CommunityInput, errors: &FieldErrors) -> impl IntoView + use<> {
    let input = input.clone();
    let error = |name: &str| errors.of(name);
    view! {
        <Field id="name-fr" label=t::administration_name_fr(lang) hint=t::administration_one_language(lang) value=input.name_fr error=error("name-fr") lang="fr-CA" />
        <Field id="name-en" label=t::administration_name_en(lang) value=input.name_en error=error("name-en") lang="en-CA" />
        <TextArea id="summary-fr" label=t::administration_summary_fr(lang) hint=t::administration_summary_hint(lang) value=input.summary_fr error=error("summary-fr") rows=2 lang="fr-CA" />
        <TextArea id="summary-en" label=t::administration_summary_en(lang) value=input.summary_en error=error("summary-en") rows=2 lang="en-CA" />
        <Field id="slug-fr" label=t::administration_slug_fr(lang) hint=t::administration_slug_hint(lang) value=input.slug_fr error=error("slug-fr") />
        <Field id="slug-en" label=t::administration_slug_en(lang) value=input.slug_en error=error("slug-en") />
    }
}

fn profile(lang: Lang, input: &CommunityInput, errors: &FieldErrors) -> impl IntoView + use<> {
    let error = |name: &str| errors.of(name);
    let kinds = choices(CommunityKind::ALL, input.kind.map_or("", CommunityKind::code), |kind| {
        (kind.code(), kind_word(lang, kind))
    });
    let networks = choices(Network::ALL, input.network.map_or("", Network::code), |network| {
        (network.code(), network_word(lang, network))
    });
    let each = choices(Profession::ALL, &input.profession, |profession| {
        (profession.code(), profession_word(lang, profession))
    });
    let professions =
        std::iter::once(Choice::new("", t::administration_any_profession(lang))).chain(each).collect();
    let arrangements = choices(Liaison::ALL, input.liaison.map_or("", Liaison::code), |liaison| {
        (liaison.code(), labels::liaison(lang, liaison))
    });
    let levels = Level::ALL
        .iter()
        .map(|level| Choice::new(level.code(), level_word(lang, *level)).chosen(input.levels.contains(level)))
        .collect();
    view! {
        <Select id="kind" label=t::community_fact_kind(lang) choices=kinds error=error("kind") required=true />
        <Select id="network" label=t::community_fact_network(lang) choices=networks error=error("network") required=true />
        <Select id="profession" label=t::community_fact_profession(lang) choices=professions error=error("profession") />
        <RadioGroup id="levels" label=t::community_fact_levels(lang) hint=t::administration_levels_hint(lang) choices=levels many=true />
        <Select id="liaison" label=t::administration_liaison(lang) choices=arrangements error=error("liaison") required=true />
    }
}

fn rhythm(lang: Lang, input: &CommunityInput, errors: &FieldErrors) -> impl IntoView + use<> {
    let input = input.clone();
    let error = |name: &str| errors.of(name);
    let months = (7..=12)
        .chain(1..=6)
        .map(|month: i8| {
            let chosen = input.months.contains(&month.unsigned_abs());
            Choice::new(month.to_string(), format::month(lang, month)).chosen(chosen)
        })
        .collect();
    view! {
        <div class="form-row">
            <Field id="meetings" label=t::administration_meetings(lang) value=input.meetings error=error("meetings") required=true inputmode="numeric" />
            <Field id="first-year" label=t::administration_first_year(lang) value=input.first_year error=error("first-year") required=true inputmode="numeric" />
            <Field id="years" label=t::administration_years(lang) value=input.years error=error("years") required=true inputmode="numeric" />
        </div>
        <RadioGroup id="months" label=t::administration_months(lang) hint=t::administration_months_hint(lang) choices=months many=true />
    }
}

fn capacity(lang: Lang, input: &CommunityInput, errors: &FieldErrors) -> impl IntoView + use<> {
    let input = input.clone();
    let error = |name: &str| errors.of(name);
    let kinds = choices(CapacityKind::ALL, input.capacity.map_or("", CapacityKind::code), |kind| {
        let words = match kind {
            CapacityKind::Undecided => t::community_capacity_undecided(lang),
            CapacityKind::Unlimited => t::community_capacity_unlimited(lang),
            CapacityKind::Seats => t::administration_capacity_seats(lang),
            CapacityKind::Range => t::administration_capacity_range(lang),
        };
        (kind.code(), words)
    });
    view! {
        <RadioGroup id="capacity" label=t::community_fact_capacity(lang) choices=kinds error=error("capacity") required=true />
        <div class="form-row">
            <Field id="capacity-from" label=t::administration_capacity_from(lang) hint=t::administration_capacity_from_hint(lang) value=input.capacity_from error=error("capacity-from") inputmode="numeric" />
            <Field id="capacity-to" label=t::administration_capacity_to(lang) hint=t::administration_capacity_to_hint(lang) value=input.capacity_to error=error("capacity-to") inputmode="numeric" />
        </div>
    }
}

/// Archiving the community, or putting it back on the lists.
pub(super) fn archiving(lang: Lang, id: CommunityId, archived: bool) -> impl IntoView + use<> {
    let action = |path| paths::with(path, lang, &id.to_string());
    let (words, form) = if archived {
        let words = t::administration_restore(lang);
        let form = view! {
            <p>{t::administration_restore_text(lang)}</p>
            <form method="post" action=action(paths::RESTORE_COMMUNITY)>
                <Button weight=Weight::Quiet>{words}</Button>
            </form>
        };
        (words, form.into_any())
    } else {
        let label = t::administration_archive(lang);
        let form = view! {
            <form method="post" action=action(paths::ARCHIVE_COMMUNITY)>
                <Confirm label question=t::administration_archive_text(lang) />
            </form>
        };
        (label, form.into_any())
    };
    view! { <section class="stack"><h2>{words}</h2> {form}</section> }
}
