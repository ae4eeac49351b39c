//! Telling those whose reflection or answer was answered, in the transaction of the answer. An email
//! says that there is an answer and where, and neither what it says nor who wrote it: emails are passed
//! on, and what a reflection is, for whom and under which name, may change after they have left.

use super::{
    model::Reflection,
    paths,
    store::{self, NewComment, ToTell},
};
use crate::{
    account::paths as account_paths,
    email::{self, Email},
    server::web::PageRequest,
};

/// Posts an email to each of those whom an answer concerns. Ring `portal.mail.wake()` after the commit.
pub(super) async fn tell(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    reflection: &Reflection,
    answer: NewComment<'_>,
) -> Result<(), sqlx::Error> {
    let site = email::Site::of(&request.portal.config);
    for ToTell { recipient, theirs } in store::to_tell(to, answer).await? {
        let lang = recipient.lang;
        let email = Email::Answered {
            about: reflection.id.to_string(),
            theirs,
            community: reflection.community.text(lang).to_owned(),
            link: format!("{}{}", site.url, paths::answers(lang, reflection.id)),
            profile: format!("{}{}#notices", site.url, account_paths::of(account_paths::ACCOUNT, lang)),
        };
        email::enqueue(to, &site, &email, &recipient, request.portal.now()).await?;
    }
    Ok(())
}
