//! What the page of a finding says, and what happened to it.

use ensemble_common::{
    export::{self, Files},
    prelude::*,
};

use super::{
    super::{
        labels,
        model::{Change, ChangeKind, Part},
        paths, rules,
    },
    forms, parts,
    show::Shown,
    sources,
};
use crate::quotation::paths as quotation_paths;
use ensemble_communities::community::{Room, head_below, paths as community_paths};
use ensemble_core::{Lang, LocalizedText, format, ids::CommunityId};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Kind, Line, Notice, SectionTitle, Weight};

pub(super) fn view(
    lang: Lang,
    shown: Shown,
    readable: &[CommunityId],
    said: Option<&'static str>,
) -> AnyView {
    let Shown { community, finding, part, today, figures, .. } = &shown;
    let (slug, today) = (community.slug(lang).to_owned(), *today);
    let silence = rules::silence(finding, today).map(|silence| parts::silence(lang, silence));
    let answer = finding.answer.as_ref().map(|answer| parts::answer(lang, finding, answer, today));
    let from = (*part != Part::Origin || finding.gathered_by().count() > 1).then(|| {
        view! { <p class="meta">{t::finding_gathered_by(lang, labels::gathered_by(lang, finding))}</p> }
    });
    let head_view = head_below(lang, community, Room::Findings, finding.statement.text(lang));
    let notices = forms::notices(lang, &shown.forms);
    let tools = tools(lang, &slug, &shown);
    let discard = forms::discard(lang, &slug, finding, *part, &shown.forms);
    let forms = forms::view(lang, &slug, finding, *part, &shown.forms);
    view! {
        {head_view}
        {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
        {notices}
        <div class="text-aside">
            <div class="sections">
                <article class="finding" aria-labelledby="statement">
                    <p class="kind">{labels::heading(lang, finding, &shown.professions)}</p>
                    <h2 class="statement" id="statement"><Line lang passage=finding.statement.clone() /></h2>
                    {from}
                    {parts::state_line(lang, finding, today)}
                    {silence}
                    <div class="asked">
                        <h3 class="minor-head">{t::finding_asked(lang)}</h3>
                        <p><Line lang passage=finding.asked.clone() /></p>
                    </div>
                    <div class="stack gap-2">
                        <h3 class="minor-head">{t::finding_behind(lang)}</h3>
                        {parts::figures(lang, *figures)}
                    </div>
                    {sources::list(lang, &slug, &shown, readable)}
                    {answer}
                    {tools}
                </article>
                {forms}
                {history(lang, &shown.history)}
                {discard}
            </div>
            <aside class="sections" aria-label=t::finding_aside(lang)>{aside(lang, &shown)}</aside>
        </div>
    }
}

/// What those who gather it do next.
fn tools(lang: Lang, slug: &str, shown: &Shown) -> AnyView {
    let id = shown.finding.id;
    let unsent = shown.forms.gathers && shown.finding.sent.is_none();
    let own = unsent && shown.part == Part::Origin;
    let edit = own.then(|| {
        let href = paths::of(paths::EDIT, lang, slug, id);
        view! { <ButtonLink weight=Weight::Quiet href>{t::finding_edit(lang)}</ButtonLink> }
    });
    let choose = unsent.then(|| {
        let href = paths::of(paths::BEHIND, lang, slug, id);
        let words = if shown.part == Part::Offered { t::finding_join(lang) } else { t::finding_choose(lang) };
        view! { <ButtonLink weight=Weight::Quiet href>{words}</ButtonLink> }
    });
    let print = shown.finding.sent.is_some().then(|| {
        let page = community_paths::of(paths::PRINT, lang, slug);
        view! { <ButtonLink weight=Weight::Quiet href=format!("{page}?finding={id}")>{t::finding_print(lang)}</ButtonLink> }
    });
    view! { <div class="row">{edit} {choose} {print}</div> }
}

fn history(lang: Lang, changes: &[Change]) -> AnyView {
    let rows = changes
        .iter()
        .map(|change| {
            let community = change.community.as_ref().map(|name| name.text(lang).to_owned());
            let facts: Vec<String> = [Some(labels::day(lang, change.at)), change.by.clone(), community]
                .into_iter()
                .flatten()
                .collect();
            let kept = |text: &LocalizedText| view! { <p><Line lang passage=text.clone() /></p> };
            let text = change.text.as_ref().filter(|_| change.kind != ChangeKind::Progressed).map(kept);
            view! {
                <li class="stack gap-1">
                    <p><b>{labels::change(lang, change)}</b></p>
                    {text}
                    <p class="meta">{facts.join(" · ")}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack gap-3" aria-labelledby="history">
            <SectionTitle id="history" title=t::finding_history(lang) />
            <ol class="plain stack gap-3">{rows}</ol>
        </section>
    }
}

fn aside(lang: Lang, shown: &Shown) -> AnyView {
    let own = shown.own.then(|| {
        let href = quotation_paths::list(lang);
        view! {
            <section aria-labelledby="own">
                <SectionTitle id="own" title=t::finding_own(lang) />
                <p>{t::finding_own_text(lang)}</p>
                <p class="meta"><a class="text-link" href=href>{t::finding_own_change(lang)}</a></p>
            </section>
        }
    });
    let consents = shown.consents.map(|counts| {
        let row = |words: &'static str, count: u32| {
            view! { <div><dt>{words}</dt><dd>{format::integer(lang, i64::from(count))}</dd></div> }
        };
        view! {
            <section aria-labelledby="consents">
                <SectionTitle id="consents" title=t::finding_consents(lang) />
                <dl class="aside-list">
                    {row(t::finding_consents_given(lang), counts.given)}
                    {row(t::finding_consents_asked(lang), counts.asked)}
                    {row(t::finding_consents_refused(lang), counts.refused + counts.withdrawn)}
                </dl>
            </section>
        }
    });
    let slug = shown.community.slug(lang);
    // A finding that was not sent has no page for paper.
    let files = shown.finding.sent.is_some().then(|| {
        let to = |path| format!("{}?finding={}", community_paths::of(path, lang, slug), shown.finding.id);
        export::links(lang, Files { addresses: paths::FILES.map(to), prints: shown.prints, note: None })
    });
    let back = community_paths::of(paths::LIST, lang, slug);
    view! {
        {own}
        {consents}
        {files}
        <p><a class="text-link" href=back>{t::finding_to_list(lang)}</a></p>
    }
}
