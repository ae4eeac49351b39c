//! What tables answered at two meetings, side by side.

use ensemble_common::prelude::*;

use super::{credits, crumbs};
use crate::discussion_guide::{
    actions, labels,
    model::{Guide, StepKind, UsedIn, Written},
    paths, rules, store,
};
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Notice, Select, Weight};

/// One meeting of the comparison.
struct Side {
    title: String,
    written: Written,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = super::meeting_id(&request)?;
    let found = actions::find_for(&request, id, Action::ReadAgenda).await?;
    let (lang, db) = (request.lang, &request.portal.db);
    let in_use = store::in_use(db, id).await?;
    let others = match &in_use {
        Some(in_use) => store::used_in(db, found.community, &in_use.key, id).await?,
        None => Vec::new(),
    };
    // Of the same community only: what others wrote is theirs.
    let asked: Option<MeetingId> = request.query_param("with").and_then(|with| with.parse().ok());
    let other = match asked {
        Some(asked) => others.iter().find(|each| each.meeting == asked),
        None => others.first(),
    };
    let own =
        Side { title: found.of.meeting.title.text(lang).to_owned(), written: store::written(db, id).await? };
    let own_begins = found.of.meeting.when.millis();
    let sides = match other {
        Some(other) => {
            let side = Side {
                title: other.title.text(lang).to_owned(),
                written: store::written(db, other.meeting).await?,
            };
            // The earlier one comes first.
            Some(if other.begins_at <= own_begins { [side, own] } else { [own, side] })
        }
        None => None,
    };
    let answers = sides.iter().flatten().flat_map(|side| &side.written.answers);
    let weight = answers.map(|answer| answer.text.bytes()).sum();
    let with = other.map(|other| other.meeting);
    let title = t::guide_compare_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let content = match (&in_use, sides) {
            (Some(in_use), Some(sides)) => {
                let guide = &in_use.guide;
                view! { {table(lang, guide, &sides)} {credits(lang, &guide.texts)} }.into_any()
            }
            _ => view! { <Notice><p>{t::guide_nothing_to_compare(lang)}</p></Notice> }.into_any(),
        };
        let here = meeting_paths::of(paths::COMPARE, lang, id);
        let choices = (others.len() > 1).then(|| choices(lang, &here, &others, with));
        view! {
            {crumbs(lang, &found, t::guide_compare(lang))}
            <h1>{heading}</h1>
            {choices}
            {content}
            <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{t::guide_back_to_guide(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::COMPARE, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into())
}

fn choices(lang: Lang, here: &str, others: &[UsedIn], with: Option<MeetingId>) -> AnyView {
    let choices = others
        .iter()
        .map(|other| {
            let day = format::date(lang, format::local(other.begins_at).date());
            let label = format!("{} ({day})", other.title.text(lang));
            Choice::new(other.meeting.to_string(), label).chosen(with == Some(other.meeting))
        })
        .collect();
    view! {
        <form class="form" method="get" action=here.to_owned()>
            <Select id="with" label=t::guide_compare_with(lang) choices />
            <div class="actions"><Button small=true weight=Weight::Quiet>{t::guide_compare(lang)}</Button></div>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, guide: &Guide, sides: &[Side; 2]) -> AnyView {
    let [earlier, later] = sides;
    let rows = guide.steps.iter().filter(|step| step.kind.is_answered()).map(|step| {
        let cells = sides.iter().map(|side| cell(lang, side, &step.key)).collect_view();
        view! {
            <tr>
                <th scope="row">
                    {step.title.text(lang).to_owned()}
                    <p class="small muted">{step.text.text(lang).to_owned()}</p>
                </th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let has_partners = guide.steps.iter().any(|step| step.kind == StepKind::Partners);
    let partners = has_partners.then(|| {
        let all = rules::compared(&earlier.written.partners, &later.written.partners);
        let all = all.into_iter().map(|(name, change)| {
            view! { <tr><th scope="row">{name}</th><td>{labels::change(lang, change)}</td></tr> }
        });
        view! {
            <section class="stack gap-2">
                <h2>{t::guide_partners(lang)}</h2>
                <table class="data"><tbody>{all.collect_view()}</tbody></table>
            </section>
        }
    });
    view! {
        <table class="data guide-compare">
            <thead>
                <tr>
                    <th scope="col">{t::guide_step(lang)}</th>
                    <th scope="col">{earlier.title.clone()}</th>
                    <th scope="col">{later.title.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {partners}
    }
    .into_any()
}

/// What the tables of a meeting answered in a step.
fn cell(lang: Lang, side: &Side, step: &str) -> AnyView {
    let answers = rules::tables(&side.written).into_iter().filter_map(|table| {
        let answer = rules::answer(&side.written, step, table.number)?;
        let spoken = answer.text.shown(lang).lang;
        let tag = (spoken != lang).then(|| spoken.tag());
        Some(view! {
            <div>
                <b>{labels::table(lang, &table)}</b>
                <p lang=tag inner_html=lines(answer.text.text(lang))></p>
            </div>
        })
    });
    let answers: Vec<_> = answers.collect();
    let content = if answers.is_empty() {
        view! { <p class="muted">{t::guide_no_answer(lang)}</p> }.into_any()
    } else {
        answers.into_any()
    };
    view! { <td data-label=side.title.clone()><div class="stack gap-2">{content}</div></td> }.into_any()
}
