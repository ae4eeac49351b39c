//! From a page to HTML.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::{
    config::LeptosOptions,
    hydration::HydrationScripts,
    nonce::{Nonce, provide_nonce, use_nonce},
    prelude::*,
    reactive::owner::Owner,
};

use super::{
    errors::{SendAgain, Unsent},
    forms, hydration, masthead, rich_text,
};
use ensemble_calls::call::paths as call_paths;
use ensemble_common::notification::{NotificationsLink, paths as notification_paths};
use ensemble_communities::{
    account::paths as account_paths,
    community::paths as community_paths,
    membership::paths as membership_paths,
    page::{self, model::SiteLink},
};
use ensemble_core::{
    Lang, address, negotiate,
    rights::{Action, Viewer, rules},
    text::without_forbidden,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_network::administration::paths as administration_paths;
use ensemble_practices::service::paths as service_paths;
use ensemble_reflections::reflection::paths as reflection_paths;
use ensemble_server::{
    Portal,
    web::{
        Islands, Page, ReaderZone, UnsentForm,
        origin::{self, reader_mark},
    },
};
use ensemble_texts as t;
use ensemble_ui::{Footer, Kind, LangSwitch, Masthead, NavLink, Notice, SkipLink};

/// Where the pages are, in French, that have a style sheet of their own besides that of all.
const CALLS: [&str; 3] = [call_paths::LIST[0], call_paths::MANAGE_LIST[0], call_paths::CONFIRM[0]];
/// The parts of French addresses whose pages load `style/practice.css`, wherever they are in the address: below a community
/// as well as on their own.
const PRACTICE: [&str; 9] = [
    "services",
    "mes-citations",
    "constats",
    "pratiques",
    "guides",
    "questions-a-l-ordre",
    "livrables",
    "sections-de-guides",
    "guides-discussion",
];

/// What a page needs to know about its request.
pub(super) struct Setting<'a> {
    pub portal: &'a Portal,
    pub lang: Lang,
    pub query: Option<&'a str>,
    pub headers: &'a HeaderMap,
    /// Who reads, where that is known.
    pub viewer: Option<&'a Viewer>,
    /// The address to which the forms of the page belong.
    pub here: String,
    /// What was typed into a form of the page before its person's session ended.
    pub restored: Option<UnsentForm>,
}

/// Puts a page in its frame and answers with it.
pub(super) async fn page(setting: Setting<'_>, page: Page) -> Response {
    let Setting { portal, lang, query, headers, viewer, here, restored } = setting;
    let remembered =
        is_switch(&page, lang, headers).then(|| remember(lang, headers, portal.config.over_tls()));
    // A page is worth reading without its foot: when the database is unavailable, the error page is.
    let links = portal
        .ttl_cache
        .get("links", lang, portal.now(), page::links(&portal.db, lang))
        .await
        .unwrap_or_else(|_: sqlx::Error| Arc::default());
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let person = viewer.and_then(Viewer::id);
    let is_secret = page.secret;
    // Without a database, forms can be sent all the same.
    let secret = match person {
        Some(_) => origin::secret(portal).await.ok().map(str::to_owned),
        None => None,
    };
    let made = {
        let offload = &portal.offload;
        let (portal, query, viewer) = (portal.clone(), query.map(str::to_owned), viewer.cloned());
        let bytes = page.weight;
        let work = move || {
            let (html, nonce) =
                frame(&portal, lang, query.as_deref(), page, links, viewer.as_ref(), restored);
            match person.zip(secret) {
                Some((person, secret)) => (forms::add_origins(html, &secret, person, &here), nonce),
                None => (html, nonce),
            }
        };
        offload.run(person, bytes, work).await
    };
    let (html, nonce) = match made {
        Ok(made) => made,
        Err(error) => return error.into_response(),
    };

    let mut response = (status, Body::from(html)).into_response();
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
    if is_secret {
        answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        // The origin stays: without it, forms of browsers that send no `Sec-Fetch-Site` would be refused.
        answer.insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy(&nonce, portal.config.over_tls())) {
        answer.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Some(cookie) = remembered.flatten() {
        answer.append(header::SET_COOKIE, cookie);
    }
    response
}

fn frame(
    portal: &Portal,
    lang: Lang,
    query: Option<&str>,
    page: Page,
    links: Arc<Vec<SiteLink>>,
    viewer: Option<&Viewer>,
    restored: Option<UnsentForm>,
) -> (String, String) {
    let shared: Arc<dyn hydration_context::SharedContext + Send + Sync> =
        Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let rendered = owner.with(|| {
        provide_nonce();
        if let Some(person) = viewer.and_then(|viewer| viewer.person.as_ref()) {
            provide_context(ReaderZone(person.zone.clone()));
        }
        let nonce = use_nonce().as_ref().map(Nonce::to_string).unwrap_or_default();
        let islands = page.islands != Islands::None;
        let notice = restored.as_ref().map(|unsent| unsent.had_files);
        let shell = shell(portal, lang, query, page, links, viewer, notice);
        let html = tidy(&without_forbidden(&shell.to_html()), islands.then_some(&nonce));
        let html = match restored {
            Some(form) => {
                let unsent = Unsent { form: form.clone(), ..Unsent::default() };
                forms::fill(html, &form, &view! { <SendAgain lang unsent /> }.to_html())
            }
            None => html,
        };
        (html, nonce)
    });
    owner.cleanup();
    rendered
}

/// Leptos marks places for hydration with `<!>`, and preloads scripts with the nonce as the value of
/// `crossorigin`: browsers forgive both, validators do not. Only islands, which have a nonce, need
/// the marks, and they are in the body: in a `<title>`, a mark would be read as text.
fn tidy(html: &str, nonce: Option<&String>) -> String {
    const MARK: &str = "<!>";
    let body = memchr::memmem::find(html.as_bytes(), b"<body").unwrap_or(html.len());
    let mut tidied = String::with_capacity(html.len());
    let mut kept = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), MARK) {
        tidied.push_str(&html[kept..at]);
        if nonce.is_some() && at > body {
            tidied.push_str("<!---->");
        }
        kept = at + MARK.len();
    }
    tidied.push_str(&html[kept..]);
    match nonce {
        Some(nonce) => tidied.replace(&format!("crossorigin=\"{nonce}\""), "crossorigin=\"anonymous\""),
        None => tidied,
    }
}

