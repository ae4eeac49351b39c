//! One or several findings on one page, as a proposal to a directorate or to the digital plan, and the same as files.

use ensemble_common::{
    export::{self, Carried, Files},
    prelude::*,
};

use super::{
    super::{
        export::{Exported, Printed, publication},
        labels,
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
use ensemble_ui::{ButtonLink, EmptyState, Line, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, _) = match community_of(&request, paths::PRINT, Action::ReadReflections).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db) = (request.lang, &request.portal.db);
    let all = printed(&request, &community).await?;
    let professions = store::professions(db).await?;
    let today = format::day_of(request.portal.now());
    let addresses =
        community_paths::both(paths::PRINT, &community.slugs).map(|path| request.with_query(&path));
    let weight = all.iter().map(|each| each.finding.asked.bytes()).sum();
    let name: LocalizedText = community.heading.name.clone();
    let title = t::finding_paper_title(lang);
    let back = community_paths::of(paths::LIST, lang, community.slug(lang));
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
        view! {
            <div class="row no-print">
                <PrintButton label=t::finding_print_now(lang).to_owned() />
                <ButtonLink weight=Weight::Quiet href=back>{t::finding_to_list(lang)}</ButtonLink>
            </div>
            <h1>{title}</h1>
            <p class="h4"><Line lang passage=name /></p>
            <p>{t::finding_paper_as_of(lang, labels::day(lang, today))}</p>
            {content}
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
    let findings = printed(&request, &community).await?;
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

/// The findings that the address names, of those that were sent; all of them where it names none.
async fn printed(request: &PageRequest, community: &Community) -> Result<Vec<Printed>, AppError> {
    let db = &request.portal.db;
    let asked: Vec<FindingId> = request
        .pairs()
        .filter(|(name, _)| *name == "finding")
        .filter_map(|(_, value)| value.parse().ok())
        .collect();
    let mut findings = store::of_community(db, community.id).await?;
    findings.retain(|finding| {
        let part = finding.part(community.id);
        let reads = part.is_some_and(|part| request.may(rules::reading(part), Some(community.id)));
        reads && finding.sent.is_some() && (asked.is_empty() || asked.contains(&finding.id))
    });
    findings.sort_by_key(|finding| finding.number);
    let mut figures = store::figures_of_community(db, community.id).await?;
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
    Ok(all)
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
