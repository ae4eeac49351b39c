//! The partnerships that tables name.

use ensemble_common::prelude::*;

use super::show::{Said, Shown};
use crate::discussion_guide::{
    labels,
    model::{Partner, Partnership, Table},
    paths,
};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Select, Weight};

pub(super) fn view(shown: &Shown, tables: &[Table], said: &Said) -> AnyView {
    tables.iter().filter_map(|each| table(shown, each, said)).collect_view().into_any()
}

fn table(shown: &Shown, table: &Table, said: &Said) -> Option<AnyView> {
    let lang = shown.lang;
    let named: Vec<&Partner> =
        shown.written.partners.iter().filter(|each| each.table == table.number).collect();
    let typed = said.partner.as_ref().filter(|typed| typed.table == Some(table.number));
    let writes = shown.writes(table.number);
    if named.is_empty() && !writes && typed.is_none() {
        return None;
    }
    let rows = named.iter().map(|partner| row(shown, partner, writes)).collect_view();
    let list = (!named.is_empty()).then(|| {
        view! {
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{t::guide_partner(lang)}</th>
                        <th scope="col">{t::guide_kind(lang)}</th>
                        <th scope="col">{t::guide_purpose(lang)}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let form = (writes || typed.is_some()).then(|| form(shown, table.number, said));
    Some(
        view! {
            <section class="guide-answer stack gap-2">
                <h3 class="h4">{labels::table(lang, table)}</h3>
                {list}
                {form}
            </section>
        }
        .into_any(),
    )
}

fn row(shown: &Shown, partner: &Partner, writes: bool) -> AnyView {
    let lang = shown.lang;
    let remove = writes.then(|| {
        view! {
            <form method="post" action=shown.address(paths::REMOVE_PARTNER)>
                <input type="hidden" name="partner" value=partner.id.to_string() />
                <Button small=true weight=Weight::Quiet id=format!("remove-{}", partner.id)>
                    {t::guide_remove(lang)}
                </Button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{partner.name.clone()}</th>
            <td data-label=t::guide_kind(lang)><div>{labels::partnership(lang, partner.kind)}</div></td>
            <td data-label=t::guide_purpose(lang)><div>{partner.purpose.clone()}</div></td>
            <td>{remove}</td>
        </tr>
    }
    .into_any()
}

fn form(shown: &Shown, table: u32, said: &Said) -> AnyView {
    let lang = shown.lang;
    let typed = said.partner.as_ref().filter(|typed| typed.table == Some(table));
    let token = if typed.is_some() { said.token.clone() } else { String::new() };
    let input = typed.cloned().unwrap_or_default();
    let kinds = Partnership::ALL
        .iter()
        .map(|kind| {
            let chosen = input.kind.unwrap_or(Partnership::Present) == *kind;
            Choice::new(kind.code(), labels::partnership(lang, *kind)).chosen(chosen)
        })
        .collect();
    let [name, kind, what] = ["name", "kind", "what"].map(|field| format!("partner-{field}-{table}"));
    let errors = [&name, &kind, &what].map(|id| said.errors.of(id));
    let [name_error, kind_error, what_error] = errors;
    view! {
        <details id=format!("partner-{table}") open=typed.is_some()>
            <summary>{t::guide_name_partner(lang)}</summary>
            <form class="form" method="post" action=shown.address(paths::PARTNER)>
                <input type="hidden" name="table" value=table.to_string() />
                <input type="hidden" name="confirmation_token" value=token />
                <Field id=name name="name" label=t::guide_partner(lang) value=input.name error=name_error required=true />
                <Select id=kind name="kind" label=t::guide_kind(lang) choices=kinds error=kind_error />
                <Field id=what name="what" label=t::guide_purpose(lang) value=input.what error=what_error />
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::guide_add(lang)}</Button></div>
            </form>
        </details>
    }
    .into_any()
}
