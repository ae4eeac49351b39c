//! The findings of a community.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Figures, Finding, Part, Section, YearCounts},
        paths, rules, store,
    },
    community_of, parts,
};
use ensemble_communities::community::{
    Room, head,
    model::{Community, Profession},
    paths as community_paths,
};
use ensemble_core::{Lang, error::AppError, format, ids::FindingId, rights::Action};
use ensemble_meetings::meeting::rules::year_bounds;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, EmptyState, Kind, Line, Notice, Pages, Pagination, SectionTitle, Weight,
};

/// Who reads the list, and where.
#[derive(Clone, Copy)]
struct Reader<'a> {
    lang: Lang,
    today: i64,
    community: &'a Community,
    figures: &'a HashMap<FindingId, Figures>,
    /// The professions that could gather findings.
    professions: &'a [Profession],
}

/// A page of a section of the list.
struct Listed {
    section: Section,
    findings: Vec<Finding>,
    current: u32,
    last: u32,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, archived) = match community_of(&request, paths::LIST, Action::ReadReflections).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let today = format::day_of(now);
    let offered = request.may(rules::reading(Part::Offered), Some(community.id));
    let year_bounds = year_bounds(now).unwrap_or((i64::MIN, i64::MAX));
    let counts = store::count_list(db, community.id, offered, year_bounds, today).await?;
    let mut sections = Vec::new();
    for section in Section::ALL.iter().copied() {
        let (current, last) = (page_of(&request, section)?, last_page(counts.of(section)));
        if current > last {
            return Err(AppError::NotFound);
        }
        if counts.of(section) > 0 {
            let findings = store::of_section(db, community.id, offered, section, current).await?;
            sections.push(Listed { section, findings, current, last });
        }
    }
    let ids: Vec<FindingId> = shown(&sections).map(|finding| finding.id).collect();
    let figures = store::figures_of(db, &ids).await?;
    let professions = store::professions(db).await?;
    let gathers = !archived && request.may(Action::ExportReflections, Some(community.id));
    let said = match request.flash() {
        Some(Flash::Deleted) => Some(t::finding_said_discarded(lang)),
        _ => None,
    };
    let weight = shown(&sections).map(|finding| finding.statement.bytes()).sum();
    let title = t::finding_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let body = move || {
        let reader =
            Reader { lang, today, community: &community, figures: &figures, professions: &professions };
        let slug = community.slug(lang);
        let gather = gathers.then(|| {
            let href = community_paths::of(paths::GATHER, lang, slug);
            view! { <div class="row"><ButtonLink href>{t::finding_gather(lang)}</ButtonLink></div> }
        });
        let empty = sections.is_empty().then(|| {
            view! { <EmptyState title=t::finding_none(lang) text=t::finding_none_text(lang) /> }
        });
        let sent: Vec<&Finding> = shown(&sections).filter(|finding| finding.sent.is_some()).collect();
        let paper = on_paper(lang, slug, &sent);
        let parts = sections.iter().map(|listed| section(reader, listed, &sections)).collect_view();
        view! {
            {head(lang, &community, Room::Findings)}
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <div class="stack gap-3">
                <h2>{t::finding_title(lang)}</h2>
                <p class="lead short">{t::finding_lead(lang)}</p>
                {gather}
            </div>
            <div class="text-aside">
                <div class="sections">{empty} {parts}</div>
                <aside class="sections" aria-label=t::finding_all(lang)>
                    {year(lang, counts.year)}
                    {paper}
                </aside>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}

/// The number of the page of a section that the address names. Each section has a parameter with its name.
fn page_of(request: &PageRequest, section: Section) -> Result<u32, AppError> {
    match request.query_param(section.code()) {
        None | Some("") => Ok(1),
        Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound),
    }
}

fn last_page(count: u32) -> u32 {
    count.div_ceil(store::PAGE_SIZE).max(1)
}

/// The findings of all sections.
fn shown(sections: &[Listed]) -> impl Iterator<Item = &Finding> {
    sections.iter().flat_map(|listed| &listed.findings)
}

fn section(reader: Reader<'_>, listed: &Listed, all: &[Listed]) -> AnyView {
    let lang = reader.lang;
    let title = match listed.section {
        Section::Waiting => t::finding_waiting(lang),
        Section::Back => t::finding_back(lang),
        Section::Offered => t::finding_offered(lang),
        Section::Gathering => t::finding_gathering(lang),
    };
    let rows = listed.findings.iter().map(|finding| row(reader, finding)).collect_view();
    let id = listed.section.code();
    view! {
        <section class="stack gap-2" aria-labelledby=id>
            <SectionTitle id title />
            {rows}
            {pages(reader, listed, title, all)}
        </section>
    }
}

