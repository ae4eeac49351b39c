//! Addresses of pages, with what a page says once.

/// The parameter of the query that says what was done just before.
pub const NOTICE: &str = "notice";

/// Every page of the portal, and no other, says that its manifest is there.
pub const MANIFEST: &str = "/site.webmanifest";

/// An address without some parameters of its query and without its fragment.
#[must_use]
pub fn without_parameters(address: &str, names: &[&str]) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_kept =
        |pair: &&str| !pair.is_empty() && !names.contains(&pair.split('=').next().unwrap_or_default());
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::{NOTICE, without_parameters};

    #[test]
    fn an_address_loses_only_the_parameters_that_are_named() {
        let without = |address| without_parameters(address, &[NOTICE]);
        assert_eq!(without("/fr/a?item=1&notice=added&notices=2#note"), "/fr/a?item=1&notices=2");
        assert_eq!(without("https://exemple.ca/a?notice=added"), "https://exemple.ca/a");
        assert_eq!(without("/a?&b"), "/a?b");
        assert_eq!(without("/a#b?notice=c"), "/a");
    }
}
