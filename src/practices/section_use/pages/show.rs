//! The sections that a meeting uses: putting one on the agenda, and saying what came of it.

use ensemble_common::prelude::*;

use crate::section_use::{
    actions,
    api::{AddSection, WriteFeedback},
    labels,
    model::{Feedback, Section, SectionUse, Worked},
    paths,
    rules::{self, Currency, MAX_NOTE},
    sections, store,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, Choice, ErrorSummary, Kind, Line, NavLink, Notice, RadioGroup, Select, TextArea,
    Weight,
};

/// What the page says above what is stored, and what was typed.
pub(super) struct Said {
    pub(super) status: u16,
    pub(super) notice: Option<&'static str>,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    /// What confirms the text in which a student may be identified.
    pub(super) token: String,
    pub(super) choice: Option<AddSection>,
    pub(super) feedback: Option<WriteFeedback>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            status: 200,
            notice: None,
            errors: FieldErrors::default(),
            warnings: Vec::new(),
            token: String::new(),
            choice: None,
            feedback: None,
        }
    }
}

/// The page as one viewer sees it.
struct Shown {
    lang: Lang,
    found: Found,
    used: Vec<SectionUse>,
    published: Vec<Section>,
    /// Whether they put sections on the agenda.
    adds: bool,
    /// Whether they say that a section is not used after all.
    removes: bool,
    /// Whether they say what came of sections.
    comments: bool,
}

impl Shown {
    fn address(&self, paths: [&str; 2]) -> String {
        meeting_paths::of(paths, self.lang, self.found.of.meeting.id)
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, super::meeting_id(&request)?, Said::default()).await
}

pub(super) async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let found = actions::find_for(request, id, Action::ReadAgenda).await?;
    let (lang, portal) = (request.lang, &request.portal);
    let may = |action| !found.archived && request.may(action, Some(found.community));
    let meeting = &found.of.meeting;
    let (adds, removes) = (may(Action::EditAgenda) && rules::can_add(meeting), may(Action::EditAgenda));
    let comments = may(Action::RunGuides) && rules::can_comment(meeting, portal.now());
    let (used, published) =
        futures::try_join!(store::of_meeting(&portal.db, id), sections::published(portal))?;
    let saved = request.flash() == Some(Flash::Saved) && said.status == 200;
    let shown = Shown { lang, found, used, published, adds, removes, comments };
    let title = t::section_use_title(lang, shown.found.of.meeting.title.text(lang));
    let (heading, status) = (title.clone(), said.status);
    let body = move || {
        let notice = said.notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
            }
        });
        let saved = saved.then(|| {
            view! { <Notice kind=Kind::Success><p role="status">{t::administration_saved(lang)}</p></Notice> }
        });
        let list = if shown.used.is_empty() {
            view! { <p>{t::section_use_none(lang)}</p> }
        } else {
            let rows = shown.used.iter().map(|used| row(&shown, used, &said)).collect_view();
            view! { <ul class="rows">{rows}</ul> }
        };
        view! {
            {crumbs(lang, &shown.found)}
            <h1>{heading}</h1>
            {notice}
            {saved}
            <ErrorSummary lang errors=said.errors.all() />
            {pii_notice(lang, &said.warnings)}
            {list}
            {choice(&shown, &said)}
            <p><a href=meeting_paths::show(lang, id)>{t::guide_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SHOW, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}

fn crumbs(lang: Lang, found: &Found) -> AnyView {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here=t::section_use_sections(lang) /> }
}

fn row(shown: &Shown, used: &SectionUse, said: &Said) -> AnyView {
    let lang = shown.lang;
    let facts =
        [labels::source(lang, used.place.source).to_owned(), t::ui_version(lang, used.version.as_str())];
    let currency = match rules::currency(used, &shown.published) {
        Currency::Current => None,
        Currency::Newer(section) => Some(t::section_use_newer(lang, section.version.as_str())),
        Currency::Gone => Some(t::section_use_withdrawn(lang).to_owned()),
    };
    let currency = currency.map(|words| view! { <Notice><p>{words}</p></Notice> });
    let typed = said.feedback.as_ref().filter(|typed| typed.section_use == Some(used.id));
    let feedback = used.feedback.as_ref().map(|feedback| feedback_view(lang, feedback));
    let form = (shown.comments || typed.is_some()).then(|| feedback_form(shown, used, typed, said));
    let remove = (shown.removes && used.feedback.is_none()).then(|| {
        let name = used.title.text(lang).to_owned();
        let words = view! { {t::guide_remove(lang)} <span class="visually-hidden">" " {name}</span> };
        view! {
            <form method="post" action=shown.address(paths::REMOVE)>
                <input type="hidden" name="section_use" value=used.id.to_string() />
                <Button small=true weight=Weight::Quiet>{words}</Button>
            </form>
        }
    });
    view! {
        <li class="stack gap-2">
            <h2 class="h3">
                <a href=paths::history(lang, &used.place.section)><Line lang passage=used.title.clone() /></a>
            </h2>
            <p class="small muted">{facts.join(", ")}</p>
            {currency}
            {feedback}
            {form}
            {remove}
        </li>
    }
}

