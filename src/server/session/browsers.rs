//! In which browsers a person signed in before.
//!
//! A long-lived cookie holds one random token for each person who signed in with the browser, up to [`MAX_PEOPLE`]; the
//! database holds a digest of the token and the person. A known browser has its own rate limit for passwords, so that
//! guesses made elsewhere do not lock its person out. The cookie signs nobody in. The server makes a new token at each
//! sign-in that carries none of that person's: a token that an attacker plants is useless to the attacker.

use sqlx::AnyConnection;
use tower_cookies::{Cookie, cookie::SameSite};

use super::CurrentSession;
use crate::{Portal, config::Config, db::Db, digest};
use ensemble_core::ids::PersonId;

/// How many people one browser's cookie holds tokens for.
const MAX_PEOPLE: usize = 5;
/// How long a browser is remembered without a sign-in, in days: the longest that browsers keep a cookie.
const LIFETIME_DAYS: i64 = 400;
/// How many browsers of one person are remembered: a program that keeps no cookie would add one at each sign-in.
const MAX_BROWSERS: i64 = 50;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// The length of a token in characters.
const TOKEN_LENGTH: usize = 64;

fn cookie_name(config: &Config) -> &'static str {
    if config.over_tls() { "__Host-ensemble-browser" } else { "ensemble-browser" }
}

fn hash(token: &str, person: PersonId) -> String {
    digest::sha256(format!("browser\n{token}\n{person}").as_bytes())
}

impl CurrentSession {
    /// The tokens in the request's cookie, the newest first.
    fn tokens(&self, config: &Config) -> Vec<String> {
        let cookie = self.cookies.as_ref().and_then(|cookies| cookies.get(cookie_name(config)));
        let Some(cookie) = cookie else { return Vec::new() };
        let well_formed =
            |token: &&str| token.len() == TOKEN_LENGTH && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        cookie.value().split('.').filter(well_formed).take(MAX_PEOPLE).map(str::to_owned).collect()
    }

    /// The hash that identifies this browser, if the person signed in with it before.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn known_browser(
        &self,
        portal: &Portal,
        person: PersonId,
    ) -> Result<Option<String>, sqlx::Error> {
        Ok(self.known_token(&portal.db, &portal.config, person).await?.map(|(_, hash)| hash))
    }

    async fn known_token(
        &self,
        db: &Db,
        config: &Config,
        person: PersonId,
    ) -> Result<Option<(String, String)>, sqlx::Error> {
        for token in self.tokens(config) {
            let hash = hash(&token, person);
            let known: Option<i64> = sqlx::query_scalar("SELECT used_at FROM browser WHERE hash = $1")
                .bind(&hash)
                .fetch_optional(&db.reader)
                .await?;
            if known.is_some() {
                return Ok(Some((token, hash)));
            }
        }
        Ok(None)
    }

    /// Remembers that a person signed in with this browser.
    pub(super) async fn remember_browser(
        &self,
        portal: &Portal,
        person: PersonId,
    ) -> Result<(), sqlx::Error> {
        let Some(cookies) = &self.cookies else { return Ok(()) };
        let (config, now) = (&portal.config, portal.now());
        let known = self.known_token(&portal.db, config, person).await?;
        let token = known.map_or_else(digest::token, |(token, _)| token);
        portal
            .db
            .transaction(async |transaction| remember(transaction, &hash(&token, person), person, now).await)
            .await?;
        let others = self.tokens(config).into_iter().filter(|other| *other != token);
        let value =
            std::iter::once(token.clone()).chain(others).take(MAX_PEOPLE).collect::<Vec<_>>().join(".");
        let cookie = Cookie::build((cookie_name(config), value))
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(config.over_tls())
            .path("/")
            .max_age(time::Duration::days(LIFETIME_DAYS))
            .build();
        cookies.add(cookie);
        Ok(())
    }
}

async fn remember(
    transaction: &mut AnyConnection,
    hash: &str,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM browser WHERE person_id = $1 AND (used_at < $2 OR hash IN (
           SELECT b.hash FROM browser b WHERE b.person_id = $1 ORDER BY b.used_at DESC, b.hash LIMIT 1000 OFFSET ($3 + 0)))",
    )
    .bind(person.to_string())
    .bind(now - LIFETIME_DAYS * DAY)
    .bind(MAX_BROWSERS - 1)
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "INSERT INTO browser (hash, person_id, created_at, used_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at",
    )
    .bind(hash)
    .bind(person.to_string())
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}
