//! What a form sent.

use axum::body::Bytes;
use serde::de::DeserializeOwned;

use super::origin::{self, FormOrigin};
use crate::names;
use ensemble_core::{error::AppError, text};

/// The longest text that one field may hold, in characters, unless it says otherwise.
pub const LONG: usize = 20_000;

/// The fields of passwords: their text is taken exactly as it was typed.
const PASSWORDS: [&str; 4] = ["password", "new-password", "current", "current-for-address"];

/// Whether a field holds a password, which is never shown again.
pub(super) fn is_password(name: &str) -> bool {
    PASSWORDS.contains(&name)
}

/// The most fields of a form. A pair takes far more memory than the two letters that it may be sent as, and
/// each look for a field goes through all of them.
pub const MOST_FIELDS: usize = 4_000;

/// The pairs of a form, decoded, in order, and its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
    files: Vec<(String, Bytes)>,
}

impl Form {
    /// Reads what a browser sends: `application/x-www-form-urlencoded`. Texts are [cleaned](text::clean); names and titles
    /// become [one line](names::line); passwords stay as they are.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for what is not UTF-8, [`AppError::TooLarge`] for too many fields.
    pub fn read(body: &[u8]) -> Result<Self, AppError> {
        let text = std::str::from_utf8(body).map_err(|_| AppError::BadRequest)?;
        if memchr::memchr_iter(b'&', body).count() > MOST_FIELDS {
            return Err(AppError::TooLarge);
        }
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let (name, value) = (decoded(name)?, decoded(value)?);
                let value = if PASSWORDS.contains(&name.as_str()) { value } else { clean(&name, &value) };
                Ok((name, value))
            })
            .collect::<Result<_, _>>()
            .map(|pairs| Self { pairs, files: Vec::new() })
    }

    /// Reads what a browser sends with files: `multipart/form-data`. What a file is called and said to
    /// be is not believed, so it is not kept.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for what is no such form, [`AppError::TooLarge`] for too many fields.
    pub async fn read_multipart(body: impl Into<Vec<u8>>, boundary: String) -> Result<Self, AppError> {
        let body: Vec<u8> = body.into();
        let whole = futures::stream::once(async move { Ok::<_, std::io::Error>(body) });
        Self::read_parts(multer::Multipart::new(whole, boundary), true).await
    }

    /// Reads a form with files while it comes in. The files are dropped as they come, so that nobody makes the portal
    /// hold them; [`has_files`](Self::has_files) tells that there were some.
    ///
    /// # Errors
    /// As [`read_multipart`](Self::read_multipart).
    pub async fn read_multipart_texts<S, E>(body: S, boundary: String, most: u64) -> Result<Self, AppError>
    where
        S: futures::Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let limit = multer::SizeLimit::new().whole_stream(most);
        let constraints = multer::Constraints::new().size_limit(limit);
        Self::read_parts(multer::Multipart::with_constraints(body, boundary, constraints), false).await
    }

    async fn read_parts(mut multipart: multer::Multipart<'_>, holds_files: bool) -> Result<Self, AppError> {
        let mut form = Self::default();
        while let Some(mut field) = multipart.next_field().await.map_err(|_| AppError::BadRequest)? {
            let name = field.name().ok_or(AppError::BadRequest)?.to_owned();
            let is_file = field.file_name().is_some();
            if form.pairs.len() + form.files.len() >= MOST_FIELDS {
                return Err(AppError::TooLarge);
            }
            if is_file && !holds_files {
                let first = field.chunk().await.map_err(|_| AppError::BadRequest)?.unwrap_or_default();
                while field.chunk().await.map_err(|_| AppError::BadRequest)?.is_some() {}
                form.files.push((name, first.slice(..first.len().min(1))));
                continue;
            }
            let bytes = field.bytes().await.map_err(|_| AppError::BadRequest)?;
            if is_file {
                form.files.push((name, bytes));
            } else {
                let text = std::str::from_utf8(&bytes).map_err(|_| AppError::BadRequest)?;
                let text = clean(&name, text);
                form.pairs.push((name, text));
            }
        }
        Ok(form)
    }

    /// The fields as an action's input type: names are the type's, a name that comes several times fills a list, and
    /// unknown fields are ignored. A checkbox is a `bool` with `#[serde(default, deserialize_with = "checkbox")]`; see
    /// [`ensemble_core::error::checkbox`].
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for values that no form of the portal sends.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        let encoded = serde_html_form::to_string(&self.pairs).map_err(|_| AppError::BadRequest)?;
        serde_html_form::from_str(&encoded).map_err(|error| {
            tracing::info!(%error, "a form that no page has");
            AppError::BadRequest
        })
    }

    /// A file that was sent; an input that was left empty sends an empty one.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.iter().find(|(key, _)| key == name).map(|(_, bytes)| bytes.as_ref())
    }

    /// The files, with the names of their fields.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_ref()))
    }

    /// Whether a file was chosen.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.files.iter().any(|(_, bytes)| !bytes.is_empty())
    }

    /// Where the form comes from; its field is removed, so that no handler sees it.
    pub fn take_origin(&mut self) -> Option<FormOrigin> {
        let found = FormOrigin::parse(self.text(origin::FIELD));
        self.pairs.retain(|(name, _)| name != origin::FIELD);
        found
    }

    /// The same without its files.
    #[must_use]
    pub fn without_files(&self) -> Self {
        Self { pairs: self.pairs.clone(), files: Vec::new() }
    }

    /// The first value of a name; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The first value of a name, unless it is empty.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// Whether a box was ticked, or a button pressed.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key == name)
    }

    /// Every value of a name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Form {
    fn from(pairs: [(&str, &str); N]) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { pairs, files: Vec::new() }
    }
}

