//! Which language to answer in when the address does not say: the cookie of an earlier choice,
//! then what the browser asks for, then French.

use crate::Lang;

/// The cookie that keeps a reader's choice of language.
pub const COOKIE: &str = "lang";
/// The same over TLS: with this name, browsers let no other host set it.
pub const HOST_COOKIE: &str = "__Host-lang";

/// The cookie that keeps a language, as a header sets it.
#[must_use]
pub fn cookie(lang: Lang, over_tls: bool) -> String {
    let (name, secure) = if over_tls { (HOST_COOKIE, "; Secure") } else { (COOKIE, "") };
    format!("{name}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", lang.code())
}

/// Chooses by cookie header, then by `Accept-Language`, then French.
#[must_use]
pub fn preferred(cookies: Option<&str>, accept_language: Option<&str>) -> Lang {
    cookies.and_then(chosen).or_else(|| accept_language.and_then(accepted)).unwrap_or_default()
}

fn chosen(cookies: &str) -> Option<Lang> {
    cookies.split(';').find_map(|cookie| {
        let (name, value) = cookie.trim().split_once('=')?;
        [COOKIE, HOST_COOKIE].contains(&name).then(|| Lang::from_code(value)).flatten()
    })
}

fn accepted(header: &str) -> Option<Lang> {
    header
        .split(',')
        .filter_map(|range| {
            let mut parts = range.split(';');
            let tag = parts.next()?.trim();
            let lang = Lang::from_code(&tag.get(..2)?.to_ascii_lowercase())?;
            let quality = parts
                .find_map(|part| {
                    part.trim().strip_prefix("q=").map(|value| value.parse::<f32>().unwrap_or(0.0))
                })
                .unwrap_or(1.0);
            (quality > 0.0).then_some((quality, lang))
        })
        .fold(None, |best: Option<(f32, Lang)>, candidate| match best {
            Some(best) if best.0 >= candidate.0 => Some(best),
            _ => Some(candidate),
        })
        .map(|(_, lang)| lang)
}

#[cfg(test)]
mod tests {
    use super::{Lang, preferred};

    #[test]
    fn a_choice_wins_over_the_browser() {
        assert_eq!(preferred(Some("a=b; lang=en"), Some("fr-CA,fr")), Lang::En);
    }

    #[test]
    fn the_browser_decides_when_nothing_was_chosen() {
        assert_eq!(preferred(None, Some("de, en-CA;q=0.8, fr;q=0.9")), Lang::Fr);
        assert_eq!(preferred(Some("lang=xx"), Some("en")), Lang::En);
    }

    #[test]
    fn french_when_nothing_is_known() {
        assert_eq!(preferred(None, None), Lang::Fr);
        assert_eq!(preferred(None, Some("de;q=é, ,;;q")), Lang::Fr);
        assert_eq!(preferred(None, Some("en;q=0")), Lang::Fr);
    }
}
