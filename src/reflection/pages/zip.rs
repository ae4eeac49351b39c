//! Reflections to take along: Markdown files in an archive, with one's own files beside them.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    super::{
        model::{Cursor as Place, Filter, Level, Reflection},
        store,
        views::{author_of, name_of},
        words,
    },
    log, paths,
};
use crate::{
    administration::rules::suggested_slug,
    community,
    error::AppError,
    i18n::{Lang, Passage, format, t},
    rights::Action,
    server::web::{Ask, Reply, failure},
};

/// How many reflections are read at once.
const AT_ONCE: i64 = 100;
/// How many bytes of files an archive takes; those that are left out are named in their reflection.
const MOST: usize = 100_000_000;

/// One file of an archive: its name and its content.
type File = (String, Vec<u8>);

/// All reflections of a filter that whoever asks sees.
async fn all(ask: &Ask, filter: &Filter) -> Result<Vec<Reflection>, AppError> {
    let mut all: Vec<Reflection> = Vec::new();
    loop {
        let after = all.last().map(|last| Place { at: last.listed_at, id: last.id });
        let some = store::list(&ask.portal.db, &ask.viewer, filter, after, AT_ONCE)
            .await
            .map_err(|error| failure(&error))?;
        let last = some.len() < usize::try_from(AT_ONCE).unwrap_or_default();
        all.extend(some);
        if last {
            return Ok(all);
        }
    }
}

/// One's own, with their files.
pub(super) async fn mine(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let all = all(&ask, &Filter { mine: true, ..Filter::default() }).await?;
    let (db, mut files, mut size) = (&ask.portal.db, Vec::new(), 0);
    for reflection in &all {
        let mut beside = Vec::new();
        let kept =
            store::attachments(db, &ask.viewer, reflection.id).await.map_err(|error| failure(&error))?;
        for file in kept {
            let name = format!("{}.{}", slug(&file.title, "document"), file.media.ending());
            let length = usize::try_from(file.size).unwrap_or(usize::MAX);
            if size + length > MOST {
                beside.push(t::reflection_left_out(lang, name));
                continue;
            }
            let content = store::attachment(db, &ask.viewer, reflection.id, file.id)
                .await
                .map_err(|error| failure(&error))?;
            let Some((_, _, content)) = content else { continue };
            size += content.len();
            let path = format!("{}/{}-{name}", stem(lang, reflection), beside.len() + 1);
            beside.push(path.clone());
            files.push((path, content));
        }
        files.push((format!("{}.md", stem(lang, reflection)), text(lang, reflection, &beside).into_bytes()));
    }
    packed(t::reflection_archive_mine(lang), files).await
}

/// What was shared with a community, for its facilitators: each as far as its level goes.
pub(super) async fn community(ask: Ask) -> Result<Reply, AppError> {
    let community = match community::named(&ask, paths::EXPORT).await? {
        Ok(found) => {
            ask.must(Action::ExportReflections, found.community.id)?;
            found.community
        }
        Err(elsewhere) => return Ok(elsewhere),
    };
    let filter = Filter { community: Some(community.id), shared: true, ..Filter::default() };
    let mut all = all(&ask, &filter).await?;
    all.retain(|reflection| reflection.reach.level != Level::People);
    let files = all
        .iter()
        .map(|each| (format!("{}.md", stem(ask.lang, each)), text(ask.lang, each, &[]).into_bytes()))
        .collect();
    let work = async {
        let mut to = ask.portal.db.write().await?;
        let detail = all.len().to_string();
        log(&mut to, &ask, "reflection.export", &community.id.to_string(), &detail).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    packed(community.slug(ask.lang), files).await
}

fn slug(text: &str, otherwise: &str) -> String {
    Some(suggested_slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| otherwise.to_owned())
}

/// What its file is called, without the ending: its day, its name, and enough of its id to be alone.
fn stem(lang: Lang, reflection: &Reflection) -> String {
    let day = format::local(reflection.listed_at).date();
    let id = reflection.id.to_string();
    let tail = id.rsplit('-').next().unwrap_or_default().to_owned();
    format!("{day}-{}-{tail}", slug(&name_of(lang, reflection).0, "reflexion"))
}

/// A reflection as Markdown: what there is to know of it first, then its text in each language.
fn text(lang: Lang, reflection: &Reflection, files: &[String]) -> String {
    let title = |each: Lang| {
        let title = reflection.texts.title.as_ref().map(|title| title.text(each));
        title.map(|title| format!("# {title}\n\n")).unwrap_or_default()
    };
    let written = if reflection.unnamed {
        format::date(lang, format::local(reflection.listed_at).date())
    } else {
        format::moment(lang, reflection.listed_at)
    };
    let mut facts = vec![
        t::reflection_by(lang, author_of(lang, reflection), written),
        reflection.community.text(lang).to_owned(),
        words::level(lang, reflection.reach.level).0.to_owned(),
    ];
    facts.extend(reflection.prompt.as_ref().map(|prompt| prompt.text.text(lang).to_owned()));
    facts.extend((!reflection.tags.is_empty()).then(|| reflection.tags.join(", ")));
    facts.extend(files.iter().cloned());
    let facts: String = facts.iter().map(|fact| format!("- {fact}\n")).collect();
    let texts = match &reflection.texts.text {
        Passage::Single { lang, text } => format!("{}{text}\n", title(*lang)),
        Passage::Pair { source, fr, en, .. } => {
            let (own, other) = if *source == Lang::Fr { (fr, en) } else { (en, fr) };
            format!("{}{own}\n\n---\n\n{}{other}\n", title(*source), title(source.other()))
        }
    };
    format!("{facts}\n{texts}")
}

/// Packs an archive, aside from the threads that answer.
async fn packed(name: &str, files: Vec<File>) -> Result<Reply, AppError> {
    let work = tokio::task::spawn_blocking(move || -> std::io::Result<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            archive.start_file(name, SimpleFileOptions::default())?;
            archive.write_all(&content)?;
        }
        Ok(archive.finish()?.into_inner())
    });
    let archive = work.await.ok().and_then(Result::ok).ok_or(AppError::Internal)?;
    Ok(Reply::File(format!("{name}.zip"), "application/zip", archive))
}