impl FromIterator<(String, String)> for Form {
    /// A form as it would be sent: what is stored, to be shown in the fields that change it.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self { pairs: pairs.into_iter().collect(), ..Self::default() }
    }
}

fn decoded(encoded: &str) -> Result<String, AppError> {
    let spaced = encoded.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| AppError::BadRequest)
}

/// The text of a field as handlers see it, however it was sent; see [`Form::read`].
#[must_use]
pub fn clean(name: &str, typed: &str) -> String {
    if names::is_line(name) {
        return names::line(typed);
    }
    text::clean(typed)
}

#[cfg(test)]
mod tests {
    use super::{AppError, Form, MOST_FIELDS};

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

    #[test]
    fn tabs_and_bullets_survive() {
        let form = Form::read("text=Nom%09Besoin%0AA.%09lecture&list=%E2%80%A2%09un%0Ao%09deux".as_bytes());
        let form = form.expect("well formed");
        assert_eq!(form.text("text"), "Nom\tBesoin\nA.\tlecture");
        assert_eq!(form.text("list"), "- un\n    - deux");
    }

    #[tokio::test]
    async fn a_name_is_one_line_however_it_is_sent() {
        let form = Form::read("name=Ana%0D%0ARoy%E2%80%AE&text=un%0Adeux".as_bytes()).expect("well formed");
        assert_eq!((form.text("name"), form.text("text")), ("Ana Roy", "un\ndeux"));
        let body = "--x\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\nun\r\ndeux\r\n--x--\r\n";
        let form = Form::read_multipart(body.as_bytes(), "x".to_owned()).await.expect("well formed");
        assert_eq!(form.text("title"), "un deux");
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Input {
        title: String,
        number: i64,
        #[serde(default)]
        readers: Vec<ensemble_core::ids::PersonId>,
        #[serde(default, deserialize_with = "ensemble_core::error::checkbox")]
        anonymous: bool,
        #[serde(default)]
        note: Option<String>,
    }

    #[test]
    fn a_form_is_decoded_into_the_input_type_of_its_action() {
        let (one, two) = (ensemble_core::ids::PersonId::new(), ensemble_core::ids::PersonId::new());
        let body = format!(
            "title=%C3%89t%C3%A9+%26+caf%C3%A9&number=7&readers={one}&readers={two}&anonymous=on&other=x"
        );
        let input: Input = Form::read(body.as_bytes()).and_then(|form| form.decode()).expect("an input");
        let expected = Input {
            title: "Été & café".to_owned(),
            number: 7,
            readers: vec![one, two],
            anonymous: true,
            note: None,
        };
        assert_eq!(input, expected);
        let plain: Input = Form::from([("title", "x"), ("number", "-1")]).decode().expect("an input");
        assert_eq!((plain.readers.len(), plain.anonymous), (0, false));
        let broken = Form::from([("title", "x"), ("number", "seven")]).decode::<Input>();
        assert_eq!(broken, Err(AppError::BadRequest));
    }

    #[tokio::test]
    async fn the_texts_of_a_form_with_files_are_read_without_holding_the_files() {
        let part = |name: &str, file: &str, text: &str| {
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
        };
        let file = "; filename=\"a.pdf\"";
        let body = part("title", "", "Un") + &part("file", file, &"x".repeat(300_000)) + "--x--\r\n";
        let stream = || {
            let chunks: Vec<_> =
                body.clone().into_bytes().chunks(1000).map(axum::body::Bytes::copy_from_slice).collect();
            futures::stream::iter(chunks.into_iter().map(Ok::<_, std::io::Error>))
        };
        let form =
            Form::read_multipart_texts(stream(), "x".to_owned(), 1_000_000).await.expect("well formed");
        assert_eq!(form.text("title"), "Un");
        assert!(form.has_files() && form.file("file").is_some_and(|bytes| bytes.len() == 1));
        let large = Form::read_multipart_texts(stream(), "x".to_owned(), 100_000).await;
        assert_eq!(large, Err(AppError::BadRequest));
    }

    #[test]
    fn a_form_of_too_many_fields_is_refused() {
        let fields = |many: usize| "a=1&".repeat(many);
        assert_eq!(Form::read(fields(MOST_FIELDS).as_bytes()).expect("a form").pairs().count(), MOST_FIELDS);
        assert_eq!(Form::read(fields(MOST_FIELDS + 1).as_bytes()), Err(AppError::TooLarge));
        assert_eq!(Form::read(&vec![b'&'; 2_000_000]), Err(AppError::TooLarge));
    }
}
