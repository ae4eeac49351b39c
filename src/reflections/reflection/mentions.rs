//! Whom a text may name with an @: members of its community who may read it. The list is for those who may see the members,
//! and says nothing that these do not know: not who was chosen as a reader, nor who wrote without their name.

use super::{
    actions,
    model::{Audience, Visibility},
    rules::may_read_with_role,
    store,
};
use ensemble_core::{
    error::AppError,
    fold::fold,
    ids::{CommunityId, ReflectionId},
    rights::Action,
};
use ensemble_server::{names, web::ActionContext};

/// The most names of one answer.
const MAX_NAMES: usize = 8;
/// The most characters that are read of a name.
const MAX_TYPED: usize = 80;

/// The text in which a name is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionPlace {
    /// A reflection, or a reply to it.
    Reflection(ReflectionId),
    /// A new reflection of this community.
    Community(CommunityId),
}

impl MentionPlace {
    /// The one that was sent.
    #[must_use]
    pub fn of(reflection: Option<ReflectionId>, community: Option<CommunityId>) -> Option<Self> {
        reflection.map(Self::Reflection).or(community.map(Self::Community))
    }

    /// What the script of the field sends of it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Reflection(id) => format!("reflection={id}"),
            Self::Community(id) => format!("community={id}"),
        }
    }
}

/// The names that begin with what was typed, or have a word that does. `audience` is the one that the author has chosen in the
/// form; that of a reflection by another person is as it is.
///
/// # Errors
/// [`AppError::NotFound`] or [`AppError::SignInFirst`] for people who do not see the reflection, or may not see the members
/// of its community.
pub async fn mentionable_names(
    context: &ActionContext,
    place: MentionPlace,
    audience: Option<Audience>,
    typed: &str,
) -> Result<Vec<String>, AppError> {
    let (db, me) = (&context.portal.db, context.person()?);
    let (visibility, named_author) = match place {
        MentionPlace::Reflection(id) => {
            let found = actions::find(context, id).await?;
            let own = found.visibility.author == me;
            let author = found.visibility.author;
            let readers = if own { found.visibility.chosen_people } else { Vec::new() };
            let audience = audience.filter(|_| own).unwrap_or(found.visibility.audience);
            let visibility = Visibility { author: me, audience, chosen_people: readers, ..found.visibility };
            (visibility, (!own && !found.anonymous).then_some(author))
        }
        MentionPlace::Community(community) => {
            context.require(Action::WriteReflections, community)?;
            let audience = audience.unwrap_or(Audience::AuthorOnly);
            let (readers, archived, removed) = (Vec::new(), false, false);
            (
                Visibility {
                    author: me,
                    community,
                    community_archived: archived,
                    audience,
                    chosen_people: readers,
                    removed,
                },
                None,
            )
        }
    };
    let community = visibility.community;
    context.require(Action::SeeMembers, community)?;
    let typed = fold(&typed.trim_start().chars().take(MAX_TYPED).collect::<String>());
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let people = store::community_roles(db, community).await?;
    let mut found: Vec<(bool, String)> = people
        .into_iter()
        .filter(|(person, _, role)| {
            *person != me
                && (Some(*person) == named_author || may_read_with_role(*person, *role, &visibility))
        })
        .filter_map(|(_, name, _)| Some((begins(&name, &typed)?, names::line(&name))))
        .collect();
    // First those whose name begins so; each half stays in the order of names.
    found.sort_by_key(|(whole, _)| !whole);
    Ok(found.into_iter().map(|(_, name)| name).take(MAX_NAMES).collect())
}

/// Whether a name itself begins with what was typed, or a word in it; `None` where neither does.
fn begins(name: &str, typed: &str) -> Option<bool> {
    let name = fold(name.trim());
    if name.starts_with(typed) {
        return Some(true);
    }
    let inside = name.match_indices(typed).any(|(at, _)| name[..at].ends_with([' ', '-', '\'', '’']));
    inside.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::{begins, fold};

    #[test]
    fn a_name_is_found_by_the_beginning_of_any_of_its_words() {
        for (name, typed, found) in [
            ("Éloïse L’Heureux-Dubé", "elo", Some(true)),
            ("Éloïse L’Heureux-Dubé", "ÉLOÏSE L'H", Some(true)),
            ("Éloïse L’Heureux-Dubé", "heur", Some(false)),
            ("Éloïse L’Heureux-Dubé", "dubé", Some(false)),
            ("Éloïse L’Heureux-Dubé", "loise", None),
            ("Li", "lise", None),
        ] {
            assert_eq!(begins(name, &fold(typed)), found, "{name}: {typed}");
        }
    }
}
