//! Web addresses that people type.

use url::{ParseError, Url};

/// The longest address, in characters.
const ADDRESS: usize = 2_000;

/// An address that a browser opens safely: `https`, a host, no password in it. An address without a scheme gets `https`.
#[must_use]
pub fn web_address(typed: &str) -> Option<String> {
    let whole = match Url::parse(typed) {
        Err(ParseError::RelativeUrlWithoutBase) => format!("https://{}", typed.trim_start_matches('/')),
        _ => typed.to_owned(),
    };
    let url = Url::parse(&whole).ok()?;
    let plain = url.scheme() == "https"
        && url.host_str().is_some_and(|host| host.contains('.'))
        && url.username().is_empty()
        && url.password().is_none();
    (plain && whole.chars().count() <= ADDRESS).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn addresses_are_https_and_hold_no_password() {
        assert!(web_address("https://video.example/j/84?pwd=x").is_some());
        for wrong in [
            "",
            "http://video.example",
            "javascript:alert(1)",
            "mailto:a@video.example",
            "salle 4",
            "salle",
            "a:b@video.example",
            "https://",
            "https://salle",
            "https://a:b@video.example",
            "data:text/html,x",
        ] {
            assert_eq!(web_address(wrong), None, "{wrong}");
        }
        assert_eq!(web_address(&format!("https://video.example/{}", "a".repeat(2_000))), None);
        for typed in ["video.example/j/84?pwd=x", "//video.example/j/84?pwd=x"] {
            assert_eq!(web_address(typed).as_deref(), Some("https://video.example/j/84?pwd=x"), "{typed}");
        }
    }
}
