//! What a form sent.

use crate::error::AppError;

/// The longest text that one field may hold, in characters, unless it says otherwise.
pub const LONG: usize = 20_000;

/// The pairs of a form, decoded, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads what a browser sends: `application/x-www-form-urlencoded`. Control characters other
    /// than line ends are dropped, line ends are made alike, and the ends are trimmed of spaces.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for what is not UTF-8.
    pub fn read(body: &[u8]) -> Result<Self, AppError> {
        let text = std::str::from_utf8(body).map_err(|_| AppError::BadRequest)?;
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Ok((decoded(name)?, clean(&decoded(value)?)))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The first value of a name; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The first value of a name, unless it is empty.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// Whether a box was ticked, or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Every value of a name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Form {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

impl FromIterator<(String, String)> for Form {
    /// A form as it would be sent: what is stored, to be shown in the fields that change it.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

fn decoded(encoded: &str) -> Result<String, AppError> {
    let spaced = encoded.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| AppError::BadRequest)
}

fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|letter| !letter.is_control() || *letter == '\n')
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let form = Form::read("name=%C3%89lise+O%27Neil&text=un%0D%0Adeux%00&on=&x=1&x=2".as_bytes());
        let form = form.expect("well formed");
        assert_eq!(form.text("name"), "Élise O'Neil");
        assert_eq!(form.text("text"), "un\ndeux");
        assert!(form.has("on") && form.some("on").is_none());
        assert_eq!(form.all("x").collect::<Vec<_>>(), ["1", "2"]);
        assert!(Form::read(b"x=%ff").is_err());
    }
}