fn feedback_view(lang: Lang, feedback: &Feedback) -> AnyView {
    let tag = (feedback.lang != lang).then(|| feedback.lang.tag());
    let adapted = (!feedback.adapted.is_empty()).then(|| {
        view! {
            <dt>{t::section_use_adapted(lang)}</dt>
            <dd lang=tag inner_html=lines(&feedback.adapted)></dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{t::section_use_did_it_work(lang)}</dt>
            <dd>{labels::worked(lang, feedback.worked)}</dd>
            {adapted}
        </dl>
    }
}

fn feedback_form(shown: &Shown, used: &SectionUse, typed: Option<&WriteFeedback>, said: &Said) -> AnyView {
    let (lang, id) = (shown.lang, used.id);
    let stored = used.feedback.as_ref();
    let chosen = typed.map_or_else(|| stored.map(|stored| stored.worked), |typed| typed.worked);
    let adapted = typed.map_or_else(
        || stored.map(|stored| stored.adapted.clone()).unwrap_or_default(),
        |typed| typed.adapted.clone(),
    );
    let token = if typed.is_some() { said.token.clone() } else { String::new() };
    let revision = stored.map_or(0, |stored| stored.revision);
    let choices = Worked::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::worked(lang, *each)).chosen(chosen == Some(*each)))
        .collect();
    let [worked, note] = ["worked", "adapted"].map(|name| format!("{name}-{id}"));
    let [worked_error, note_error] = [&worked, &note].map(|field| said.errors.of(field));
    view! {
        <details open=typed.is_some()>
            <summary>{t::section_use_feedback(lang)}</summary>
            <form class="form" method="post" action=shown.address(paths::FEEDBACK)>
                <input type="hidden" name="section_use" value=id.to_string() />
                <input type="hidden" name="revision" value=revision.to_string() />
                <input type="hidden" name="confirmation_token" value=token />
                <RadioGroup
                    id=worked
                    name="worked"
                    label=t::section_use_did_it_work(lang)
                    choices
                    error=worked_error
                />
                <TextArea
                    id=note
                    name="adapted"
                    label=t::section_use_adapted(lang)
                    hint=t::section_use_adapted_hint(lang, MAX_NOTE)
                    value=adapted
                    error=note_error
                    rows=3
                />
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::guide_save(lang)}</Button></div>
            </form>
        </details>
    }
}

/// Where a section is put on the agenda.
fn choice(shown: &Shown, said: &Said) -> Option<AnyView> {
    if !shown.adds {
        return None;
    }
    let lang = shown.lang;
    let is_used = |section: &Section| shown.used.iter().any(|used| used.place == section.place);
    let chosen = said.choice.as_ref().map(|choice| choice.section.as_str());
    let choices: Vec<Choice> = shown
        .published
        .iter()
        .filter(|section| !is_used(section))
        .map(|section| {
            let code = section.code();
            let is_chosen = chosen == Some(code.as_str());
            Choice::new(code, name(lang, section)).chosen(is_chosen)
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    Some(view! {
        <section class="stack">
            <h2>{t::section_use_choose(lang)}</h2>
            <p>{t::section_use_choose_text(lang)}</p>
            <form class="form" method="post" action=shown.address(paths::ADD)>
                <Select
                    id="section"
                    label=t::section_use_section(lang)
                    choices
                    error=said.errors.of("section")
                />
                <div class="actions"><Button>{t::section_use_add(lang)}</Button></div>
            </form>
        </section>
    })
}

/// What a list of choices calls a section: its guide, itself, its minutes.
fn name(lang: Lang, section: &Section) -> String {
    let minutes: u32 = section.items.iter().map(|item| u32::from(item.minutes)).sum();
    let (guide, title) = (section.guide.text(lang), section.title.text(lang));
    let name = if guide == title { title.to_owned() } else { format!("{guide} — {title}") };
    t::section_use_choice(lang, minutes, name)
}
