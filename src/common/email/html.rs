//! The HTML body of an email.
//!
//! Mail programs read no style sheet and run no script, so each element has its own styles. Colours follow the reader's
//! light or dark theme; only the button and lines set their own. The body loads no image: an image would reveal to its host who
//! opens the email.

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as escaped};

use super::{Site, content::Content};
use ensemble_core::Lang;
use ensemble_server::markdown::linked;
use ensemble_texts as t;

/// The column that holds the whole email.
const PAGE_STYLE: &str = "max-width:36em;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,\
                     'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:16px;line-height:1.5";
const TITLE_STYLE: &str = "margin:0 0 24px;font-size:22px;line-height:1.3;font-weight:600";
const LINE_STYLE: &str = "margin:0 0 16px";
const QUOTE_STYLE: &str = "margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #8a8a8a";
const BUTTON_STYLE: &str = "display:inline-block;padding:12px 20px;border-radius:8px;background-color:#0b6166;\
                      color:#ffffff;font-weight:600;text-decoration:none";
const SMALL_STYLE: &str = "margin:0 0 12px;font-size:14px";
const HEADING_STYLE: &str = "margin:24px 0 8px;font-size:17px;line-height:1.3;font-weight:600";
const LIST_STYLE: &str = "margin:0 0 16px;padding:0 0 0 20px";
const RULE_STYLE: &str = "margin:24px 0;border:0;border-top:1px solid #8a8a8a";

pub(super) fn html_body(lang: Lang, greeting: &str, content: &Content, site: &Site) -> String {
    let mut body = paragraph(LINE_STYLE, greeting);
    for text in &content.paragraphs {
        body += &paragraph(LINE_STYLE, text);
    }
    if let Some(quote) = &content.quote {
        let lines: Vec<String> = quote.lines().map(linked).collect();
        body += &format!("<blockquote style=\"{QUOTE_STYLE}\">{}</blockquote>\n", lines.join("<br>\n"));
    }
    if let Some(after) = &content.after_quote {
        body += &paragraph(LINE_STYLE, after);
    }
    for section in &content.sections {
        let lines: String =
            section.lines.iter().map(|line| format!("<li>{}</li>\n", escaped(line))).collect();
        body += &format!(
            "<h2 style=\"{HEADING_STYLE}\">{}</h2>\n<ul style=\"{LIST_STYLE}\">\n{lines}</ul>\n",
            escaped(&section.heading)
        );
    }
    if let Some(button) = &content.button {
        let (label, link) = (escaped(&button.label), attribute(&button.link));
        body += &format!(
            "<p style=\"margin:24px 0\"><a href=\"{link}\" style=\"{BUTTON_STYLE}\">{label}</a></p>\n\
             <p style=\"{SMALL_STYLE}\">{}{}</p>\n",
            escaped(t::email_link_below(lang)),
            link_line(&button.link),
        );
        if let Some(validity) = &button.validity {
            body += &paragraph(LINE_STYLE, validity);
        }
    }
    let (tag, subject, url) = (lang.tag(), escaped(&content.subject), attribute(&site.url));
    let why = escaped(&content.reason).into_owned() + " " + &escaped(&content.advice);
    let mut why = format!("<p style=\"{SMALL_STYLE}\">{}</p>\n", why.trim_end());
    if let Some(opt_out) = &content.opt_out {
        why += &small_link(t::email_choose(lang), &opt_out.preferences);
        why += &small_link(t::email_stop(lang), &opt_out.unsubscribe);
    }
    let tagline = escaped(t::portal_tagline(lang));
    let shown = escaped(&site.url);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{subject}</title>\n\
         <style>:root {{ color-scheme: light dark }}</style>\n</head>\n\
         <body style=\"margin:0\">\n<div lang=\"{tag}\" style=\"{PAGE_STYLE}\">\n\
         <h1 style=\"{TITLE_STYLE}\">{subject}</h1>\n{body}<hr style=\"{RULE_STYLE}\">\n{why}\
         <p style=\"margin:0;font-size:14px\">{tagline}<br>\n<a href=\"{url}\">{shown}</a></p>\n\
         </div>\n</body>\n</html>\n"
    )
}

/// An address on a line of its own, as it is.
fn link_line(link: &str) -> String {
    let (address, shown) = (attribute(link), escaped(link));
    format!("<br>\n<a href=\"{address}\" style=\"word-break:break-all\">{shown}</a>")
}

/// A link in small letters.
fn small_link(text: &str, link: &str) -> String {
    format!("<p style=\"{SMALL_STYLE}\"><a href=\"{}\">{}</a></p>\n", attribute(link), escaped(text))
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<p style=\"{style}\">{}</p>\n", escaped(text))
}
