//! The decisions of a community: a school year on one page, searched by words.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Decision, DecisionState},
        paths, store,
    },
    community_of,
};
use ensemble_communities::community::{Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{Lang, LocalizedText, Shown, error::AppError, fold::fold, rights::Action};
use ensemble_meetings::meeting::{
    PrintButton, paths as meeting_paths,
    rules::{FIRST_MONTH, month, school_year},
};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, EmptyState, Field, Kind, Line, Notice, Select, StatusText, Tone, Weight};

/// The longest search, in characters.
const LONGEST: usize = 200;

/// A reader of the register.
#[derive(Clone, Copy)]
struct Reader {
    lang: Lang,
    now: i64,
    /// Whether they change decisions.
    decides: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, archived) = community_of(&request, Action::ReadAgenda).await?;
    let (lang, now) = (request.lang, request.portal.now());
    let this_year = school_year(now);
    let year = request.number("year").and_then(|year| i16::try_from(year).ok());
    let asked: String = request.query_param("q").unwrap_or_default().chars().take(LONGEST).collect();
    // A search looks through all years, unless one was chosen.
    let year = match (request.query_param("year"), year) {
        (Some(""), _) => None,
        (None, _) => Some(this_year).filter(|_| asked.is_empty()),
        (Some(_), year) => year,
    };
    let span = year.and_then(bounds).unwrap_or((i64::MIN, i64::MAX));
    let mut decisions = store::decisions_of_community(&request.portal.db, community.id, span).await?;
    decisions.retain(|decision| matches(decision, &asked));
    let reader =
        Reader { lang, now, decides: !archived && request.may(Action::RecordDecisions, Some(community.id)) };
    let notice = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::minutes_said_decision_saved(lang))),
        Some(Flash::Removed) => Some((Kind::Success, t::minutes_said_withdrawn(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::minutes_said_changed(lang))),
        _ => None,
    };
    let title = t::minutes_register_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::REGISTER, &community.slugs);
    let weight = decisions.iter().map(|decision| decision.text.bytes()).sum();
    let body = move || {
        view! {
            {head_below(lang, &community, Room::Meetings, t::minutes_decisions(lang))}
            {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
            <h2>{t::minutes_decisions(lang)}</h2>
            {filters(lang, &community, this_year, year, asked)}
            {list(reader, &community, year, &decisions)}
        }
    };
    Ok(Page::new(title, addresses, body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

/// From when until when a school year goes, in milliseconds UTC.
fn bounds(year: i16) -> Option<(i64, i64)> {
    Some((month(year, FIRST_MONTH)?, month(year.checked_add(1)?, FIRST_MONTH)?))
}

/// Whether a decision has all the words, in its texts or its number.
fn matches(decision: &Decision, asked: &str) -> bool {
    let texts = [&decision.text].into_iter().chain(&decision.reason);
    let mut all = format!("{} {}", labels::number(decision.number), decision.who);
    for text in texts {
        match text {
            LocalizedText::Single { text, .. } => all.push_str(&format!(" {text}")),
            LocalizedText::Pair { fr, en, .. } => all.push_str(&format!(" {fr} {en}")),
        }
    }
    let all = fold(&all);
    fold(asked).split_whitespace().all(|word| all.contains(word))
}

fn filters(
    lang: Lang,
    community: &Community,
    this_year: i16,
    year: Option<i16>,
    asked: String,
) -> impl IntoView + use<> {
    let years = (0..6).map(|back| this_year - back);
    let years = std::iter::once(Choice::new("", t::minutes_all_years(lang)).chosen(year.is_none()))
        .chain(
            years.map(|each| Choice::new(each.to_string(), year_name(lang, each)).chosen(year == Some(each))),
        )
        .collect();
    view! {
        <form class="filters no-print" method="get" action=community_paths::of(paths::REGISTER, lang, community.slug(lang))>
            <Field id="q" kind="search" label=t::minutes_search(lang) value=asked />
            <Select id="year" label=t::minutes_year(lang) choices=years />
            <div class="row"><Button weight=Weight::Quiet>{t::minutes_show(lang)}</Button></div>
        </form>
    }
}

fn year_name(lang: Lang, year: i16) -> String {
    t::meeting_school_year(lang, year.to_string(), (year + 1).to_string())
}

fn list(reader: Reader, community: &Community, year: Option<i16>, decisions: &[Decision]) -> AnyView {
    let lang = reader.lang;
    let title = year.map_or_else(
        || t::minutes_register(lang).to_owned(),
        |year| t::minutes_register_of(lang, year_name(lang, year)),
    );
    if decisions.is_empty() {
        return view! { <EmptyState title=t::minutes_no_decision(lang) text=t::minutes_no_decision_text(lang) /> }
            .into_any();
    }
    let rows = decisions.iter().map(|decision| entry(reader, community, decision)).collect_view();
    view! {
        <section class="stack" aria-labelledby="register">
            <div class="section-head">
                <h3 id="register">{title}</h3>
                <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=true />
            </div>
            <ol class="decided">{rows}</ol>
        </section>
    }
    .into_any()
}

/// One decision: its number, its text, who decided, what became of it.
fn entry(reader: Reader, community: &Community, decision: &Decision) -> AnyView {
    let lang = reader.lang;
    let number = labels::number(decision.number);
    let (state, tone) = match decision.replaced_by {
        Some(by) => (t::minutes_replaced_by(lang, labels::number(by)), Tone::Plain),
        None => {
            let (state, tone) = labels::decision(lang, decision.state);
            (state.to_owned(), tone)
        }
    };
    let in_force = decision.state == DecisionState::InForce;
    let review = decision.review_at.filter(|_| in_force).map(|at| {
        let words = t::minutes_to_review(lang, labels::day(lang, at));
        let tone = if at <= reader.now { Tone::Warn } else { Tone::Plain };
        view! { <StatusText tone>{words}</StatusText> }
    });
    let reason = decision.reason.as_ref().map(|reason| {
        let Shown { text, lang: spoken, .. } = reason.shown(lang);
        let tag = (spoken != lang).then(|| spoken.tag());
        view! { <p class="small"><b>{t::minutes_reason(lang)}</b> " " <span lang=tag inner_html=lines(text)></span></p> }
    });
    let meeting = decision.meeting.map(|meeting| {
        let href = meeting_paths::of(paths::SHOW, lang, meeting);
        view! { <a href=href>{t::minutes_title(lang)}</a> }
    });
    let slug = community.slug(lang);
    let tools = (reader.decides && in_force).then(|| {
        let [edit, replace] = [paths::EDIT_DECISION, paths::REPLACE_DECISION]
            .map(|to| paths::of_decision(to, lang, slug, decision.id));
        let of = || view! { <span class="visually-hidden">" " {number.clone()}</span> };
        view! {
            <p class="row small no-print">
                <a href=edit>{t::minutes_edit_decision(lang)} {of()}</a>
                <a href=replace>{t::minutes_replace_decision(lang)} {of()}</a>
            </p>
        }
    });
    let who = (!decision.who.is_empty()).then(|| view! { <span>{decision.who.clone()}</span> });
    view! {
        <li id=number.clone()>
            <span class="no">{number.clone()}</span>
            <div class="stack gap-1">
                <p class="decision-text"><Line lang passage=decision.text.clone() /></p>
                <p class="byline"><span>{labels::day(lang, decision.decided_at)}</span> {who} <StatusText tone>{state}</StatusText> {review} {meeting}</p>
                {reason}
                {tools}
            </div>
        </li>
    }
    .into_any()
}
