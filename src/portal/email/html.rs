//! The page of an email.
//!
//! Mail programs read no style sheet and run no script, so each element has its own styles. Colours are the reader's own,
//! light or dark; only the button brings its two. The page loads no image: that would tell the sender who reads.

use std::borrow::Cow;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as escaped};

use super::{Site, content::Content};
use ensemble_core::Lang;
use ensemble_texts as t;

const SHEET: &str = "max-width:36em;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,\
                     'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.5";
const TITLE: &str = "margin:0 0 24px;font-size:22px;line-height:1.3;font-weight:600";
const LINE: &str = "margin:0 0 16px";
const QUOTE: &str = "margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #8a8a8a";
const BUTTON: &str = "display:inline-block;padding:12px 20px;border-radius:8px;background-color:#0b6166;\
                      color:#ffffff;font-weight:600;text-decoration:none";
const SMALL: &str = "margin:0 0 12px;font-size:14px";
const RULE: &str = "margin:24px 0;border:0;border-top:1px solid #8a8a8a";

pub(super) fn page(lang: Lang, greeting: &str, content: &Content, site: &Site) -> String {
    let mut body = line(LINE, greeting);
    for paragraph in &content.paragraphs {
        body += &line(LINE, paragraph);
    }
    if let Some(quote) = &content.quote {
        let lines: Vec<Cow<'_, str>> = quote.lines().map(|line| escaped(line)).collect();
        body += &format!("<blockquote style=\"{QUOTE}\">{}</blockquote>\n", lines.join("<br>\n"));
    }
    if let Some(after) = &content.after_quote {
        body += &line(LINE, after);
    }
    if let Some(action) = &content.action {
        let (label, link) = (escaped(&action.label), attribute(&action.link));
        body += &format!(
            "<p style=\"margin:24px 0\"><a href=\"{link}\" style=\"{BUTTON}\">{label}</a></p>\n\
             <p style=\"{SMALL}\">{}{}</p>\n",
            escaped(t::email_link_below(lang)),
            bare(&action.link),
        );
        if let Some(validity) = &action.validity {
            body += &line(LINE, validity);
        }
    }
    let (tag, subject, url) = (lang.tag(), escaped(&content.subject), attribute(&site.url));
    let link = content.advice_link.as_ref().map(|link| bare(link)).unwrap_or_default();
    let why = escaped(&content.reason).into_owned() + " " + &escaped(&content.advice);
    let why = format!("<p style=\"{SMALL}\">{why}{link}</p>\n");
    let tagline = escaped(t::portal_tagline(lang));
    let shown = escaped(&site.url);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{subject}</title>\n\
         <style>:root {{ color-scheme: light dark }}</style>\n</head>\n\
         <body style=\"margin:0\">\n<div lang=\"{tag}\" style=\"{SHEET}\">\n\
         <h1 style=\"{TITLE}\">{subject}</h1>\n{body}<hr style=\"{RULE}\">\n{why}\
         <p style=\"margin:0;font-size:14px\">{tagline}<br>\n<a href=\"{url}\">{shown}</a></p>\n\
         </div>\n</body>\n</html>\n"
    )
}

/// An address on a line of its own, as it is.
fn bare(link: &str) -> String {
    let (address, shown) = (attribute(link), escaped(link));
    format!("<br>\n<a href=\"{address}\" style=\"word-break:break-all\">{shown}</a>")
}

fn line(style: &str, text: &str) -> String {
    format!("<p style=\"{style}\">{}</p>\n", escaped(text))
}