fn shell(
    portal: &Portal,
    lang: Lang,
    query: Option<&str>,
    page: Page,
    links: Arc<Vec<SiteLink>>,
    viewer: Option<&Viewer>,
    restored: Option<bool>,
) -> impl IntoView + use<> {
    let with_query = |path: &str| match query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let site = &portal.config.site_url;
    let alternates = (page.status == 200 && page.listed).then(|| {
        let each = Lang::ALL
            .map(|each| view! { <link rel="alternate" hreflang=each.tag() href=format!("{site}{}", page.address(each)) /> })
            .collect_view();
        view! {
            <link rel="canonical" href=format!("{site}{}", page.address(lang)) />
            {each}
            <link rel="alternate" hreflang="x-default" href=format!("{site}{}", page.address(Lang::Fr)) />
        }
    });
    let switch = Some(LangSwitch { lang: lang.other(), href: with_query(page.address(lang.other())) });
    let person = viewer.and_then(|viewer| viewer.person.as_ref());
    let home = format!("/{}", lang.code());
    let mut nav = Vec::new();
    if person.is_some() {
        nav.push(NavLink::new(t::home_nav(lang), home.clone()).current(page.section == "home"));
    }
    nav.extend([
        NavLink::new(t::portal_nav_communities(lang), community_paths::list(lang))
            .current(page.section == "communities"),
        NavLink::new(t::portal_nav_meetings(lang), meeting_paths::list(lang))
            .current(page.section == "meetings"),
    ]);
    if person.is_some() {
        nav.push(
            NavLink::new(t::portal_nav_directory(lang), membership_paths::directory(lang))
                .current(page.section == "directory"),
        );
    }
    // A link and no form: one landmark and one field, on the page that has them, and room on a telephone.
    let search = reflection_paths::at(reflection_paths::SEARCH, lang);
    nav.push(NavLink::new(t::reflection_search(lang), search).current(page.section == "search").narrow());
    if viewer.is_some_and(|viewer| rules::may(viewer, Action::SeeAdministration, None)) {
        let to = administration_paths::of(administration_paths::HOME, lang);
        nav.push(NavLink::new(t::administration_title(lang), to).current(page.section == "administration"));
    }
    let consents = account_paths::of(account_paths::CONSENTS, lang);
    let asked = person.is_some_and(|person| person.asked) && page.address(lang) != consents;
    let changed = person.is_some_and(|person| person.asked_again);
    let asked = asked.then(|| {
        let words = if changed { t::account_asked(lang) } else { t::account_asked_first(lang) };
        view! {
            <Notice kind=Kind::Warning>
                <p>{words} " " <a href=consents>{t::account_asked_link(lang)}</a></p>
            </Notice>
        }
    });
    let restored = restored.map(|had_files| {
        view! {
            <Notice kind=Kind::Success>
                <p>{t::error_restored(lang)}</p>
                {had_files.then(|| view! { <p>{t::error_unsent_files(lang)}</p> })}
            </Notice>
            <div id=forms::UNSENT></div>
        }
    });
    let reader = person.map(|person| reader_mark(person.id));
    let here = page.address(lang) == notification_paths::of(notification_paths::LIST, lang);
    let notifications =
        person.cloned().map(|person| view! { <NotificationsLink lang person current=here /> }.into_any());
    let account = viewer
        .map(|viewer| masthead::account(lang, viewer, page.section, notifications))
        .unwrap_or_else(|| ().into_any());
    let calls =
        NavLink::new(t::call_public_list_title(lang), call_paths::LIST[usize::from(lang == Lang::En)]);
    let links = links.iter().map(|link| NavLink::new(link.title.clone(), link.path.clone()));
    let services = NavLink::new(t::service_title(lang), service_paths::at(service_paths::LIST, lang));
    let links = [calls, services].into_iter().chain(links).collect();
    let framed = !page.whole_window && !page.projected;
    let masthead = framed.then(|| view! { <Masthead lang home nav switch account /> });
    let foot = framed.then(|| view! { <Footer lang links tagline=t::portal_tagline(lang) /> });
    let main = if page.whole_window { "stack" } else { "wrap stack gap-6" };
    let window = match (page.whole_window, page.projected) {
        (true, _) => Some("whole-window"),
        (_, true) => Some("projected"),
        _ => None,
    };
    let title = t::portal_page_title(lang, page.title);
    let output_name = match page.islands {
        Islands::None => None,
        Islands::Small => Some(portal.assets.small.clone()),
        Islands::Write => Some(portal.assets.write.clone()),
        Islands::Live => Some(portal.assets.live.clone()),
    };
    let on_use = page.hydrated_on_use;
    let scripts = output_name.map(|output_name| {
        if on_use {
            return hydration::on_use(&output_name).into_any();
        }
        let options = LeptosOptions::builder().output_name(output_name).site_pkg_dir("pkg").build();
        view! { <HydrationScripts options islands=true /> }.into_any()
    });
    let calls_css = CALLS.iter().any(|path| page.addresses[0].starts_with(path)).then(|| {
        view! { <link rel="stylesheet" href=portal.assets.calls_css.clone() /> }
    });
    let practice_css = page.addresses[0].split('/').any(|part| PRACTICE.contains(&part)).then(|| {
        view! { <link rel="stylesheet" href=portal.assets.practice_css.clone() /> }
    });
    let rich_text = page.rich_text.then(|| {
        let labels = rich_text::labels(lang);
        view! { <script type="module" src=portal.assets.rich_text.clone() data-rich-text-labels=labels></script> }
    });
    let fonts = portal
        .assets
        .fonts
        .iter()
        .map(|font| view! { <link rel="preload" href=font.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous" /> })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {page.description.map(|text| view! { <meta name="description" content=text /> })}
                {(!page.listed || page.status != 200).then(|| view! { <meta name="robots" content="noindex" /> })}
                {page.reloads.map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string() /></noscript> })}
                {alternates}
                {fonts}
                <link rel="stylesheet" href=portal.assets.css.clone() />
                {calls_css}
                {practice_css}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <link rel="manifest" href=address::MANIFEST />
                {scripts}
                {rich_text}
            </head>
            <body data-reader=reader class=window>
                <SkipLink lang />
                {masthead}
                <main id="content" class=main tabindex="-1">{asked}{restored}{(page.body)()}</main>
                {foot}
            </body>
        </html>
    }
}

