//! One or several findings on one page, fifty at most, as a proposal to a directorate or to the digital plan, and the same as files.

use ensemble_common::{
    export::{self, Carried, Files},
    prelude::*,
};

use super::{
    super::{
        export::{Exported, Printed, publication},
        labels,
        model::Part,
        paths::{self, FILES},
        rules, store,
    },
    community_of, parts, sources,
};
use ensemble_communities::community::{
    model::{Community, Profession},
    paths as community_paths,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, format, ids::FindingId, rights::Action};
use ensemble_meetings::meeting::PrintButton;
use ensemble_publication::Format;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Line, Pages, Pagination, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, _) = match community_of(&request, paths::PRINT, Action::ReadReflections).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db) = (request.lang, &request.portal.db);
    let PrintedPage { findings: all, current, last } = printed(&request, &community).await?;
    let professions = store::professions(db).await?;
    let today = format::day_of(request.portal.now());
    let addresses =
        community_paths::both(paths::PRINT, &community.slugs).map(|path| request.with_query(&path));
    let weight = all.iter().map(|each| each.finding.asked.bytes()).sum();
    let name: LocalizedText = community.heading.name.clone();
    let title = t::finding_paper_title(lang);
    let back = community_paths::of(paths::LIST, lang, community.slug(lang));
    let named: String = named(&request).iter().map(|id| format!("finding={id}&")).collect();
    let href = format!("{}?{named}page=", community_paths::of(paths::PRINT, lang, community.slug(lang)));
    let of_page = |to| request.with_query(&community_paths::of(to, lang, community.slug(lang)));
    let files = (!all.is_empty()).then(|| Files {
        addresses: FILES.map(of_page),
        prints: export::prints(&request),
        note: None,
    });
    let body = move || {
        let content = if all.is_empty() {
            view! { <EmptyState title=t::finding_none(lang) text=t::finding_paper_none(lang) /> }
        } else {
            all.into_iter().map(|each| sheet(lang, today, &professions, each)).collect_view().into_any()
        };
        let pages = (last > 1).then(|| {
            let pages = Pages::Numbered { current, last, href };
            view! { <div class="no-print"><Pagination lang pages /></div> }
        });
        view! {
            <div class="row no-print">
                <PrintButton label=t::finding_print_now(lang).to_owned() quiet=false />
                <ButtonLink weight=Weight::Quiet href=back>{t::finding_to_list(lang)}</ButtonLink>
            </div>
            <h1>{title}</h1>
            <p class="h4"><Line lang passage=name /></p>
            <p>{t::finding_paper_as_of(lang, labels::day(lang, today))}</p>
            {content}
            {pages}
            {files.map(|files| export::links(lang, files))}
        }
    };
    Ok(Page::new(title, addresses, body)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

/// The page as a file. Where it shows no finding there is none.
pub(super) async fn file(
    request: PageRequest,
    format: Format,
    paths: [&'static str; 2],
) -> Result<PageResponse, AppError> {
    let (community, _) = match community_of(&request, paths, Action::ReadReflections).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let PrintedPage { findings, .. } = printed(&request, &community).await?;
    if findings.is_empty() {
        return Err(AppError::NotFound);
    }
    let (lang, today) = (request.lang, format::day_of(request.portal.now()));
    let slug = community.slug(lang);
    let page = request.with_query(&community_paths::of(paths::PRINT, lang, slug));
    let carried = Carried {
        name: format!("{}-{slug}-{}", t::finding_file_name(lang), format::local(today).date()),
        addresses: community_paths::both(paths, &community.slugs).map(|path| request.with_query(&path)),
        section: "communities",
        page: page.clone(),
    };
    let exported = Exported {
        community: community.heading.name.clone(),
        findings,
        professions: store::professions(&request.portal.db).await?,
        today,
        address: format!("{}{page}", request.portal.config.site_url),
    };
    export::answer(&request, format, carried, move || publication(lang, &exported)).await
}

/// A page of findings.
struct PrintedPage {
    findings: Vec<Printed>,
    /// Its number, from 1.
    current: u32,
    last: u32,
}

/// The findings that the address names, each once.
fn named(request: &PageRequest) -> Vec<FindingId> {
    let mut ids: Vec<FindingId> = Vec::new();
    for (_, value) in request.pairs().filter(|(name, _)| *name == "finding") {
        if let Some(id) = value.parse().ok().filter(|id| !ids.contains(id)) {
            ids.push(id);
        }
    }
    ids
}

/// The page, which the address names, of the findings that it names, of those that were sent; of all of them where it names none.
async fn printed(request: &PageRequest, community: &Community) -> Result<PrintedPage, AppError> {
    let (db, asked, current) = (&request.portal.db, named(request), request.page_number()?);
    let offered = request.may(rules::reading(Part::Offered), Some(community.id));
    let count = store::count_sent(db, community.id, offered, &asked).await?;
    let last = count.div_ceil(store::PRINTED).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let findings = store::sent(db, community.id, offered, &asked, current).await?;
    let ids: Vec<FindingId> = findings.iter().map(|finding| finding.id).collect();
    let mut figures = store::figures_of(db, &ids).await?;
    let mut all: Vec<Printed> = Vec::with_capacity(findings.len());
    for finding in findings {
        let decisions = store::decisions(db, finding.id).await?;
        all.push(Printed {
            figures: figures.remove(&finding.id).unwrap_or_default(),
            behind: sources::behind(request, finding.id).await?,
            decisions: decisions.into_iter().map(|decision| (decision.number, decision.at)).collect(),
            finding,
        });
    }
    Ok(PrintedPage { findings: all, current, last })
}

fn sheet(lang: Lang, today: i64, professions: &[Profession], printed: Printed) -> AnyView {
    let Printed { finding, figures, behind, decisions } = printed;
    let sent = finding.sent.map(|sent| {
        let (at, by) = (labels::day(lang, sent.at), labels::day(lang, sent.answer_by));
        view! { <p class="meta">{t::finding_paper_sent(lang, at, by)}</p> }
    });
    let silence = rules::silence(&finding, today)
        .map(|silence| view! { <p><b>{t::finding_silence(lang, silence.days)}</b></p> });
    let answer = finding.answer.as_ref().map(|answer| parts::answer(lang, &finding, answer, today));
    let passages: Vec<AnyView> = behind
        .iter()
        .filter(|each| !each.passages.is_empty())
        .map(|each| {
            view! {
                <li class="stack gap-1">
                    {sources::passages(lang, each)}
                    <p class="meta">{labels::credit(lang, each)}</p>
                </li>
            }
        })
        .collect();
    let passages = (!passages.is_empty()).then(|| view! { <ul class="plain stack gap-3">{passages}</ul> });
    let decisions = labels::decisions(lang, &decisions).map(|text| view! { <p>{text}</p> });
    view! {
        <section class="finding stack gap-3">
            <p class="kind">{labels::heading(lang, &finding, professions)}</p>
            <h2 class="statement"><Line lang passage=finding.statement.clone() /></h2>
            <p class="meta">{t::finding_gathered_by(lang, labels::gathered_by(lang, &finding))}</p>
            {sent}
            {silence}
            <div class="asked">
                <h3 class="minor-head">{t::finding_asked(lang)}</h3>
                <p><Line lang passage=finding.asked.clone() /></p>
            </div>
            <h3 class="minor-head">{t::finding_behind(lang)}</h3>
            {parts::figures(lang, figures)}
            {passages}
            {decisions}
            {answer}
        </section>
    }
}
