//! `ensemble admin`: the person who runs the program makes the first administrator.
#![allow(clippy::print_stdout, reason = "the link is what the command is for")]

use ensemble_communities::account::{self, model::Purpose, rules};
use ensemble_core::{Lang, rights::PortalRole};
use ensemble_server::{clock::Clock, config::Config, db::Db, names, session};

/// The most characters of a name.
const NAME: usize = 100;
/// How long the link that is printed works, in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Makes a person an administrator and prints a link with which they choose a password: no password
/// is typed where others, or the shell's history, could read it.
pub async fn create(db: &Db, config: &Config, email: &str, name: &str, lang: &str) -> Result<(), String> {
    let email = rules::address(email).ok_or_else(|| format!("{email} is no address for mail"))?;
    let lang = Lang::from_code(lang).ok_or_else(|| format!("the language {lang} is neither fr nor en"))?;
    let name = names::line(name);
    if name.is_empty() || name.chars().count() > NAME {
        return Err(format!("the name must have 1 to {NAME} characters that can be seen"));
    }
    if names::has_url(&name) {
        return Err("the name holds a web address (“://”): it goes into the subjects of mail".to_owned());
    }
    let now = Clock::System.now();
    let existing = account::store::by_email(db, &email).await.map_err(|error| error.to_string())?;
    let grant = db.transaction(async |transaction| {
        let person = match existing {
            Some(account) => account.id,
            None => {
                let new = account::store::NewPerson {
                    email: email.clone(),
                    proven: true,
                    name: name.clone(),
                    lang,
                };
                account::store::add(transaction, &new, now).await?
            }
        };
        account::store::grant(transaction, person, PortalRole::Administrator, now).await?;
        session::end_all(transaction, person).await?;
        let link = account::model::MailLink::new(Purpose::Reset, Some(person), email);
        let made = account::store::make_link(transaction, &link, now, now + DAY).await?;
        Ok::<_, sqlx::Error>(made.token)
    });
    let token = grant.await.map_err(|error| error.to_string())?;
    println!("{}{}?key={token}", config.site_url, account::paths::of(account::paths::LINK, lang));
    eprintln!("ensemble: an administrator; the link above works once, for a day");
    Ok(())
}