fn policy(nonce: &str, over_tls: bool) -> String {
    let upgrade = if over_tls { "; upgrade-insecure-requests" } else { "" };
    format!(
        "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; \
         script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'{upgrade}"
    )
}

/// Whether a reader came to this page from the same page in the other language: by the language switch. Pages that the
/// browser loads on its own count as little as errors.
fn is_switch(page: &Page, lang: Lang, headers: &HeaderMap) -> bool {
    let read = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let early = ["sec-purpose", "purpose", "x-moz"].iter().any(|name| read(name).contains("prefetch"));
    let (_, from) = read(header::REFERER.as_str()).split_once("://").unwrap_or_default();
    let (host, path) = from.split_at(from.find('/').unwrap_or(from.len()));
    let here = read(header::HOST.as_str());
    let path = path.split(['?', '#']).next().unwrap_or_default();
    page.status == 200 && !early && (here.is_empty() || here == host) && path == page.address(lang.other())
}

/// A cookie that keeps the language that a reader chose, when the browser would otherwise get the other.
fn remember(lang: Lang, headers: &HeaderMap, over_tls: bool) -> Option<HeaderValue> {
    let read = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let would_get = negotiate::preferred(read(header::COOKIE), read(header::ACCEPT_LANGUAGE));
    if would_get == lang {
        return None;
    }
    HeaderValue::from_str(&negotiate::cookie(lang, over_tls)).ok()
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn marks_stay_where_islands_need_them_only() {
        let html = "<head><title>a<!></title></head><body>b<!></body>";
        assert_eq!(tidy(html, None), "<head><title>a</title></head><body>b</body>");
        let kept = "<head><title>a</title></head><body>b<!----></body>";
        assert_eq!(tidy(html, Some(&"n".to_owned())), kept);
    }
}
