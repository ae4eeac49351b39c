//! Reflections to take along: Markdown files in an archive, with one's own files beside them.

use super::{
    super::{
        actions::AttributedNote,
        labels,
        model::{Audience, Cursor, Filter, Reflection},
        store,
        views::{author_of, name_of},
    },
    paths,
};
use ensemble_communities::community::{self, paths as community_paths};
use ensemble_core::{Lang, LocalizedText, error::AppError, format, rights::Action, slug};
use ensemble_server::{
    markdown::sections::{escape_line, self_contained},
    web::{Archive, PageRequest, PageResponse, busy},
    work::{Busy, Slot},
};
use ensemble_texts as t;

/// How many reflections are read at once.
const AT_ONCE: i64 = 20;

/// The reflections of a filter that the viewer sees, some at a time: those after the last one that was read.
async fn some(
    request: &PageRequest,
    filter: &Filter,
    last: Option<&Reflection>,
) -> Result<Vec<Reflection>, sqlx::Error> {
    let after = last.map(|last| Cursor { at: last.listed_at, id: last.id });
    store::list(&request.portal.db, &request.viewer, filter, after, AT_ONCE).await
}

/// Why an archive is not sent to its end.
enum Stopped {
    Database(sqlx::Error),
    NotRead,
}

impl From<sqlx::Error> for Stopped {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Busy> for Stopped {
    fn from(_: Busy) -> Self {
        Self::NotRead
    }
}

/// Packs reflections while they are sent. `with_files` says whether one's own files lie beside them.
fn packed(request: &PageRequest, name: &str, filter: Filter, with_files: bool, slot: Slot) -> PageResponse {
    let (archive, streamed) = Archive::new(slot);
    let request = request.clone();
    tokio::spawn(async move {
        match pack(&request, &filter, with_files, &archive).await {
            Ok(()) => archive.finish().await,
            // The stream ends without a central directory, so the client sees a broken ZIP.
            Err(Stopped::Database(error)) => drop(AppError::from(error)),
            Err(Stopped::NotRead) => {}
        }
    });
    PageResponse::Streamed(format!("{name}.zip"), "application/zip", streamed)
}

async fn pack(
    request: &PageRequest,
    filter: &Filter,
    with_files: bool,
    archive: &Archive,
) -> Result<(), Stopped> {
    let (lang, db) = (request.lang, &request.portal.db);
    let mut last: Option<Reflection> = None;
    loop {
        let found = some(request, filter, last.as_ref()).await?;
        for reflection in found.iter().filter(|each| with_files || exported(each)) {
            let (stem, at) = (stem(lang, reflection), reflection.listed_at);
            let mut beside = Vec::new();
            let kept = if with_files {
                store::attachments(db, &request.viewer, reflection.id).await?
            } else {
                Vec::new()
            };
            for file in kept {
                let content = store::attachment(db, &request.viewer, reflection.id, file.id).await?;
                let Some((_, content)) = content else { continue };
                let name = format!("{}.{}", slug(&file.title, "document"), file.media.extension());
                let path = format!("{stem}/{}-{name}", beside.len() + 1);
                beside.push(path.clone());
                archive.add(path, at, content).await?;
            }
            let text = match &reflection.group_note {
                Some(note) if note.open => open_note(request, reflection).await?,
                _ => text(lang, reflection, &beside),
            };
            archive.add(format!("{stem}.md"), at, text.into_bytes()).await?;
        }
        let whole = i64::try_from(found.len()).is_ok_and(|many| many < AT_ONCE);
        match found.into_iter().next_back() {
            Some(next) if !whole => last = Some(next),
            _ => return Ok(()),
        }
    }
}

/// A group's note that people still write, as it is now, with all who wrote in it. One that cannot be read says so.
async fn open_note(request: &PageRequest, reflection: &Reflection) -> Result<String, Stopped> {
    let lang = request.lang;
    let attributed = match AttributedNote::read(request, reflection).await {
        Ok(attributed) => attributed,
        Err(AppError::Unreadable) => {
            let heading = name_of(lang, reflection).0;
            return Ok(format!("# {heading}\n\n{}\n", t::agenda_unreadable(lang)));
        }
        Err(_) => return Err(Stopped::NotRead),
    };
    let mut authors: Vec<&str> = attributed.authors().iter().filter_map(|id| attributed.name(*id)).collect();
    authors.sort_unstable();
    let by = if reflection.anonymous || authors.is_empty() {
        author_of(lang, reflection)
    } else {
        format::list(lang, &authors)
    };
    let now = format::moment(lang, request.portal.now());
    let mut facts = facts(lang, reflection, by, &[]);
    facts.push(t::group_still_open(lang, now));
    let title = name_of(lang, reflection).0;
    let body = attributed.markdown(reflection.lang);
    Ok(format!("{}\n# {}\n\n{body}\n", list(&facts), escape_line(&title)))
}

/// One's own, with their files.
pub(super) async fn mine(request: PageRequest) -> Result<PageResponse, AppError> {
    let Ok(slot) = request.portal.work.archive(request.person()?).await else {
        return Ok(busy(request.lang, paths::MINE_EXPORT.map(str::to_owned)));
    };
    let filter = Filter { mine: true, ..Filter::default() };
    Ok(packed(&request, t::reflection_archive_mine(request.lang), filter, true, slot))
}

/// What was shared with a community, for its facilitators: each reflection that the facilitator may read.
pub(super) async fn community(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::EXPORT).await? {
        Ok(found) => {
            request.require(Action::ExportReflections, found.community.id)?;
            found.community
        }
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Ok(slot) = request.portal.work.archive(request.person()?).await else {
        return Ok(busy(request.lang, community_paths::both(paths::EXPORT, &community.slugs)));
    };
    let filter = Filter { community: Some(community.id), shared: true, ..Filter::default() };
    let count = count_exported(&request, &filter).await?.to_string();
    request
        .portal
        .db
        .transaction(async |transaction| {
            request.audit(transaction, "reflection.export", community.id, &count).await
        })
        .await?;
    Ok(packed(&request, community.slug(request.lang), filter, false, slot))
}

/// How many reflections go into a community's archive.
async fn count_exported(request: &PageRequest, filter: &Filter) -> Result<usize, sqlx::Error> {
    let (mut count, mut last) = (0_usize, None);
    loop {
        let found = some(request, filter, last.as_ref()).await?;
        count += found.iter().filter(|each| exported(each)).count();
        let whole = i64::try_from(found.len()).is_ok_and(|found| found < AT_ONCE);
        match found.into_iter().next_back() {
            Some(next) if !whole => last = Some(next),
            _ => return Ok(count),
        }
    }
}

/// Whether a reflection goes into a community's archive: one for chosen readers is not exported.
fn exported(reflection: &Reflection) -> bool {
    reflection.visibility.audience != Audience::ChosenPeople
}

fn slug(text: &str, otherwise: &str) -> String {
    Some(slug::suggested(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| otherwise.to_owned())
}

/// The name of its file without the extension: its day, its name, and the end of its id for uniqueness.
fn stem(lang: Lang, reflection: &Reflection) -> String {
    let day = format::local(reflection.listed_at).date();
    let id = reflection.id.to_string();
    let tail = id.rsplit('-').next().unwrap_or_default().to_owned();
    format!("{day}-{}-{tail}", slug(&name_of(lang, reflection).0, "reflexion"))
}

/// A reflection as Markdown: what there is to know of it first, then its text in each language.
fn text(lang: Lang, reflection: &Reflection, files: &[String]) -> String {
    // Without a title, its first words are its name here, too.
    let title = |each: Lang| format!("# {}\n\n", escape_line(&name_of(each, reflection).0));
    let facts = list(&facts(lang, reflection, author_of(lang, reflection), files));
    let texts = match &reflection.texts.body {
        LocalizedText::Single { lang, text } => format!("{}{}\n", title(*lang), self_contained(text)),
        LocalizedText::Pair { source, fr, en, .. } => {
            let [fr, en] = [fr, en].map(|text| self_contained(text));
            let (own, other) = if *source == Lang::Fr { (fr, en) } else { (en, fr) };
            format!("{}{own}\n\n---\n\n{}{other}\n", title(*source), title(source.other()))
        }
    };
    format!("{facts}\n{texts}")
}

/// What there is to know of a reflection beside its text, a line each.
fn facts(lang: Lang, reflection: &Reflection, by: String, files: &[String]) -> Vec<String> {
    let written = if reflection.anonymous {
        format::date(lang, format::local(reflection.listed_at).date())
    } else {
        format::moment(lang, reflection.listed_at)
    };
    let mut facts = vec![
        t::reflection_by(lang, by, written),
        reflection.community_name.text(lang).to_owned(),
        labels::audience(lang, reflection.visibility.audience).to_owned(),
    ];
    facts.extend(reflection.prompt.as_ref().map(|prompt| prompt.text.text(lang).to_owned()));
    facts.extend((!reflection.tags.is_empty()).then(|| reflection.tags.join(", ")));
    facts.extend(files.iter().cloned());
    facts
}

fn list(facts: &[String]) -> String {
    facts.iter().map(|fact| format!("- {}\n", escape_line(fact))).collect()
}