/// The way through a section. The other sections stay on their pages.
fn pages(reader: Reader<'_>, listed: &Listed, title: &'static str, all: &[Listed]) -> Option<AnyView> {
    let Listed { section, current, last, .. } = *listed;
    (last > 1).then(|| {
        let lang = reader.lang;
        let others: String = all
            .iter()
            .filter(|other| other.section != section && other.current > 1)
            .map(|other| format!("{}={}&", other.section.code(), other.current))
            .collect();
        let list = community_paths::of(paths::LIST, lang, reader.community.slug(lang));
        let href = format!("{list}?{others}{}=", section.code());
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label=title /> }
    })
}

fn row(reader: Reader<'_>, finding: &Finding) -> AnyView {
    let Reader { lang, today, community, figures, professions } = reader;
    let href = paths::of(paths::SHOW, lang, community.slug(lang), finding.id);
    let id = format!("finding-{}", finding.id);
    let figures = figures.get(&finding.id).copied().unwrap_or_default();
    let silence = rules::silence(finding, today).map(|silence| parts::silence(lang, silence));
    let answer = finding.answer.as_ref().map(|answer| parts::answer(lang, finding, answer, today));
    let expected = finding.sent.filter(|_| finding.answer.is_none()).map(|sent| {
        view! { <span>{t::finding_expected(lang, labels::day(lang, sent.answer_by))}</span> }
    });
    // Those who answer read whose finding it is, and others with whom they gather it.
    let others = (finding.part(community.id) != Some(Part::Origin) || finding.gathered_by().count() > 1)
        .then(|| view! { <span>{labels::gathered_by(lang, finding)}</span> });
    view! {
        <article class="finding-row" aria-labelledby=id.clone()>
            <h3 id=id.clone()><a href=href><Line lang passage=finding.statement.clone() /></a></h3>
            <p class="byline">
                <span>{labels::heading(lang, finding, professions)}</span>
                {others}
                <span>{parts::figures_line(lang, figures)}</span>
                {expected}
            </p>
            {silence}
            {answer}
        </article>
    }
}

/// What became of the findings of the school year.
fn year(lang: Lang, counts: YearCounts) -> AnyView {
    let silent = (counts.silent > 0).then(|| {
        let words = t::finding_year_silent(lang, counts.silent, counts.silent_days);
        view! { <div><dt>{t::finding_year_unanswered(lang)}</dt><dd class="warn-word">{words}</dd></div> }
    });
    let row = |words: &'static str, count: u32| {
        view! { <div><dt>{words}</dt><dd>{format::integer(lang, i64::from(count))}</dd></div> }
    };
    view! {
        <section aria-labelledby="year">
            <SectionTitle id="year" title=t::finding_year(lang) />
            <dl class="aside-list">
                {row(t::finding_year_sent(lang), counts.sent)}
                {row(t::finding_year_accepted(lang), counts.accepted)}
                {row(t::finding_year_later(lang), counts.later)}
                {row(t::finding_year_refused(lang), counts.refused)}
                {silent}
            </dl>
        </section>
    }
}

/// One or several findings on one page, for a directorate.
fn on_paper(lang: Lang, slug: &str, sent: &[&Finding]) -> Option<AnyView> {
    if sent.is_empty() {
        return None;
    }
    let choices = sent
        .iter()
        .map(|finding| {
            let id = format!("print-{}", finding.id);
            view! {
                <div class="choice">
                    <input id=id.clone() name="finding" type="checkbox" value=finding.id.to_string() />
                    <label for=id><Line lang passage=finding.statement.clone() /></label>
                </div>
            }
        })
        .collect_view();
    let action = community_paths::of(paths::PRINT, lang, slug);
    Some(view! {
        <section class="stack gap-3" aria-labelledby="paper">
            <SectionTitle id="paper" title=t::finding_paper(lang) />
            <p class="small muted">{t::finding_paper_text(lang)}</p>
            <form class="stack gap-3" method="get" action=action>
                <fieldset class="field">
                    <legend>{t::finding_paper_which(lang)}</legend>
                    {choices}
                </fieldset>
                <div><Button weight=Weight::Quiet small=true>{t::finding_paper_open(lang)}</Button></div>
            </form>
        </section>
    })
}
