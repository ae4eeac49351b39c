//! The first two parts: who answers, and the project.

use ensemble_common::prelude::*;
use ensemble_core::region::Region;

use super::{Fields, most, part, questions, readers};
use crate::{
    call::{labels::sector_word, model::Sector},
    interest::rules::{MAX_EMAIL, MAX_NAME, MAX_ORGANIZATION, MAX_POST, MAX_TEXT, MAX_TITLE, Step},
};
use ensemble_communities::community::{level_word, model::Level};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Choice, Field, RadioGroup, Select, TextArea};

fn nothing_chosen(lang: Lang, is_chosen: bool) -> Choice {
    Choice::new("", t::interest_choose(lang)).chosen(!is_chosen)
}

pub(in super::super) fn you(of: Fields<'_>) -> AnyView {
    let Fields { lang, own, form, input, errors, email, .. } = of;
    let other = Choice::new("", t::interest_other_organization(lang)).chosen(input.organization.is_none());
    let organizations = form.organizations.iter().map(|(id, name)| {
        Choice::new(id.to_string(), name.text(lang)).chosen(input.organization == Some(*id))
    });
    let organizations = std::iter::once(other).chain(organizations).collect::<Vec<_>>();
    let sectors = Sector::ALL
        .iter()
        .map(|each| Choice::new(each.code(), sector_word(lang, *each)).chosen(input.sector == Some(*each)));
    let sectors =
        std::iter::once(nothing_chosen(lang, input.sector.is_some())).chain(sectors).collect::<Vec<_>>();
    let regions = Region::ALL
        .iter()
        .map(|each| Choice::new(each.code(), each.name()).chosen(input.region == Some(*each)));
    let regions =
        std::iter::once(nothing_chosen(lang, input.region.is_some())).chain(regions).collect::<Vec<_>>();
    let fields = view! {
        <p>{t::interest_email_fixed(lang, email.to_owned())}</p>
        <Field
            id="name"
            label=t::interest_name(lang)
            value=input.name.clone()
            error=errors.of("name")
            autocomplete="name"
            maxlength=most(MAX_NAME)
        />
        <Select
            id="organization"
            label=t::interest_organization(lang)
            choices=organizations
            error=errors.of("organization")
        />
        <Field
            id="organization-name"
            label=t::interest_organization_name(lang)
            hint=t::interest_organization_hint(lang)
            value=input.organization_name.clone()
            autocomplete="organization"
            maxlength=most(MAX_ORGANIZATION)
        />
        <div class="form-row">
            <Select id="sector" label=t::interest_sector(lang) choices=sectors error=errors.of("sector") />
            <Select id="region" label=t::interest_region(lang) choices=regions error=errors.of("region") />
        </div>
        <Field
            id="post"
            label=t::interest_post(lang)
            value=input.post.clone()
            error=errors.of("post")
            autocomplete="organization-title"
            lang=own.tag()
            maxlength=most(MAX_POST)
        />
        <p>{t::interest_representative_text(lang)}</p>
        <div class="form-row">
            <Field
                id="representative-name"
                label=t::interest_representative_name(lang)
                value=input.representative_name.clone()
                error=errors.of("representative-name")
                autocomplete="off"
                maxlength=most(MAX_NAME)
            />
            <Field
                id="representative-email"
                label=t::interest_representative_email(lang)
                kind="email"
                value=input.representative_email.clone()
                error=errors.of("representative-email")
                autocomplete="off"
                inputmode="email"
                maxlength=most(MAX_EMAIL)
            />
        </div>
    };
    part(lang, Step::You, fields)
}

pub(in super::super) fn project(of: Fields<'_>) -> AnyView {
    let Fields { lang, own, call, form, input, errors, .. } = of;
    let planned = (form.planned.len() > 1).then(|| {
        let choices = form.planned.iter().map(|planned| {
            Choice::new(planned.id.to_string(), planned.title.text(lang))
                .chosen(input.planned == Some(planned.id))
        });
        let choices = choices.collect::<Vec<_>>();
        view! {
            <RadioGroup id="planned" label=t::interest_planned(lang) choices error=errors.of("planned") />
        }
    });
    let levels = Level::ALL
        .iter()
        .map(|each| Choice::new(each.code(), level_word(lang, *each)).chosen(input.level == Some(*each)))
        .collect::<Vec<_>>();
    let fields = view! {
        <p class="meta">{readers(lang, call)}</p>
        {planned}
        <Field
            id="title"
            label=t::interest_project_title(lang)
            value=input.title.clone()
            error=errors.of("title")
            lang=own.tag()
            maxlength=most(MAX_TITLE)
        />
        <TextArea
            id="text"
            label=t::interest_project_text(lang)
            hint=t::interest_project_hint(lang, MAX_TEXT)
            value=input.text.clone()
            error=errors.of("text")
            rows=6
            lang=own.tag()
            maxlength=most(MAX_TEXT)
        />
        <RadioGroup id="level" label=t::interest_level(lang) choices=levels error=errors.of("level") />
        {questions(of, true)}
    };
    part(lang, Step::Project, fields)
}
