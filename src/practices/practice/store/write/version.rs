//! Publishing versions of a practice, with what they are found by.

use sqlx::AnyConnection;

use crate::practice::{model::Content, rules::topics::tag_words};
use ensemble_communities::community::model::Network;
use ensemble_core::{
    Lang, LocalizedText, fold,
    ids::{PersonId, PracticeId},
};
use ensemble_server::db::columns::to_json;

/// A version that is published.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    pub practice: PracticeId,
    /// The revision that was reviewed.
    pub revision: i64,
    pub content: &'a Content,
    pub published_by: PersonId,
}

/// Publishes a version; its number.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_version(tx: &mut AnyConnection, new: &NewVersion<'_>, now: i64) -> Result<i64, sqlx::Error> {
    let id = new.practice.to_string();
    let number: i64 = sqlx::query_scalar(
        "SELECT COALESCE(MAX(number), 0) + 1 FROM practice_version WHERE practice_id = $1",
    )
    .bind(&id)
    .fetch_one(&mut *tx)
    .await?;
    sqlx::query(
        "INSERT INTO practice_version
           (practice_id, number, revision, content, title, search_text, published_at, published_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(number)
    .bind(new.revision)
    .bind(to_json(new.content)?)
    .bind(to_json(&new.content.title)?)
    .bind(to_json(&search_text(new.content))?)
    .bind(now)
    .bind(new.published_by.to_string())
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE practice SET state = 'published', version = $2, changed_at = $3 WHERE id = $1")
        .bind(&id)
        .bind(number)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    sqlx::query("DELETE FROM practice_facet WHERE practice_id = $1").bind(&id).execute(&mut *tx).await?;
    for (kind, value) in facets(new.content) {
        sqlx::query("INSERT INTO practice_facet (practice_id, kind, value) VALUES ($1, $2, $3)")
            .bind(&id)
            .bind(kind)
            .bind(value)
            .execute(&mut *tx)
            .await?;
    }
    Ok(number)
}

/// What a version is found by in lists. A practice of both networks is one of each; one that names no profession is of all.
fn facets(content: &Content) -> Vec<(&'static str, String)> {
    let context = &content.context;
    let mut all: Vec<(&'static str, String)> =
        context.levels().into_iter().map(|level| ("level", level.code().to_owned())).collect();
    let networks = match context.network {
        Some(Network::French) => vec![Network::French],
        Some(Network::English) => vec![Network::English],
        Some(Network::Both) | None => vec![Network::French, Network::English],
    };
    all.extend(networks.into_iter().map(|network| ("network", network.code().to_owned())));
    if context.professions.is_empty() {
        all.push(("profession", String::new()));
    }
    all.extend(context.professions.iter().map(|profession| ("profession", profession.code().to_owned())));
    all.extend(content.tags.iter().map(|tag| ("tag", fold::fold(tag))));
    // Two tags may differ by their accents alone.
    all.sort();
    all.dedup();
    all
}

/// All texts below the title, each language together, with the tags. A language without texts stays without: its readers get the texts
/// of the other one, which then have the tags in both languages.
fn search_text(content: &Content) -> LocalizedText {
    let [mut fr, mut en] = [Vec::new(), Vec::new()];
    for text in content.texts().skip(1) {
        match text {
            LocalizedText::Single { lang: Lang::Fr, text } => fr.push(text.as_str()),
            LocalizedText::Single { lang: Lang::En, text } => en.push(text.as_str()),
            LocalizedText::Pair { fr: french, en: english, .. } => {
                fr.push(french.as_str());
                en.push(english.as_str());
            }
        }
    }
    for reference in &content.references {
        let side = if reference.lang == Lang::Fr { &mut fr } else { &mut en };
        side.push(reference.text.as_str());
    }
    let [french, english] = Lang::ALL.map(|lang| tag_words(lang, &content.tags).join(", "));
    let differ = french != english;
    if en.is_empty() {
        fr.push(&french);
        fr.extend(differ.then_some(english.as_str()));
    } else if fr.is_empty() {
        en.push(&english);
        en.extend(differ.then_some(french.as_str()));
    } else {
        fr.push(&french);
        en.push(&english);
    }
    let [fr, en] = [fr, en]
        .map(|side| side.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n"));
    if fr.is_empty() && !en.is_empty() {
        return LocalizedText::Single { lang: Lang::En, text: en };
    }
    LocalizedText::written(Lang::Fr, &fr, &en)
}

#[cfg(test)]
mod tests {
    use super::{facets, search_text};
    use crate::practice::model::{Content, Context, PracticeForm};
    use ensemble_communities::community::model::{Level, Network, Profession};
    use ensemble_core::{Lang, LocalizedText};

    fn content() -> Content {
        Content {
            context: Context {
                levels: Some((Level::Primary, Level::Secondary)),
                network: Some(Network::English),
                professions: vec![Profession::Manager],
                duration: None,
            },
            need: Some(LocalizedText::written(Lang::En, "A need", "Un besoin")),
            tags: vec!["Télépratique".to_owned()],
            ..Content::titled(LocalizedText::written(Lang::Fr, "Titre", ""), PracticeForm::Description)
        }
    }

    #[test]
    fn a_practice_is_found_by_what_it_names() {
        let all = facets(&content());
        let expected = [
            ("level", "primary"),
            ("level", "secondary"),
            ("network", "english"),
            ("profession", "manager"),
            ("tag", "telepratique"),
        ];
        assert_eq!(all, expected.map(|(kind, value)| (kind, value.to_owned())));
        let any = Content { context: Context::default(), tags: Vec::new(), ..content() };
        assert_eq!(facets(&any).len(), Level::ALL.len() + 3, "all levels, both networks, any profession");
    }

    #[test]
    fn each_language_is_searched_by_itself() {
        let text = search_text(&content());
        assert_eq!(text.text(Lang::En), "A need\n\ntelepractice");
        assert_eq!(text.text(Lang::Fr), "Un besoin\n\ntélépratique");
        for (lang, need, tags) in [
            (Lang::Fr, "Un besoin", "télépratique\n\ntelepractice"),
            (Lang::En, "A need", "telepractice\n\ntélépratique"),
        ] {
            let alone = Content { need: Some(LocalizedText::written(lang, need, "")), ..content() };
            let text = format!("{need}\n\n{tags}");
            assert_eq!(search_text(&alone), LocalizedText::Single { lang, text });
        }
    }
}
