//! Telling those whose reflection or answer was answered, in the transaction of the answer. A letter
//! says that there is an answer and where, and neither what it says nor who wrote it: letters are passed
//! on, and what a reflection is, for whom and under which name, may change after they have left.

use super::{
    model::Reflection,
    paths,
    store::{self, NewComment, ToTell},
};
use crate::{
    account::paths as account_paths,
    letter::{self, Letter},
    server::web::PageRequest,
};

/// Posts a letter to each of those whom an answer concerns. Ring `portal.mail.wake()` after the commit.
pub(super) async fn tell(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    reflection: &Reflection,
    answer: NewComment<'_>,
) -> Result<(), sqlx::Error> {
    let site = letter::Site::of(&request.portal.config);
    for ToTell { recipient, theirs } in store::to_tell(to, answer).await? {
        let lang = recipient.lang;
        let letter = Letter::Answered {
            about: reflection.id.to_string(),
            theirs,
            community: reflection.community.text(lang).to_owned(),
            link: format!("{}{}", site.url, paths::answers(lang, reflection.id)),
            profile: format!("{}{}#notices", site.url, account_paths::of(account_paths::ACCOUNT, lang)),
        };
        letter::post(to, &site, &letter, &recipient, request.portal.now()).await?;
    }
    Ok(())
}
