//! Breadcrumbs: each names the page that it leads to, the last the page itself.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;

use super::{TestApp, addresses, app};

/// Parts of a page after each opening of an element with this attribute, until the element closes.
fn elements<'a>(html: &'a str, name: &str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!("<{name}"))
        .skip(1)
        .filter(|part| part.starts_with(['>', ' ']))
        .filter(|part| part.split('>').next().is_some_and(|tag| tag.contains(attribute)))
        .filter_map(|part| part.split(&format!("</{name}>")).next())
        .collect()
}

/// The words of an element whose tag was opened: without other tags, on one line.
fn words(element: &str) -> String {
    let mut text = String::new();
    for part in element.split_once('>').map_or("", |(_, inside)| inside).split('<').enumerate() {
        text.push_str(match part {
            (0, first) => first,
            (_, tag) => tag.split_once('>').map_or("", |(_, after)| after),
        });
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn href(element: &str) -> Option<&str> {
    element.split('>').next()?.split(" href=\"").nth(1)?.split('"').next()
}

/// What a page is called: its title and headings, and the words by which menus lead to addresses.
struct Named {
    titles: Vec<String>,
    menus: BTreeMap<String, BTreeSet<String>>,
}

impl Named {
    fn of(page: &str) -> Self {
        let title = elements(page, "title", "").first().map(|title| words(title)).unwrap_or_default();
        let title = title.rsplit_once(" · ").map_or(title.clone(), |(title, _)| title.to_owned());
        let headings = ["h1", "h2"].into_iter().flat_map(|name| elements(page, name, "")).map(words);
        let mut menus: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let navs = elements(page, "nav", "").into_iter().filter(|nav| !nav.contains("class=\"crumbs\""));
        for link in navs.flat_map(|nav| elements(nav, "a", "href")) {
            if let Some(to) = href(link) {
                menus.entry(to.to_owned()).or_default().insert(words(link));
            }
        }
        Self { titles: std::iter::once(title).chain(headings).collect(), menus }
    }

    /// Whether the page at this address is called so: by its title, up to the name after a colon, or by a menu.
    fn is_called(&self, name: &str, address: &str) -> bool {
        let begins = |title: &String| {
            title.strip_prefix(name).is_some_and(|rest| {
                rest.is_empty() || [" :", ":", " ·", ",", " ("].iter().any(|after| rest.starts_with(after))
            })
        };
        let mut menu = self.menus.get(address).into_iter().flatten();
        self.titles.iter().any(begins) || menu.any(|word| word.starts_with(name))
    }
}

/// A page that one of these people may read.
async fn read(app: &TestApp, address: &str, cookies: &[String]) -> Option<String> {
    for cookie in cookies {
        let answer = app.get_with(address, "cookie", cookie).await;
        if answer.status == StatusCode::OK {
            return answer.body.contains("<html").then_some(answer.body);
        }
    }
    None
}

#[tokio::test]
async fn each_breadcrumb_has_the_words_of_the_page_that_it_leads_to() {
    let app = app().await;
    let mut cookies = vec![String::new()];
    for who in ["facilitator", "member", "coordinator", "administrator", "person"] {
        cookies.push(app.cookie(who).await);
    }
    let (mut known, mut checked, mut wrong) = (BTreeMap::new(), 0, BTreeSet::new());
    for (_, address) in addresses(&app).await {
        let Some(page) = read(&app, &address, &cookies).await else { continue };
        let own = Named::of(&page);
        let Some(crumbs) = elements(&page, "nav", "class=\"crumbs\"").first().copied() else { continue };
        for crumb in elements(crumbs, "li", "") {
            checked += 1;
            let Some(link) = elements(crumb, "a", "href").first().copied() else {
                let name = words(crumb);
                if !own.is_called(&name, &address) {
                    wrong.insert(format!("{address} calls itself {name:?}: {:?}", own.titles));
                }
                continue;
            };
            let (name, to) = (words(link), href(link).unwrap_or_default().to_owned());
            if !known.contains_key(&to) {
                let page = read(&app, &to, &cookies).await;
                known.insert(to.clone(), page.map(|page| Named::of(&page)));
            }
            match known.get(&to).and_then(Option::as_ref) {
                Some(there) if there.is_called(&name, &to) => {}
                Some(there) => {
                    wrong.insert(format!("{address}: {name:?} leads to {to}: {:?}", there.titles));
                }
                None => {
                    wrong.insert(format!("{address}: nobody reads {to}"));
                }
            }
        }
    }
    assert!(checked > 300, "{checked} breadcrumbs");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
