//! Tables that are prepared or in use, with the forms that change and run them.

use ensemble_common::prelude::*;

use super::{
    super::{
        api::{ArrangeTables, RunAct},
        labels,
        model::{Member, Method, Round, Table, round::Stage},
        paths,
        rules::MAX_PLACE,
    },
    parts,
};
use crate::meeting::{model::Found, paths as meeting_paths};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Select, TextArea, Weight};

pub(super) fn view(
    lang: Lang,
    found: &Found,
    round: &Round,
    typed: Option<&ArrangeTables>,
    errors: &FieldErrors,
    under_way: bool,
    now: i64,
) -> AnyView {
    let tables =
        round.tables.iter().map(|table| table_form(lang, round, table, typed, errors)).collect_view();
    let without = (!round.without_table.is_empty()).then(|| {
        let seats = round.without_table.iter().map(|member| seat(lang, round, member, None, typed)).collect_view();
        view! { <section class="sheet stack gap-2"><h3 class="h4">{t::breakout_without(lang)}</h3> {seats}</section> }
    });
    let revision = round.revision.to_string();
    let run = match round.clock.stage {
        Stage::Open => {
            view! { {parts::left(lang, found, round, now)} {parts::run_forms(lang, round)} }.into_any()
        }
        _ => start_forms(lang, round, under_way),
    };
    view! {
        <section class="section stack gap-4" id="tables" tabindex="-1">
            <h2>{t::breakout_tables(lang)}</h2>
            <p class="small muted">
                {labels::method(lang, round.method)} " · " {t::breakout_seed(lang, round.seed.to_string())}
            </p>
            {parts::prompt(lang, &round.prompt)}
            {run}
            <form class="stack gap-4" method="post" action=meeting_paths::of(paths::ARRANGE, lang, round.meeting)>
                <input type="hidden" name="revision" value=revision />
                <div class="table-results">{tables} {without}</div>
                <div class="actions"><Button weight=Weight::Quiet>{t::breakout_arrange(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Starting, letting people choose, making anew, discarding.
fn start_forms(lang: Lang, round: &Round, under_way: bool) -> AnyView {
    let action = meeting_paths::of(paths::RUN, lang, round.meeting);
    let seen = round.revision.to_string();
    let button = |act: RunAct, words: &'static str, weight: Weight| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="act" value=act.code() />
                <input type="hidden" name="seen" value=seen.clone() />
                <Button weight>{words}</Button>
            </form>
        }
    };
    let chosen = round.method == Method::Chosen;
    let open = under_way.then(|| button(RunAct::Open, t::breakout_open(lang), Weight::default()));
    let offer = (under_way && chosen && round.clock.stage == Stage::Draft)
        .then(|| button(RunAct::Offer, t::breakout_offer(lang), Weight::Quiet));
    let mix = (!chosen).then(|| button(RunAct::Mix, t::breakout_mix(lang), Weight::Quiet));
    let later = (!under_way).then(|| view! { <p class="muted">{t::breakout_later(lang)}</p> });
    view! {
        {later}
        <div class="row">{open} {offer} {mix} {button(RunAct::Discard, t::breakout_discard(lang), Weight::Quiet)}</div>
    }
    .into_any()
}

fn table_form(
    lang: Lang,
    round: &Round,
    table: &Table,
    typed: Option<&ArrangeTables>,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let number = table.number;
    let (place, prompt) = (ArrangeTables::place_field(number), ArrangeTables::prompt_field(number));
    let own = table.prompt.as_ref().map_or("", |prompt| prompt.text(lang));
    let typed_place = typed.and_then(|typed| typed.places.get(&number)).unwrap_or(&table.place).clone();
    let typed_prompt =
        typed.and_then(|typed| typed.prompts.get(&number)).cloned().unwrap_or_else(|| own.to_owned());
    let seats =
        table.members.iter().map(|member| seat(lang, round, member, Some(table), typed)).collect_view();
    view! {
        <section class="sheet stack gap-2">
            <h3 class="h4">{parts::heading(lang, table)}</h3>
            <p class="small muted">{labels::language(lang, table.lang)} " · " {t::breakout_people(lang, table.members.len())}</p>
            {seats}
            <Field
                id=place.clone()
                label=t::breakout_place(lang)
                hint=t::breakout_place_hint(lang, MAX_PLACE)
                value=typed_place
                error=errors.of(&place)
            />
            <TextArea
                id=prompt.clone()
                label=t::breakout_own_prompt(lang)
                value=typed_prompt
                error=errors.of(&prompt)
                rows=2
            />
        </section>
    }
}

/// Where a person sits.
fn seat(
    lang: Lang,
    round: &Round,
    member: &Member,
    table: Option<&Table>,
    typed: Option<&ArrangeTables>,
) -> impl IntoView + use<> {
    let field = ArrangeTables::seat_field(member.person);
    let stored = table.map(|table| table.number);
    let own = typed.and_then(|typed| typed.seats.get(&member.person).copied()).unwrap_or(stored);
    let none = table.is_none().then(|| Choice::new("", t::breakout_no_table_yet(lang)));
    let choices = none
        .into_iter()
        .chain(round.tables.iter().map(|table| {
            let words = t::breakout_table(lang, table.number);
            Choice::new(table.number.to_string(), words).chosen(own == Some(table.number))
        }))
        .collect();
    view! { <Select id=field label=member.name.clone() choices /> }
}
