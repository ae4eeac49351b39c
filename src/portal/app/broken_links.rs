//! Addresses that were broken on their way: email programs and people add punctuation behind a link, write it in
//! capitals, double a slash, or leave the encoding of the message in it.

use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode, Uri},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use ensemble_server::http::Probe;

/// The longest address that is looked at, in bytes.
const LONGEST: usize = 4096;

/// What follows an address in a text and is not part of it, as browsers send it.
const BEHIND: [&str; 33] = [
    ".",
    ",",
    ";",
    ":",
    "!",
    "*",
    "'",
    "\"",
    ")",
    "]",
    "}",
    ">",
    "<",
    "|",
    "%20",
    "%21",
    "%22",
    "%27",
    "%29",
    "%2A",
    "%2C",
    "%2E",
    "%3A",
    "%3B",
    "%3C",
    "%3E",
    "%5D",
    "%7C",
    "%7D",
    "%C2%A0",
    "%C2%BB",
    "%E2%80%99",
    "%E2%80%9D",
];

/// Leads from a broken address to the one that was meant, if there is such a page. It asks the whole service for that:
/// layers inside it would ask the route that the broken address has.
pub(super) async fn lead_on(request: Request, next: Next) -> Response {
    let meant = mended(request.uri()).filter(|_| request.method() == Method::GET);
    let again = meant.and_then(|address| Some((copy(&request, &address)?, next.clone(), address)));
    let response = next.run(request).await;
    if let Some((request, next, address)) = again
        && [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::GONE].contains(&response.status())
    {
        let there = next.run(request).await.status();
        if there.is_success() || there.is_redirection() {
            return Redirect::temporary(&address).into_response();
        }
    }
    response
}

/// The same request for another address.
fn copy(request: &Request, address: &str) -> Option<Request> {
    let mut copy = Request::new(Body::empty());
    *copy.uri_mut() = address.parse().ok()?;
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy.extensions_mut().insert(Probe);
    Some(copy)
}

/// The address that was meant, if this one looks broken. Whether there is such a page is for the caller to find out.
fn mended(uri: &Uri) -> Option<String> {
    let (path, query) = (uri.path(), uri.query());
    if path.len() + query.map_or(0, str::len) > LONGEST {
        return None;
    }
    let mut mended = String::with_capacity(path.len());
    for letter in path.chars() {
        if letter != '/' || !mended.ends_with('/') {
            mended.push(letter.to_ascii_lowercase());
        }
    }
    if !["/fr", "/en"].iter().any(|root| mended.starts_with(root)) {
        return None;
    }
    match query {
        None => without_tail(&mut mended),
        Some(query) => {
            let mut query = query
                .replace("=%0D%0A", "")
                .replace("=%0d%0a", "")
                .replace("=%0A", "")
                .replace("=%0a", "")
                .replace("&amp;", "&")
                .replace("=3D", "=")
                .replace("=3d", "=");
            without_tail(&mut query);
            mended.push('?');
            mended.push_str(&query);
        }
    }
    let as_it_came = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    (mended != as_it_came).then_some(mended)
}

fn without_tail(text: &mut String) {
    let before = text.len();
    while let Some(length) = BEHIND.iter().find_map(|tail| {
        let begins = text.len().checked_sub(tail.len())?;
        text.get(begins..)?.eq_ignore_ascii_case(tail).then_some(begins)
    }) {
        text.truncate(length);
    }
    if text.len() < before {
        text.truncate(text.trim_end_matches('/').len());
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn what_stands_behind_a_link_is_no_part_of_it() {
        for tail in [".", ")", ",", "%3E", "%3e", ").", "%C2%BB", "%E2%80%9D.", "]", "%20", "/."] {
            let address = format!("/fr/communautes{tail}");
            let uri = address.parse().expect("an address");
            assert_eq!(mended(&uri).as_deref(), Some("/fr/communautes"), "{tail}");
        }
        for (broken, meant) in [
            ("/FR/Communautes", "/fr/communautes"),
            ("//fr//communautes", "/fr/communautes"),
            ("/fr/lien?key=3Dab12", "/fr/lien?key=ab12"),
            ("/fr/lien?key=ab12%3E", "/fr/lien?key=ab12"),
            ("/fr/lien?a=3Db&amp;key=3Dab=%0D%0A12).", "/fr/lien?a=b&key=ab12"),
        ] {
            assert_eq!(mended(&broken.parse().expect("an address")).as_deref(), Some(meant), "{broken}");
        }
        for whole in [
            "/fr/communautes",
            "/fr/lien?key=ab12",
            "/pkg/A.js",
            "/healthz.",
            "//elsewhere.example/a.",
            "/fr/",
        ] {
            assert_eq!(mended(&whole.parse().expect("an address")), None, "{whole}");
        }
    }
}
